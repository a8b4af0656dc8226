package io.lintel.driver.zwave.api;

import io.lintel.driver.zwave.serial.SerialCommand;
import io.lintel.driver.zwave.wire.OctetReader;
import io.lintel.driver.zwave.wire.Octets;
import java.util.ArrayList;
import java.util.List;

/** How loud the air is when nobody of this network speaks: GetBackgroundRSSI, 0x3B. */
public final class BackgroundNoise {
  /** From here on a value is a code: not available, saturated, below sensitivity. */
  private static final int FIRST_CODE = 0x7D;

  private static final int CHANNELS_MAX = 4;

  public static SerialCommand ask() {
    return SerialCommand.question(FunctionId.GET_BACKGROUND_RSSI, Octets.NONE);
  }

  public static boolean isKnownTo(StickInfo stick) {
    return stick.capabilities().supports(FunctionId.GET_BACKGROUND_RSSI);
  }

  /** In dBm, of the channels that were measured. */
  public static List<Integer> decode(Octets payload) {
    var reader = new OctetReader(payload, "GetBackgroundRSSI");
    List<Integer> channels = new ArrayList<>();
    for (int i = 0; i < CHANNELS_MAX && reader.left() > 0; i++) {
      int value = reader.s8("channel");
      if (value < FIRST_CODE) {
        channels.add(value);
      }
    }
    return List.copyOf(channels);
  }

  private BackgroundNoise() {}
}
