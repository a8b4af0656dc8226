package io.lintel.driver.zwave;

import io.lintel.driver.zwave.crypto.RandomSource;
import io.lintel.driver.zwave.security.join.SimulatedS2Node;
import io.lintel.driver.zwave.security.s2.S2Peer;
import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.testkit.World;
import java.time.Duration;

/** Where the S2 of a simulated node lives: behind a simulated stick. */
record S2Surroundings(World world, SimulatedStick stick, SimulatedNode node)
    implements SimulatedS2Node.World {
  private static final NodeId HOST = new NodeId(1);
  private static final Duration RADIO = Duration.ofMillis(4);

  static SimulatedS2Node node(
      World world, SimulatedStick stick, SimulatedNode node, Octets homeId, int wishedBits) {
    var peer = new S2Peer(homeId, new NodeId(node.id), HOST);
    RandomSource random =
        count -> {
          byte[] bytes = new byte[count];
          world.random().nextBytes(bytes);
          return Octets.copyOf(bytes);
        };
    return new SimulatedS2Node(peer, wishedBits, random, new S2Surroundings(world, stick, node));
  }

  @Override
  public void send(Octets frame) {
    if (!node.jammed) {
      world.after(RADIO, () -> stick.fromNode(node, frame));
    }
  }

  @Override
  public void after(int millis, Runnable what) {
    world.after(Duration.ofMillis(millis), what);
  }

  @Override
  public long nowMillis() {
    return world.nanos() / 1_000_000;
  }

  @Override
  public void obey(Octets command) {
    stick.obey(node, command);
  }
}
