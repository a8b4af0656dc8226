package io.lintel.driver.zwave.security.s0;

import static io.lintel.driver.zwave.wire.FuzzedParser.ofOctets;

import io.lintel.driver.zwave.wire.FuzzedParser;
import java.util.List;

/** Every parser of Security 0, for fuzzing. */
public final class S0Parsers {
  public static List<FuzzedParser> all() {
    return List.of(
        ofOctets(
            "Security 0",
            octets -> S0Command.decode(octets).encode(),
            "9840",
            "98801122334455667788",
            "98811112131415161718fd808626a1269054f559bf66da",
            "980300626370ef20",
            "9806" + "ab".repeat(16)),
        ofOctets("Security 0, opened", S0Plain::decode, "006201ff", "11620100", "3163"));
  }

  private S0Parsers() {}
}
