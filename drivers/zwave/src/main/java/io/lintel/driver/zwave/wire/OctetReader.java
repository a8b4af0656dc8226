package io.lintel.driver.zwave.wire;

/**
 * Reads received bytes once, front to back, naming each field. Multi-byte numbers are big-endian.
 */
public final class OctetReader {
  private final Octets octets;
  private final String what;
  private int position;

  /**
   * Begins at the first byte.
   *
   * @param what the frame or command, for the message when it is too short
   */
  public OctetReader(Octets octets, String what) {
    this.octets = octets;
    this.what = what;
  }

  public int u8(String field) {
    need(1, field);
    return octets.at(position++);
  }

  public int u16(String field) {
    need(2, field);
    return (octets.at(position++) << 8) | octets.at(position++);
  }

  /** An 8-bit signed number. */
  public int s8(String field) {
    return (byte) u8(field);
  }

  public Octets octets(int count, String field) {
    need(count, field);
    position += count;
    return octets.slice(position - count, position);
  }

  public Octets rest() {
    return octets(left(), "rest");
  }

  public int left() {
    return octets.size() - position;
  }

  /** For a field just read whose value cannot be. */
  public MalformedFrame malformed(String field) {
    return new MalformedFrame(what, field, position - 1);
  }

  private void need(int count, String field) {
    if (left() < count) {
      throw new MalformedFrame(what, field, position);
    }
  }
}
