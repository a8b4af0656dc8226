package io.lintel.driver.zwave.security.s0;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.driver.zwave.security.Level;
import io.lintel.driver.zwave.security.NetworkKey;
import io.lintel.driver.zwave.security.SecurityClass;
import io.lintel.driver.zwave.security.Seeded;
import io.lintel.driver.zwave.security.SimulatedAir;
import io.lintel.driver.zwave.security.join.JoinEffect;
import io.lintel.driver.zwave.security.join.JoinInput;
import io.lintel.driver.zwave.security.join.JoinResult;
import io.lintel.driver.zwave.security.join.JoinState;
import io.lintel.driver.zwave.security.join.JoinStep;
import io.lintel.driver.zwave.security.join.KeyExchange;
import io.lintel.driver.zwave.security.join.KeyName;
import io.lintel.driver.zwave.security.join.NetworkKeys;
import io.lintel.driver.zwave.wire.Octets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * Our S0 and a simulated node's over a bad radio, with someone who repeats and bends what he hears.
 * {@code -Dsim.seed=N} replays one seed.
 */
class S0Sim {
  private static final int SEEDS = Integer.getInteger("sim.seeds", 400);
  private static final SimulatedAir.Faults BAD = new SimulatedAir.Faults(8, 8, 10, 10, 3);
  private static final int COMMANDS = 12;
  private static final long LIMIT_MILLIS = 900_000;

  @Test
  void nothing_is_obeyed_twice_and_nothing_that_was_not_said() {
    int obeyed = 0;
    int heard = 0;
    for (long seed : Seeded.seeds(SEEDS)) {
      Talking talking = new Talking(seed);
      talking.go();
      talking.check();
      obeyed += talking.node.obeyed().size();
      heard += talking.heard.size();
    }
    int all = SEEDS * COMMANDS;
    String figures = obeyed + " obeyed and " + heard + " heard of " + all;
    assertTrue(SEEDS == 1 || (obeyed > all / 2 && heard > all / 2), figures);
  }

  @Test
  void over_a_good_radio_everything_is_obeyed_and_heard() {
    for (long seed : Seeded.seeds(20)) {
      Talking talking = new Talking(seed, SimulatedAir.Faults.NONE, false);
      talking.go();
      talking.check();
      assertEquals(Set.copyOf(talking.said), Set.copyOf(talking.node.obeyed()), talking.toString());
      assertEquals(Set.copyOf(talking.saidByNode), Set.copyOf(talking.heard), talking.toString());
    }
  }

  @Test
  void a_node_that_is_said_to_have_joined_has_the_key_and_most_join() {
    int joined = 0;
    for (long seed : Seeded.seeds(SEEDS)) {
      Joining joining = new Joining(seed, BAD);
      joining.go();
      joining.check();
      joined += joining.joined() ? 1 : 0;
    }
    assertTrue(SEEDS == 1 || joined > SEEDS * 7 / 10, joined + " of " + SEEDS + " joined");
  }

  /** Both sides say things; a stranger repeats and bends. */
  private static final class Talking {
    private static final S0Keys KEYS =
        S0Keys.of(new NetworkKey(Octets.ofHex("0102030405060708090a0b0c0d0e0f10")));

    private final long seed;
    private final SplittableRandom random;
    private final SimulatedAir<Octets> air;
    private final SimulatedS0Host host;
    private final SimulatedS0Node node;
    private final boolean stranger;
    private final List<Octets> said = new ArrayList<>();
    private final List<Octets> saidByNode = new ArrayList<>();
    private final List<Octets> heard = new ArrayList<>();
    private final List<Octets> heardInClear = new ArrayList<>();

    Talking(long seed) {
      this(seed, BAD, true);
    }

    Talking(long seed, SimulatedAir.Faults faults, boolean stranger) {
      this.seed = seed;
      this.stranger = stranger;
      random = new SplittableRandom(seed);
      air = new SimulatedAir<>(random.split(), faults);
      host =
          new SimulatedS0Host(
              KEYS, Seeded.of(random.split()), air::nowMillis, hands(true), this::hear);
      node = new SimulatedS0Node(KEYS, Seeded.of(random.split()), hands(false));
    }

    void go() {
      long atMillis = 0;
      for (int i = 0; i < COMMANDS; i++) {
        Octets ofHost = command(0x62, i);
        Octets ofNode = command(0x71, i).slice(0, 3);
        said.add(ofHost);
        saidByNode.add(ofNode);
        atMillis += random.nextInt(4_000);
        air.after(atMillis, () -> host.say(ofHost, KEYS));
        air.after(atMillis + random.nextInt(500), () -> node.say(ofNode));
      }
      for (int i = 0; stranger && i < 60; i++) {
        air.after(random.nextInt(60_000), this::interfere);
      }
      air.run(LIMIT_MILLIS);
    }

    private Octets command(int commandClass, int number) {
      byte[] more = new byte[random.nextInt(45)];
      random.nextBytes(more);
      return Octets.of(commandClass, 0x01, number).plus(Octets.copyOf(more));
    }

    private void interfere() {
      List<Octets> all = air.heardByAll();
      if (!all.isEmpty()) {
        Octets again = all.get(random.nextInt(all.size()));
        Octets frame = random.nextBoolean() ? again : bent(again);
        if (random.nextBoolean()) {
          host.hear(frame);
        } else {
          node.hear(frame);
        }
      }
    }

    private Octets bent(Octets frame) {
      byte[] bytes = frame.toArray();
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      return Octets.copyOf(bytes);
    }

    private void hear(Octets command, Level level) {
      (level instanceof Level.Clear ? heardInClear : heard).add(command);
    }

    void check() {
      assertOnceAndSaid(said, node.obeyed());
      assertOnceAndSaid(saidByNode, heard);
      assertTrue(
          heardInClear.stream().noneMatch(saidByNode::contains), this + ": heard in the clear");
      assertEquals(COMMANDS, host.ends().size(), this + ": something never ended");
      assertTrue(host.session().accepts(), this + ": it asks for ever");
      assertTrue(host.session().nonces().issued().size() <= S0Limits.ISSUED, toString());
      assertTrue(host.session().nonces().spent().size() <= S0Limits.SPENT, toString());
    }

    private void assertOnceAndSaid(List<Octets> said, List<Octets> obeyed) {
      assertTrue(said.containsAll(obeyed), this + ": obeyed what nobody said");
      assertEquals(obeyed.size(), new HashSet<>(obeyed).size(), this + ": obeyed twice");
    }

    private SimulatedAir.Hands<Octets> hands(boolean ofHost) {
      return handsOn(air, () -> ofHost ? host : node, () -> ofHost ? node : host);
    }

    @Override
    public String toString() {
      return "-Dsim.seed=" + seed;
    }
  }

  /** A key exchange on top of it, sealed for true. */
  private static final class Joining {
    private final long seed;
    private final NetworkKeys keys;
    private final SimulatedAir<Octets> air;
    private final SimulatedS0Host host;
    private final SimulatedS0Node node;
    private JoinState state = new JoinState.Over();
    private Optional<JoinResult> result = Optional.empty();

    Joining(long seed, SimulatedAir.Faults faults) {
      this.seed = seed;
      var random = new SplittableRandom(seed);
      keys = NetworkKeys.made(Seeded.of(random.split()));
      air = new SimulatedAir<>(random.split(), faults);
      host =
          new SimulatedS0Host(
              networkKeys(),
              Seeded.of(random.split()),
              air::nowMillis,
              handsOn(air, this::hostSide, this::nodeSide),
              (command, level) -> on(new JoinInput.Said(command, level)));
      node =
          new SimulatedS0Node(
              S0Keys.temporary(),
              Seeded.of(random.split()),
              handsOn(air, this::nodeSide, this::hostSide));
    }

    void go() {
      act(KeyExchange.beginS0(keys));
      air.run(LIMIT_MILLIS);
    }

    boolean joined() {
      return result.filter(JoinResult.Joined.class::isInstance).isPresent();
    }

    void check() {
      assertTrue(result.isPresent(), this + ": it waits for ever");
      if (joined()) {
        assertTrue(node.hasKey(), this + ": joined without a key");
        assertEquals(networkKeys(), node.keys(), this + ": joined with another key");
      }
    }

    private S0Keys networkKeys() {
      return S0Keys.of(keys.of(KeyName.S0_LEGACY));
    }

    private SimulatedAir.Side<Octets> nodeSide() {
      return node;
    }

    /** What was sent in the clear and got lost is the exchange's own. */
    private SimulatedAir.Side<Octets> hostSide() {
      return new SimulatedAir.Side<>() {
        @Override
        public void hear(Octets frame) {
          host.hear(frame);
        }

        @Override
        public void woke(long round) {
          host.woke(round);
        }

        @Override
        public void undelivered(Octets frame) {
          on(new JoinInput.Undelivered(new JoinEffect.Send(frame, new Level.Clear())));
        }
      };
    }

    private void on(JoinInput input) {
      act(KeyExchange.on(state, input));
    }

    private void act(JoinStep step) {
      state = step.state();
      step.effects().forEach(this::act);
    }

    private void act(JoinEffect effect) {
      switch (effect) {
        case JoinEffect.Send(Octets command, Level level) -> {
          if (level instanceof Level.Joining) {
            host.say(command, S0Keys.temporary());
          } else {
            air.transmit(command, hostSide(), node);
          }
        }
        case JoinEffect.WakeAfter(long round, int delay) ->
            air.after(delay, () -> on(new JoinInput.Woke(round)));
        case JoinEffect.ExpectClass(SecurityClass by) -> assertEquals(SecurityClass.S0, by);
        case JoinEffect.Ended(JoinResult how) -> result = Optional.of(how);
        case JoinEffect.AskPin _,
            JoinEffect.UseTemporaryKey _,
            JoinEffect.ForgetNonces _,
            JoinEffect.DropTemporaryKey _,
            JoinEffect.Ignored _ -> {}
      }
    }

    @Override
    public String toString() {
      return "-Dsim.seed=" + seed + " " + result;
    }
  }

  private static SimulatedAir.Hands<Octets> handsOn(
      SimulatedAir<Octets> air,
      Supplier<SimulatedAir.Side<Octets>> own,
      Supplier<SimulatedAir.Side<Octets>> other) {
    return new SimulatedAir.Hands<>() {
      @Override
      public void send(Octets frame) {
        air.transmit(frame, own.get(), other.get());
      }

      @Override
      public void wakeAfter(long round, int delayMillis) {
        air.after(delayMillis, () -> own.get().woke(round));
      }
    };
  }
}
