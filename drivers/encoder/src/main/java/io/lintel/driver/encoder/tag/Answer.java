package io.lintel.driver.encoder.tag;

/**
 * What a card answered to a command.
 *
 * @param data 0 to 256 bytes
 * @param status SW1 SW2, 0x0000 to 0xFFFF; 0x9000 is well done (ISO 7816-4, 5.1.3)
 */
public record Answer(Octets data, int status) {
  private static final int WELL_DONE = 0x9000;

  /** Every answer ends with so many. */
  public static final int STATUS_BYTES = 2;

  /**
   * Of the bytes as received: data, then the status.
   *
   * @param received 2 bytes at least
   */
  public static Answer of(byte[] received) {
    Octets all = Octets.copyOf(received);
    int data = all.size() - STATUS_BYTES;
    return new Answer(all.slice(0, data), all.shortAt(data));
  }

  public boolean isWell() {
    return status == WELL_DONE;
  }

  /** For the installer. */
  public String statusHex() {
    return "%04X".formatted(status);
  }
}
