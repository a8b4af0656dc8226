package io.lintel.driver.zwave.api;

import io.lintel.driver.zwave.serial.SerialCommand;
import io.lintel.driver.zwave.wire.Octets;

/** SetRFReceiveMode, 0x10: nothing may change the stick's memory while it is copied. */
public final class RadioReceiving {
  public static SerialCommand off() {
    return SerialCommand.question(FunctionId.SET_RADIO_RECEIVING, Octets.of(0));
  }

  public static SerialCommand on() {
    return SerialCommand.question(FunctionId.SET_RADIO_RECEIVING, Octets.of(1));
  }

  private RadioReceiving() {}
}
