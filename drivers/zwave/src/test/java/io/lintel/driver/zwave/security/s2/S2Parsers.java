package io.lintel.driver.zwave.security.s2;

import static io.lintel.driver.zwave.wire.FuzzedParser.ofOctets;

import io.lintel.driver.zwave.wire.FuzzedParser;
import io.lintel.driver.zwave.wire.OctetReader;
import io.lintel.driver.zwave.wire.Octets;
import java.util.List;

/** Every parser of Security 2, for fuzzing. */
public final class S2Parsers {
  public static List<FuzzedParser> all() {
    return List.of(
        ofOctets(
            "Security 2",
            S2Parsers::decode,
            "9f0107",
            "9f020801" + "ab".repeat(16),
            "9f032a0083187da3e640615b694baf",
            "9f032a011241" + "cd".repeat(16) + "83187da3e640615b694baf",
            "9f032a0303430913420983187da3e640615b694baf"),
        ofOctets(
            "extensions",
            octets -> Extensions.read(new OctetReader(octets, "extensions")),
            "12c1" + "ab".repeat(16) + "034309",
            "0204"));
  }

  private static void decode(Octets octets) {
    if (S2Frame.decode(octets) instanceof S2Frame.Encapsulated message) {
      message.command(message.sealed());
    }
  }

  private S2Parsers() {}
}
