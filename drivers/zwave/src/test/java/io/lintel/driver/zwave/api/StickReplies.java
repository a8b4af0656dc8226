package io.lintel.driver.zwave.api;

import io.lintel.driver.zwave.serial.Frame;
import io.lintel.driver.zwave.serial.SerialResult;
import io.lintel.driver.zwave.wire.MalformedFrame;
import io.lintel.driver.zwave.wire.NodeIdWidth;
import io.lintel.driver.zwave.wire.Octets;
import java.util.List;
import java.util.function.Function;

/** Every decoder of what the stick answers, for fuzzing. */
public final class StickReplies {
  private static final List<Function<Octets, Object>> DECODERS =
      List.of(
          ApiCapabilities::decode,
          octets -> InitData.decode(octets).nodes(),
          ControllerVersion::decode,
          octets -> ControllerId.decode(octets, NodeIdWidth.SIXTEEN_BITS),
          ApiSetup::decodeSupported,
          ApiSetup::decodeWidth,
          ApiSetup::decodeLongest,
          octets -> Transmission.of(new SerialResult.CalledBack(Frame.request(0x13, octets))));

  /** Throws nothing but {@link MalformedFrame}, and that only if no decoder understood. */
  public static void decodeAll(Octets octets) {
    long understood = DECODERS.stream().filter(decoder -> understands(decoder, octets)).count();
    if (understood == 0) {
      throw new MalformedFrame("every reply", "anything", 0);
    }
  }

  private static boolean understands(Function<Octets, Object> decoder, Octets octets) {
    try {
      return decoder.apply(octets) != null;
    } catch (MalformedFrame _) {
      return false;
    }
  }

  private StickReplies() {}
}
