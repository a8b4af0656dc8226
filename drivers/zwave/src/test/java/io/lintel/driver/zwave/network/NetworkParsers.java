package io.lintel.driver.zwave.network;

import static io.lintel.driver.zwave.wire.FuzzedParser.ofKept;
import static io.lintel.driver.zwave.wire.FuzzedParser.ofOctets;

import io.lintel.driver.zwave.wire.FuzzedParser;
import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.driver.zwave.wire.Octets;
import java.util.List;
import java.util.Optional;

/** Every parser of jobs on the network, for fuzzing. */
public final class NetworkParsers {
  public static List<FuzzedParser> all() {
    return List.of(
        ofKept(
            "unfinished work",
            octets -> !Unfinished.decodeAll(octets).isEmpty(),
            Octets.ofHex("010007020100ff")),
        ofOctets(
            "roll of long range",
            octets -> NodeRoll.decode(octets, Optional.of(new NodeId(300))),
            "000080" + "11".repeat(128)));
  }

  private NetworkParsers() {}
}
