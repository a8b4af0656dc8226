package io.lintel.driver.zwave.api;

import io.lintel.driver.zwave.serial.Frame;
import io.lintel.driver.zwave.serial.SerialResult;
import io.lintel.driver.zwave.wire.OctetReader;
import io.lintel.driver.zwave.wire.Octets;

/** How one SendData went. */
public sealed interface Transmission {
  /** The node's radio acknowledged. Not that the node obeyed. */
  record Acknowledged() implements Transmission {}

  /** It went out and nobody acknowledged. The node may have it all the same. */
  record Unacknowledged() implements Transmission {}

  /** The stick's queue was full: nothing went out. */
  record StickBusy() implements Transmission {}

  /** The air was never free: nothing went out. */
  record AirJammed() implements Transmission {}

  /** Nothing reached the stick. */
  record NeverLeft(SerialResult.Cause cause) implements Transmission {}

  /** The permit ended on the way. */
  record Abandoned() implements Transmission {}

  /** The stick said no more; it may have gone out. */
  record StickLost() implements Transmission {}

  static Transmission of(SerialResult result) {
    return switch (result) {
      case SerialResult.CalledBack(Frame callback) -> ofCallback(callback.payload());
      case SerialResult.Responded _ -> new StickBusy();
      case SerialResult.NeverLeft(var cause) -> new NeverLeft(cause);
      case SerialResult.Abandoned() -> new Abandoned();
      case SerialResult.NoReply _, SerialResult.LinkLost() -> new StickLost();
      case SerialResult.Acknowledged(), SerialResult.NothingCame() -> new StickLost();
    };
  }

  /**
   * {@code callback id, status [, ticks(2) …]}; status 0 is OK, 2 is fail, the others are no ACK,
   * not idle and no route. Fail after 0 ticks of 10 ms means that the stick never transmitted.
   */
  private static Transmission ofCallback(Octets payload) {
    var reader = new OctetReader(payload, "SendData callback");
    reader.u8("callback id");
    int status = reader.left() == 0 ? 1 : reader.u8("status");
    if (status == 0) {
      return new Acknowledged();
    }
    boolean neverTransmitted = status == 2 && reader.left() >= 2 && reader.u16("ticks") == 0;
    return neverTransmitted ? new AirJammed() : new Unacknowledged();
  }
}
