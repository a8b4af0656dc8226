package io.lintel.driver.zwave.security.join;

/**
 * What kind of node it is, with the numbers of node information.
 *
 * @param generic 0x40 is entry control: a lock
 */
public record QrType(int generic, int specific, int icon) {
  private static final int ENTRY_CONTROL = 0x40;

  static QrType read(QrReader reader) {
    int classes = reader.word("device class");
    return new QrType(classes >> 8, classes & 0xFF, reader.word("icon"));
  }

  public boolean isLock() {
    return generic == ENTRY_CONTROL;
  }
}
