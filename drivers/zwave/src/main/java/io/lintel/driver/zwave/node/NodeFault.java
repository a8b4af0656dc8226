package io.lintel.driver.zwave.node;

import io.lintel.spi.Fault;

/** What a node itself complains of. */
enum NodeFault {
  AUTO_LOCK_FAILED(
      "zwave.auto_lock_failed",
      "the lock tried to lock by itself and its bolt did not go home: look at the door and its strike"),
  MAINS_LOST(
      "zwave.mains_lost",
      "the device has lost its mains power: see to it before its battery is empty"),
  RADIO_JAMMED(
      "zwave.radio_jammed",
      "the device reports that its radio is being jammed: look for a transmitter near the door"),
  BATTERY_LOW("zwave.battery_low", "the lock's battery is low: replace it"),
  BATTERY_EMPTY("zwave.battery_empty", "the lock's battery is nearly empty: replace it now"),
  KEYPAD_BLOCKED(
      "zwave.keypad_blocked",
      "the lock's keypad is blocked for a while after wrong codes: see who is at the door"),
  HARDWARE_FAILED(
      "zwave.lock_hardware_failed", "the lock reports that its hardware has failed: replace it"),
  SOFTWARE_FAILED(
      "zwave.lock_software_failed",
      "the lock reports that its software has failed: take its battery out and in again");

  private final String code;
  private final String message;

  NodeFault(String code, String message) {
    this.code = code;
    this.message = message;
  }

  Fault fault() {
    return Fault.repair(code, message);
  }
}
