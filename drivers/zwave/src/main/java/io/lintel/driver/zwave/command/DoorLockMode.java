package io.lintel.driver.zwave.command;

import java.util.Arrays;

/** Modes of Door Lock. */
public enum DoorLockMode {
  UNSECURED(0x00),
  UNSECURED_FOR_A_TIME(0x01),
  INSIDE_HANDLES_UNSECURED(0x10),
  INSIDE_HANDLES_UNSECURED_FOR_A_TIME(0x11),
  OUTSIDE_HANDLES_UNSECURED(0x20),
  OUTSIDE_HANDLES_UNSECURED_FOR_A_TIME(0x21),
  /** The bolt is neither thrown nor drawn. */
  BETWEEN(0xFE),
  SECURED(0xFF),
  /** A code that the specification does not name. */
  UNNAMED(-1);

  private final int code;

  DoorLockMode(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }

  static DoorLockMode of(int code) {
    return Arrays.stream(values()).filter(mode -> mode.code == code).findFirst().orElse(UNNAMED);
  }
}
