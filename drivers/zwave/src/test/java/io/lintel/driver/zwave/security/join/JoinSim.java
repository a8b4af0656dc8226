package io.lintel.driver.zwave.security.join;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.driver.zwave.crypto.Curve25519;
import io.lintel.driver.zwave.security.SecurityClass;
import io.lintel.driver.zwave.security.Seeded;
import io.lintel.driver.zwave.security.SimulatedAir;
import io.lintel.driver.zwave.wire.Octets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Our host and a simulated node exchange keys over a bad radio. {@code -Dsim.seed=N} replays one
 * seed.
 */
class JoinSim {
  private static final int SEEDS = Integer.getInteger("sim.seeds", 400);
  private static final SimulatedAir.Faults BAD = new SimulatedAir.Faults(8, 8, 10, 10, 0);
  private static final SimulatedAir.Faults WORST = new SimulatedAir.Faults(15, 15, 20, 30, 10);

  /** Longer than all timers of both sides after each other. */
  private static final long LIMIT_MILLIS = 900_000;

  private static final long HOST_LIMIT_MILLIS = 400_000;

  @Test
  void over_a_good_radio_every_node_joins() {
    for (long seed : Seeded.seeds(SEEDS / 4)) {
      Run run = new Run(seed, SimulatedAir.Faults.NONE).withOperator(Operator.RIGHT);
      run.go();
      assertTrue(run.joined(), () -> run + " did not join");
      assertEquals(JoiningNode.Phase.DONE, run.node.phase(), run.toString());
    }
  }

  @Test
  void over_a_bad_radio_most_join_and_all_end_cleanly() {
    int joined = 0;
    for (long seed : Seeded.seeds(SEEDS)) {
      Run run = new Run(seed, BAD).withOperator(Operator.RIGHT);
      run.go();
      run.check();
      joined += run.joined() ? 1 : 0;
    }
    int all = joined;
    assertTrue(SEEDS == 1 || joined > SEEDS * 8 / 10, () -> all + " of " + SEEDS + " joined");
  }

  @Test
  void whoever_dies_or_gives_up_in_the_middle_leaves_a_clean_end() {
    Map<JoinFailure, Integer> failures = new EnumMap<>(JoinFailure.class);
    for (long seed : Seeded.seeds(SEEDS)) {
      Run run = new Run(seed, WORST);
      run.withOperator(Operator.values()[run.random.nextInt(Operator.values().length)]);
      run.somethingHappens();
      run.go();
      run.check();
      run.failure().ifPresent(why -> failures.merge(why, 1, Integer::sum));
    }
    assertTrue(SEEDS == 1 || failures.size() >= 5, () -> "hardly anything failed: " + failures);
  }

  @Test
  void a_wrong_pin_never_lets_a_node_in() {
    for (long seed : Seeded.seeds(SEEDS / 4)) {
      Run run = new Run(seed, BAD).withOperator(Operator.WRONG);
      run.go();
      run.check();
      assertFalse(run.joined(), run.toString());
      assertTrue(run.node.keys().isEmpty(), run.toString());
    }
  }

  @Test
  void someone_who_puts_his_own_key_in_between_gets_nothing() {
    for (long seed : Seeded.seeds(SEEDS / 4)) {
      Run run = new Run(seed, SimulatedAir.Faults.NONE).withOperator(Operator.RIGHT);
      var impostor = Curve25519.Keys.make(Seeded.of(seed + 77));
      run.air.interfere(frame -> run.withKeyOf(impostor, frame));
      run.go();
      run.check();
      assertFalse(run.joined(), run.toString());
      assertFalse(run.isAnyKeyOpenTo(impostor), run.toString());
    }
  }

  @Test
  void what_strangers_say_in_between_may_end_it_but_lets_nobody_in() {
    for (long seed : Seeded.seeds(SEEDS / 2)) {
      Run run = new Run(seed, BAD).withOperator(Operator.RIGHT);
      run.strangersTalk();
      run.go();
      run.check();
    }
  }

  /** What the operator does when asked for the PIN. */
  private enum Operator {
    RIGHT,
    WRONG,
    SLOW,
    ABSENT,
    CANCELS
  }

  /** One exchange. */
  private static final class Run {
    private final long seed;
    private final SplittableRandom random;
    private final SimulatedAir<AirFrame> air;
    private final NetworkKeys keys;
    private final JoiningHost host;
    private final JoiningNode node;
    private Operator operator = Operator.RIGHT;
    private boolean hostDead;
    private boolean nodeDead;
    private long endedMillis;

    Run(long seed, SimulatedAir.Faults faults) {
      this.seed = seed;
      random = new SplittableRandom(seed);
      air = new SimulatedAir<>(random.split(), faults);
      keys = NetworkKeys.made(Seeded.of(random.split()));
      host =
          new JoiningHost(
              keys, Curve25519.Keys.make(Seeded.of(random.split())), hands(true), this::asked);
      node = new JoiningNode(Seeded.of(random.split()), wish(), hands(false));
    }

    Run withOperator(Operator next) {
      operator = next;
      return this;
    }

    private int wish() {
      int[] wishes = {0x84, 0x04, 0x87, 0x07};
      return wishes[random.nextInt(wishes.length)];
    }

    void go() {
      JoinPolicy policy = random.nextBoolean() ? JoinPolicy.lock() : JoinPolicy.any();
      host.begin(policy, random.nextInt(4) == 0 ? knownDsk() : Optional.empty());
      air.run(LIMIT_MILLIS);
    }

    private Optional<Dsk> knownDsk() {
      return operator == Operator.RIGHT ? Optional.of(node.dsk()) : Optional.empty();
    }

    void somethingHappens() {
      int when = random.nextInt(40_000);
      switch (random.nextInt(4)) {
        case 0 -> air.after(when, () -> hostDead = true);
        case 1 -> air.after(when, () -> nodeDead = true);
        case 2 -> air.after(when, () -> host.on(new JoinInput.Cancelled()));
        default -> {}
      }
    }

    void strangersTalk() {
      for (int i = 0; i < 4; i++) {
        AirFrame strange = strange();
        boolean toHost = random.nextBoolean();
        air.after(
            random.nextInt(20_000),
            () -> {
              if (toHost) {
                host.hear(strange);
              } else {
                node.hear(strange);
              }
            });
      }
    }

    private AirFrame strange() {
      byte[] bytes = new byte[1 + random.nextInt(20)];
      random.nextBytes(bytes);
      Octets command = Octets.of(0x9F, 0x04 + random.nextInt(9)).plus(Octets.copyOf(bytes));
      return new AirFrame(
          command, random.nextInt(3) == 0 ? Optional.of(Octets.of(1)) : Optional.empty());
    }

    AirFrame withKeyOf(Curve25519.Keys other, AirFrame frame) {
      Octets command = frame.command();
      boolean ofNode = command.at(1) == KexCommand.PublicKeyReport.ID && command.at(2) == 0;
      return ofNode ? AirFrame.clear(new KexCommand.PublicKeyReport(false, other.shown())) : frame;
    }

    /** Whether a key was sent that this one can read, or anyone. */
    boolean isAnyKeyOpenTo(Curve25519.Keys other) {
      return air.heardByAll().stream()
          .filter(each -> each.command().at(1) == KexCommand.NetworkKeyReport.ID)
          .anyMatch(each -> each.sealedWith().isEmpty() || opens(other, each));
    }

    private boolean opens(Curve25519.Keys other, AirFrame frame) {
      return air.heardByAll().stream()
          .filter(each -> each.command().at(1) == KexCommand.PublicKeyReport.ID)
          .map(each -> Curve25519.agree(other.secret(), each.command().from(3)))
          .anyMatch(frame.sealedWith()::equals);
    }

    private void asked(Dsk blanked) {
      int seconds = 1 + random.nextInt(60);
      switch (operator) {
        case RIGHT -> answer(seconds, node.dsk().pin());
        case WRONG -> answer(seconds, new DskPin(node.dsk().pin().value() ^ 1));
        case SLOW -> answer(239, node.dsk().pin());
        case ABSENT -> {}
        case CANCELS -> air.after(seconds * 1_000L, () -> host.on(new JoinInput.Cancelled()));
      }
    }

    private void answer(int seconds, DskPin pin) {
      air.after(seconds * 1_000L, () -> host.on(new JoinInput.PinEntered(pin)));
    }

    boolean joined() {
      return host.result().filter(each -> each instanceof JoinResult.Joined).isPresent();
    }

    Optional<JoinFailure> failure() {
      return host.result()
          .filter(JoinResult.Failed.class::isInstance)
          .map(each -> ((JoinResult.Failed) each).why());
    }

    /** What must hold whatever happened. */
    void check() {
      assertTrue(host.isTidy(), this + ": something happens after the end");
      assertTrue(hostDead || host.result().isPresent(), this + ": the host waits for ever");
      assertTrue(endedMillis <= HOST_LIMIT_MILLIS, this + ": the host ended after " + endedMillis);
      assertTrue(nodeDead || node.isOver(), this + ": the node waits for ever");
      assertTrue(
          air.heardByAll().stream()
              .filter(each -> each.command().at(1) == KexCommand.NetworkKeyReport.ID)
              .allMatch(each -> each.sealedWith().isPresent()),
          this + ": a key went out in the clear");
      host.result()
          .filter(JoinResult.Joined.class::isInstance)
          .ifPresent(each -> checkJoined((JoinResult.Joined) each));
    }

    private void checkJoined(JoinResult.Joined joined) {
      assertEquals(Optional.of(node.dsk()), joined.dsk(), this + ": another DSK");
      for (SecurityClass each : joined.granted()) {
        assertEquals(
            keys.of(each, JoiningHost.NODE), node.keys().get(each.bit()), this + ": " + each);
      }
      assertEquals(joined.granted().size(), node.keys().size(), this + ": more keys than granted");
    }

    private SimulatedAir.Hands<AirFrame> hands(boolean ofHost) {
      return new SimulatedAir.Hands<AirFrame>() {
        @Override
        public void send(AirFrame frame) {
          if (!isDead()) {
            air.transmit(frame, side(ofHost), side(!ofHost));
          }
        }

        @Override
        public void wakeAfter(long round, int delayMillis) {
          air.after(delayMillis, () -> side(ofHost).woke(round));
        }

        private boolean isDead() {
          return ofHost ? hostDead : nodeDead;
        }
      };
    }

    /** Through which the dead neither hear nor wake. */
    private SimulatedAir.Side<AirFrame> side(boolean ofHost) {
      return new SimulatedAir.Side<AirFrame>() {
        @Override
        public void hear(AirFrame frame) {
          ifAlive(() -> end().hear(frame));
        }

        @Override
        public void woke(long round) {
          ifAlive(() -> end().woke(round));
        }

        @Override
        public void undelivered(AirFrame frame) {
          ifAlive(() -> end().undelivered(frame));
        }

        private SimulatedAir.Side<AirFrame> end() {
          return ofHost ? host : node;
        }

        private void ifAlive(Runnable what) {
          if (!(ofHost ? hostDead : nodeDead)) {
            what.run();
            noteEnd();
          }
        }
      };
    }

    private void noteEnd() {
      if (endedMillis == 0 && host.result().isPresent()) {
        endedMillis = air.nowMillis();
      }
    }

    @Override
    public String toString() {
      return "-Dsim.seed=" + seed + " (" + operator + ", " + host.result() + ")";
    }
  }
}
