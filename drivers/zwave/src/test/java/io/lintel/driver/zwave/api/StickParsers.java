package io.lintel.driver.zwave.api;

import static io.lintel.driver.zwave.wire.FuzzedParser.ofOctets;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.driver.zwave.serial.Frame;
import io.lintel.driver.zwave.serial.SerialResult;
import io.lintel.driver.zwave.wire.FuzzedParser;
import io.lintel.driver.zwave.wire.MalformedFrame;
import io.lintel.driver.zwave.wire.NodeIdWidth;
import io.lintel.driver.zwave.wire.OctetReader;
import io.lintel.driver.zwave.wire.Octets;
import java.util.List;

/** Every parser of what the stick answers and tells, for fuzzing. */
public final class StickParsers {
  private static final String NODES = "00".repeat(29);

  public static List<FuzzedParser> all() {
    return List.of(
        ofOctets("capabilities", ApiCapabilities::decode, "010000860001005a" + "ff".repeat(32)),
        ofOctets("nodes", octets -> InitData.decode(octets).nodes(), "09081d" + NODES + "0700"),
        ofOctets("version", ControllerVersion::decode, "5a2d5761766520372e31380001"),
        ofOctets(
            "id", octets -> ControllerId.decode(octets, NodeIdWidth.SIXTEEN_BITS), "c0de00010001"),
        ofOctets("settings", ApiSetup::decodeSupported, "01fe16010300010000000100000000"),
        ofOctets("width", ApiSetup::decodeWidth, "8001"),
        ofOctets("longest command", ApiSetup::decodeLongest, "102e", "1196"),
        ofOctets("long range nodes", LongRangeNodes::decode, "000080" + "11".repeat(128)),
        ofOctets("neighbors", Neighbors::decode, NODES),
        ofOctets("noise", BackgroundNoise::decode, "a1a2a37f"),
        ofOctets("failed node", FailedNode::decode, "01"),
        ofOctets("failed node's removal", FailedNode::decodeStart, "00"),
        ofOctets("protocol info", NodeProtocolInfo::decode, "53dc01044003"),
        ofOctets("node information", NodeInformation::decode, "0440035e986c9fef62"),
        ofOctets("NVM, 16 bit", Nvm.CLASSIC::decode, "0004001011223344"),
        ofOctets("NVM, 32 bit", Nvm.EXTENDED::decode, "00040000001011223344"),
        ofOctets(
            "transmission",
            octets -> {
              var result = new SerialResult.CalledBack(Frame.request(0x13, octets));
              Transmission.of(result);
              TransmissionReport.of(result);
            },
            "1f000005007f7f7f7f7f0001030000000002010000"),
        told(0x04, "0007036203ff", "000700"),
        told(0xA8, "00010703760301", "00010700"),
        told(0x49, "8407050440035e9f", "8500000102030404044003989f", "81000000", "8700"),
        told(0x0A, "0300010100085e989f556c568f7400"),
        told(0x4A, "010307060440035e9f98", "0106", "01050700"),
        told(0x4B, "010307060440035e9f98", "0107"),
        told(0x61, "0101"),
        told(0x63, "0104"),
        ofOctets(
            "primed",
            octets -> NetworkNews.primed(read(octets), false, NodeIdWidth.EIGHT_BITS),
            "0000c1020304060440035e9f98"));
  }

  private static OctetReader read(Octets octets) {
    return new OctetReader(octets, "primed node");
  }

  private static FuzzedParser told(int function, String... samples) {
    return ofOctets(
        "function %02x".formatted(function),
        octets -> {
          decodeWide(function, octets);
          StickMessage.decode(Frame.request(function, octets), NodeIdWidth.EIGHT_BITS);
        },
        samples);
  }

  /** With wide node ids the same bytes are something else, or nothing. */
  private static void decodeWide(int function, Octets octets) {
    try {
      StickMessage.decode(Frame.request(function, octets), NodeIdWidth.SIXTEEN_BITS);
    } catch (MalformedFrame expected) {
      assertTrue(String.valueOf(expected.getMessage()).contains(" at byte "));
    }
  }

  private StickParsers() {}
}
