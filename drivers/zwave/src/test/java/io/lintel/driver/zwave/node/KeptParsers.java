package io.lintel.driver.zwave.node;

import static io.lintel.driver.zwave.wire.FuzzedParser.ofKept;

import io.lintel.driver.zwave.security.SecurityClass;
import io.lintel.driver.zwave.wire.FuzzedParser;
import io.lintel.driver.zwave.wire.Octets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every parser of what was kept of nodes, and of what they answer in interviews, for fuzzing. */
public final class KeptParsers {
  private static final Findings FINDINGS =
      new Findings(
          true,
          Octets.ofHex("0440035e986c9f"),
          Optional.of(
              new Findings.Security(
                  Optional.of(SecurityClass.S2_ACCESS_CONTROL), Octets.ofHex("6263"))),
          Map.of(Question.of(0, Octets.ofHex("7204")), Octets.ofHex("7205012980020600")));

  public static List<FuzzedParser> all() {
    return List.of(
        ofKept(
            "kept findings",
            octets -> Findings.decode(octets).map(Profiles::of).isPresent(),
            FINDINGS.encode()),
        ofKept(
            "kept codes",
            octets -> !CodeMemory.of(octets, () -> {}).seen().isEmpty(),
            Octets.ofHex("0100020001000300010003")),
        ofKept(
            "product", octets -> Product.of(octets).isPresent(), Octets.ofHex("7205012980020600")));
  }

  private KeptParsers() {}
}
