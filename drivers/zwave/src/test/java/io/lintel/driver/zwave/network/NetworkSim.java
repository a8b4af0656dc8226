package io.lintel.driver.zwave.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Whatever the seed does, it ends, and no node is left in the network without a word. */
class NetworkSim {
  private static final long SEEDS = Integer.getInteger("sim.seeds", 3_000);

  @Test
  void every_operation_ends_and_leaves_the_stick_at_rest() {
    seeds()
        .forEach(
            seed -> {
              var network = new SimulatedNetwork(seed, 0.15);
              network.run(false);
              assertTrue(network.hasEnded(), () -> "never ended: -Dsim.seed=" + seed);
            });
  }

  @Test
  void without_losses_no_node_is_left_without_a_word_and_the_stick_is_at_rest() {
    seeds()
        .forEach(
            seed -> {
              var network = new SimulatedNetwork(seed, 0);
              network.run(false);
              assertEquals(Set.of(), network.unspokenOf(), () -> "-Dsim.seed=" + seed);
              assertEquals(0, network.mode, () -> "-Dsim.seed=" + seed);
              checkTruth(network, seed);
            });
  }

  @Test
  void a_host_killed_at_any_moment_leaves_word_of_what_is_half_done() {
    seeds()
        .forEach(
            seed -> {
              var network = new SimulatedNetwork(seed, 0);
              network.run(true);
              assertEquals(Set.of(), network.unspokenOf(), () -> "-Dsim.seed=" + seed);
            });
  }

  @Test
  void with_losses_what_is_said_of_a_node_is_true() {
    seeds()
        .forEach(
            seed -> {
              var network = new SimulatedNetwork(seed, 0.15);
              network.run(false);
              checkTruth(network, seed);
            });
  }

  private static void checkTruth(SimulatedNetwork network, long seed) {
    String why = "-Dsim.seed=" + seed;
    switch (network.end.orElseThrow()) {
      case End.Included in ->
          assertTrue(in.replaced() || network.nodes.contains(in.node().id().value()), why);
      case End.Excluded out ->
          out.node().ifPresent(node -> assertFalse(network.nodes.contains(node.value()), why));
      case End.Image _, End.Restored _, End.Nodes _, End.Told _, End.Cancelled _, End.Failed _ -> {}
    }
  }

  private static LongStream seeds() {
    Long one = Long.getLong("sim.seed");
    return one == null ? LongStream.range(0, SEEDS) : LongStream.of(one);
  }
}
