package io.lintel.driver.zwave.security.s2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.driver.zwave.security.Level;
import io.lintel.driver.zwave.wire.Octets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Two hosts over a radio that loses, doubles, delays and reorders, with someone in between who
 * replays, reflects, changes and forges; from a seed.
 */
class S2Sim {
  private static final int SEEDS = Integer.getInteger("sim.seeds", 100);
  private static final int COMMANDS = 60;

  /** Nothing that was sent before a quiet time is heard in or after it. */
  private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(12);

  /** Until what is due leaves. */
  private static final long LINE_BUSY_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

  /** A question for a nonce, its answer, the message, trouble with it and its repetition. */
  private static final long IN_STEP_LIMIT_NANOS = TimeUnit.MILLISECONDS.toNanos(600);

  @Test
  void nothing_forged_is_obeyed_nothing_is_obeyed_twice_and_both_get_into_step_again() {
    long only = Long.getLong("sim.seed", 0);
    long delivered = 0;
    for (long seed = 1; seed <= SEEDS; seed++) {
      var run = new Run(only == 0 ? seed : only);
      run.run();
      delivered += run.deliveries.size();
    }
    assertTrue(delivered > SEEDS * COMMANDS / 3, "so little came through: nothing was tested");
  }

  /** One conversation of one seed. */
  private static final class Run implements S2Air.Ears {
    private final long seed;
    private final SplittableRandom random;
    private final S2Air air;
    private final S2Side host;
    private final S2Side node;
    private final Map<Octets, S2Side> sent = new HashMap<>();
    private final Map<Octets, Boolean> repeatable = new HashMap<>();
    private final Map<Octets, Integer> deliveries = new HashMap<>();
    private final Map<S2Side, Set<Octets>> nonces = new HashMap<>();
    private final Map<S2Side, Integer> lives = new HashMap<>();
    private int ids;

    Run(long seed) {
      this.seed = seed;
      random = new SplittableRandom(seed);
      host = S2Side.host(seed);
      node = S2Side.node(seed);
      air = new S2Air(random, this, host, node);
    }

    void run() {
      for (int i = 0; i < COMMANDS; i++) {
        submit(random.nextBoolean() ? host : node);
        perhapsRestart(random.nextBoolean() ? host : node);
        air.advance(random.nextLong(TimeUnit.SECONDS.toNanos(2)));
      }
      air.calm();
      air.advance(QUIET_NANOS);
      mustArrive(host);
      mustArrive(node);
      int before = air.transmissions();
      mustArrive(host);
      mustArrive(node);
      assertEquals(2, air.transmissions() - before, () -> "not in step, seed " + seed);
      deliveries.forEach(this::judge);
    }

    private void mustArrive(S2Side from) {
      Octets command = submit(from, S2Side.ACCESS, true);
      air.advance(IN_STEP_LIMIT_NANOS);
      assertTrue(deliveries.containsKey(command), () -> "not in step again, seed " + seed);
    }

    /** A session of Supervision makes one of three deliveries; without one there is one alone. */
    private void judge(Octets command, int count) {
      int most = Boolean.TRUE.equals(repeatable.get(command)) ? 3 : 1;
      assertTrue(count <= most, () -> "delivered " + count + " times, seed " + seed);
    }

    private void perhapsRestart(S2Side side) {
      if (random.nextInt(20) == 0) {
        side.restart();
        lives.merge(side, 1, Integer::sum);
      }
    }

    private void submit(S2Side from) {
      var level = random.nextInt(10) == 0 ? S2Side.UNAUTHENTICATED : S2Side.ACCESS;
      submit(from, level, random.nextInt(4) > 0);
    }

    private Octets submit(S2Side from, Level level, boolean mayRepeat) {
      int id = ++ids;
      Octets command = Octets.of(0x62, 1, id >> 8, id & 0xFF);
      sent.put(command, from);
      repeatable.put(command, mayRepeat);
      feed(from, new S2Input.Send(id, command, level, mayRepeat));
      int life = lives.getOrDefault(from, 0);
      air.after(
          TimeUnit.SECONDS.toNanos(8),
          () -> {
            if (lives.getOrDefault(from, 0) == life) {
              feed(from, new S2Input.Settled(id));
            }
          });
      return command;
    }

    @Override
    public void heard(S2Side side, Octets frame) {
      feed(side, new S2Input.Heard(frame));
    }

    private void feed(S2Side side, S2Input input) {
      side.nowNanos = air.nowNanos();
      List<S2Effect> effects = side.onLate(input);
      if (effects.stream().anyMatch(S2Effect.Carry.class::isInstance)) {
        sealedWithNewNonce(side);
      }
      effects.forEach(effect -> perform(side, effect));
      assertTrue(side.state.waiting().size() <= S2Machine.WAITING_LIMIT);
    }

    private void perform(S2Side side, S2Effect effect) {
      switch (effect) {
        case S2Effect.TellNonce(var frame) -> air.transmit(side, frame);
        case S2Effect.AskNonce(_, var frame) -> {
          air.transmit(side, frame);
          feed(side, new S2Input.Asked());
        }
        case S2Effect.Carry(_, var frame, _) -> air.transmit(side, frame);
        case S2Effect.Deliver(var command, _) -> delivered(side, command);
        case S2Effect.WakeAfter(long round, int delayMillis) -> wake(side, round, delayMillis);
        case S2Effect.Due(long id, _) -> later(side, new S2Input.Take(id, Octets.NONE));
        case S2Effect.NonceDue() -> later(side, new S2Input.TellNonce());
        case S2Effect.MissDue() -> later(side, new S2Input.TellMiss());
        case S2Effect.Unsent _, S2Effect.NotDecoded _, S2Effect.Dropped _ -> {}
      }
    }

    /** The line is busy: what comes meanwhile is said later or earlier. */
    private void later(S2Side side, S2Input input) {
      int life = lives.getOrDefault(side, 0);
      air.after(
          air.isCalm() ? 0 : random.nextLong(LINE_BUSY_NANOS),
          () -> {
            if (lives.getOrDefault(side, 0) == life) {
              feed(side, input);
            }
          });
    }

    private void sealedWithNewNonce(S2Side side) {
      Octets nonce = side.state.carried().orElseThrow().nonce().orElseThrow();
      boolean fresh = nonces.computeIfAbsent(side, _ -> new HashSet<>()).add(nonce);
      assertTrue(fresh, () -> "a nonce sealed two messages, seed " + seed);
    }

    private void delivered(S2Side side, Octets command) {
      S2Side from = sent.get(command);
      assertTrue(from != null, () -> "something that nobody said was obeyed, seed " + seed);
      assertTrue(from != side, () -> "a reflection was obeyed, seed " + seed);
      deliveries.merge(command, 1, Integer::sum);
    }

    private void wake(S2Side side, long round, int delayMillis) {
      int life = lives.getOrDefault(side, 0);
      air.after(
          TimeUnit.MILLISECONDS.toNanos(delayMillis),
          () -> {
            if (lives.getOrDefault(side, 0) == life) {
              feed(side, new S2Input.Woke(round));
            }
          });
    }
  }

  @Test
  void the_same_seed_runs_the_same() {
    var one = new Run(7);
    var other = new Run(7);
    one.run();
    other.run();
    assertEquals(one.deliveries, other.deliveries);
    assertEquals(List.of(one.air.nowNanos()), List.of(other.air.nowNanos()));
  }
}
