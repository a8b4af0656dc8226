package io.lintel.driver.zwave.security.join;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.driver.zwave.crypto.Curve25519;
import io.lintel.driver.zwave.security.Level;
import io.lintel.driver.zwave.security.NetworkKey;
import io.lintel.driver.zwave.security.SecurityClass;
import io.lintel.driver.zwave.security.Seeded;
import io.lintel.driver.zwave.security.SimulatedAir;
import io.lintel.driver.zwave.security.s2.S2Keys;
import io.lintel.driver.zwave.security.s2.S2Peer;
import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.driver.zwave.wire.Octets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * The key exchange over S2 itself: nonces, sealing and resynchronisation of both sides run below
 * it. {@code -Dsim.seed=N} replays one seed.
 */
class SealedJoinSim {
  private static final int SEEDS = Integer.getInteger("sim.seeds", 120);
  private static final SimulatedAir.Faults BAD = new SimulatedAir.Faults(5, 5, 8, 5, 0);
  private static final long LIMIT_MILLIS = 900_000;
  private static final Octets HOME_ID = Octets.ofHex("deadbeef");
  private static final NodeId HOST = new NodeId(1);

  @Test
  void over_a_good_radio_every_node_joins() {
    for (long seed : Seeded.seeds(SEEDS / 3)) {
      Run run = new Run(seed, SimulatedAir.Faults.NONE);
      run.go(0);
      assertTrue(run.joined(), run + " did not join");
      run.check();
    }
  }

  @Test
  void over_a_bad_radio_most_join_and_all_end() {
    int joined = 0;
    for (long seed : Seeded.seeds(SEEDS)) {
      Run run = new Run(seed, BAD);
      run.go(0);
      run.check();
      joined += run.joined() ? 1 : 0;
    }
    assertTrue(SEEDS == 1 || joined > SEEDS * 7 / 10, joined + " of " + SEEDS + " joined");
  }

  @Test
  void a_wrong_pin_is_told_as_one_within_two_echoes_of_the_node() {
    for (long seed : Seeded.seeds(SEEDS / 3)) {
      Run run = new Run(seed, SimulatedAir.Faults.NONE);
      run.go(1);
      assertEquals(
          Optional.of(new JoinResult.Failed(JoinFailure.WRONG_PIN)), run.result, run.toString());
      assertTrue(run.endedMillis < 33_000, run + " took " + run.endedMillis + " ms");
    }
  }

  @Test
  void a_node_of_the_list_joins_with_nobody_asked_and_gets_no_key_that_the_list_does_not_name() {
    for (long seed : Seeded.seeds(SEEDS / 2)) {
      Run run = new Run(seed, SimulatedAir.Faults.NONE).awaited(0);
      run.go(0);
      run.check();
      assertFalse(run.asked, run + " asked for a PIN");
      assertEquals(!run.fair().isEmpty(), run.joined(), run.toString());
      assertEquals(run.fair(), run.granted(), run.toString());
    }
  }

  @Test
  void a_label_with_another_pin_lets_nobody_in_and_is_told_as_of_another_node() {
    for (long seed : Seeded.seeds(SEEDS / 2)) {
      Run run = new Run(seed, SimulatedAir.Faults.NONE).awaited(1);
      run.go(0);
      JoinFailure why = run.fair().isEmpty() ? run.policy.whenRefused() : JoinFailure.OTHER_NODE;
      assertEquals(Optional.of(new JoinResult.Failed(why)), run.result, run.toString());
      assertEquals(Map.of(), run.node.keys(), run.toString());
    }
  }

  @Test
  void a_node_of_the_list_over_a_bad_radio_ends_in_or_out() {
    for (long seed : Seeded.seeds(SEEDS)) {
      Run run = new Run(seed, BAD).awaited(0);
      run.go(0);
      run.check();
      assertTrue(run.fair().containsAll(run.granted()), run.toString());
    }
  }

  /** One exchange. */
  private static final class Run {
    private final long seed;
    private final SplittableRandom random;
    private final SimulatedAir<Octets> air;
    private final NetworkKeys keys;
    private final Curve25519.Keys pair;
    private final Sealer hostSeal;
    private final Sealer nodeSeal;
    private final JoiningNode node;
    private JoinState state = new JoinState.Over();
    private Optional<JoinResult> result = Optional.empty();
    private final int wish;
    private JoinPolicy policy;
    private Optional<Dsk> known = Optional.empty();
    private boolean asked;
    private int wrongBits;
    private long endedMillis;

    Run(long seed, SimulatedAir.Faults faults) {
      this.seed = seed;
      random = new SplittableRandom(seed);
      air = new SimulatedAir<>(random.split(), faults);
      keys = NetworkKeys.made(Seeded.of(random.split()));
      pair = Curve25519.Keys.make(Seeded.of(random.split()));
      hostSeal = sealer(HOST, JoiningHost.NODE, this::host, this::nodeEnd, new ToHost());
      nodeSeal = sealer(JoiningHost.NODE, HOST, this::nodeEnd, this::host, new ToNode());
      wish = wish();
      node = new JoiningNode(Seeded.of(random.split()), wish, new NodeHands());
      policy = random.nextBoolean() ? JoinPolicy.lock() : JoinPolicy.any();
    }

    private Sealer sealer(
        NodeId self,
        NodeId other,
        Supplier<Sealer> own,
        Supplier<Sealer> far,
        Sealer.Listener listener) {
      return new Sealer(
          new S2Peer(HOME_ID, self, other),
          Seeded.of(random.split()),
          Sealer.hands(air, own, far),
          air::nowMillis,
          listener);
    }

    private int wish() {
      int[] wishes = {0x84, 0x04, 0x87, 0x07};
      return wishes[random.nextInt(wishes.length)];
    }

    void go(int wrong) {
      wrongBits = wrong;
      act(KeyExchange.begin(new JoinTerms(JoiningHost.NODE, policy, keys, pair.shown(), known)));
      air.run(LIMIT_MILLIS);
    }

    /** On the list, with a label that asks for some classes and whose PIN differs by these bits. */
    Run awaited(int labelBits) {
      Octets dsk = node.dsk().octets();
      Dsk label = new Dsk(Octets.of(dsk.at(0), dsk.at(1) ^ labelBits).plus(dsk.from(2)));
      Set<SecurityClass> named = SecurityClass.ofBits(1 + random.nextInt(7));
      policy = new Provisioned(label, named, random.nextBoolean(), false, 0).policy(false);
      known = Optional.of(label);
      return this;
    }

    /** What it must get, if anything. */
    Set<SecurityClass> fair() {
      return policy.grant(SecurityClass.ofBits(wish));
    }

    Set<SecurityClass> granted() {
      return result
          .filter(JoinResult.Joined.class::isInstance)
          .map(each -> ((JoinResult.Joined) each).granted())
          .orElseGet(Set::of);
    }

    boolean joined() {
      return result.filter(JoinResult.Joined.class::isInstance).isPresent();
    }

    void check() {
      assertTrue(result.isPresent(), this + ": the host waits for ever");
      assertTrue(node.isOver(), this + ": the node waits for ever");
      if (result.get() instanceof JoinResult.Joined(var granted, var dsk)) {
        assertEquals(Optional.of(node.dsk()), dsk, toString());
        for (SecurityClass each : granted) {
          assertEquals(key(each), node.keys().get(each.bit()), this + ": " + each);
        }
      }
    }

    private NetworkKey key(SecurityClass by) {
      return keys.of(by, JoiningHost.NODE);
    }

    private Sealer host() {
      return hostSeal;
    }

    private Sealer nodeEnd() {
      return nodeSeal;
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
        case JoinEffect.Send(Octets command, Level level) -> hostSeal.say(command, level);
        case JoinEffect.WakeAfter(long round, int delay) ->
            air.after(delay, () -> on(new JoinInput.Woke(round)));
        case JoinEffect.AskPin _ -> air.after(12_500, this::enterPin);
        case JoinEffect.UseTemporaryKey(Octets shown) -> use(shown);
        case JoinEffect.ExpectClass(SecurityClass by) ->
            hostSeal.grant(new Level.Secure(by), S2Keys.ofNetworkKey(key(by)));
        case JoinEffect.ForgetNonces() -> hostSeal.forget();
        case JoinEffect.DropTemporaryKey() -> hostSeal.dropTemporary();
        case JoinEffect.Ignored _ -> {}
        case JoinEffect.Ended(JoinResult how) -> {
          result = Optional.of(how);
          endedMillis = air.nowMillis();
        }
      }
    }

    private void enterPin() {
      asked = true;
      on(new JoinInput.PinEntered(new DskPin(node.dsk().pin().value() ^ wrongBits)));
    }

    private void use(Octets shown) {
      Octets agreed = Curve25519.agree(pair.secret(), shown).orElseThrow();
      hostSeal.grant(new Level.Joining(), S2Keys.temporary(agreed, pair.shown(), shown));
      hostSeal.forget();
    }

    private final class ToHost implements Sealer.Listener {
      @Override
      public void said(Octets command, Level level) {
        on(new JoinInput.Said(command, level));
      }

      @Override
      public void wrongKey() {
        on(new JoinInput.Unreadable());
      }

      @Override
      public void undelivered(Octets command, Level level) {
        on(new JoinInput.Undelivered(new JoinEffect.Send(command, level)));
      }
    }

    private final class ToNode implements Sealer.Listener {
      @Override
      public void said(Octets command, Level level) {
        node.hear(
            new AirFrame(
                command, level instanceof Level.Joining ? node.temporary() : Optional.empty()));
      }

      @Override
      public void wrongKey() {}

      @Override
      public void undelivered(Octets command, Level level) {
        Optional<Octets> under =
            switch (level) {
              case Level.Clear() -> Optional.empty();
              case Level.Joining() -> node.temporary();
              case Level.Secure(SecurityClass by) -> Optional.of(key(by).octets());
            };
        node.undelivered(new AirFrame(command, under));
      }
    }

    /** Gives the node's S2 the keys as it comes by them. */
    private final class NodeHands implements SimulatedAir.Hands<AirFrame> {
      @Override
      public void send(AirFrame frame) {
        nodeSeal.say(frame.command(), level(frame));
      }

      private Level level(AirFrame frame) {
        if (frame.sealedWith().isEmpty()) {
          return new Level.Clear();
        }
        return frame.sealedWith().equals(node.temporary()) ? joining(frame) : secure(frame);
      }

      private Level joining(AirFrame frame) {
        var level = new Level.Joining();
        if (frame.command().at(1) == KexCommand.KexSet.ID) {
          Octets agreed = node.temporary().orElseThrow();
          nodeSeal.grant(level, S2Keys.temporary(agreed, pair.shown(), node.shown()));
        }
        return level;
      }

      private Level secure(AirFrame frame) {
        var key = new NetworkKey(frame.sealedWith().orElseThrow());
        int bit =
            node.keys().entrySet().stream()
                .filter(each -> each.getValue().equals(key))
                .findFirst()
                .orElseThrow()
                .getKey();
        var level = new Level.Secure(SecurityClass.ofBits(bit).iterator().next());
        nodeSeal.grant(level, S2Keys.ofNetworkKey(key));
        return level;
      }

      @Override
      public void wakeAfter(long round, int delayMillis) {
        air.after(delayMillis, () -> node.woke(round));
      }
    }

    @Override
    public String toString() {
      return "-Dsim.seed=" + seed + " " + result + ", node " + node.phase();
    }
  }
}
