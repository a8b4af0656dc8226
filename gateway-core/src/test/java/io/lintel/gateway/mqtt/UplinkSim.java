package io.lintel.gateway.mqtt;

import io.lintel.gateway.model.Bytes;
import io.lintel.gateway.model.UplinkFault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** One life of the machine with a broker that refuses, forgets, hangs up and says no, by a seed. */
final class UplinkSim {

  private static final int WHIMS = 300;
  private static final int CALM_STEPS_MAX = 5_000;

  private final RandomGenerator random;
  private final Bench bench = new Bench();
  private final Met met;
  private final Set<Long> arrived = new HashSet<>();
  private long appended;
  private int seen;
  private long begunNanos;

  /** What the seeds met: a simulation that meets nothing proves nothing. */
  static final class Met {
    private int drops;
    private int refusals;
    private int deadLetters;
    private int shuts;
    private int silences;

    boolean everything() {
      return drops > 0 && refusals > 0 && deadLetters > 0 && shuts > 0 && silences > 0;
    }

    @Override
    public String toString() {
      return List.of(drops, refusals, deadLetters, shuts, silences).toString();
    }
  }

  UplinkSim(long seed, Met met) {
    this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    this.met = met;
  }

  /** What went wrong, or nothing. */
  String run() {
    for (int i = 0; i < WHIMS; i++) {
      whim();
      String wrong = check();
      if (!wrong.isEmpty()) {
        return wrong;
      }
    }
    return calm();
  }

  /** From here on the broker is well: everything must leave. */
  private String calm() {
    for (int i = 0; i < CALM_STEPS_MAX && !bench.outbox.isEmpty(); i++) {
      if (bench.state.line() instanceof Line.Up) {
        bench.answerOthers();
        bench.flying().stream().findFirst().ifPresentOrElse(row -> answer(row, 0), this::wait1s);
      } else {
        helpUp();
      }
    }
    var missing = new HashSet<Long>();
    for (long row = 1; row <= appended; row++) {
      missing.add(row);
    }
    missing.removeAll(arrived);
    missing.removeAll(told());
    return missing.isEmpty() ? "" : "neither arrived nor told: " + missing;
  }

  private void whim() {
    int whim = random.nextInt(20);
    switch (bench.state.line()) {
      case Line.Up _ -> whimUp(whim);
      case Line.Dialing _ when whim < 6 -> {
        met.refusals++;
        bench.hear(new Input.Unconnected(bench.generation(), UplinkFault.UNREACHABLE, "whim"));
      }
      case Line.Resting _, Line.Closing _, Line.Ending _ when whim < 3 -> append();
      default -> helpUp();
    }
  }

  private void whimUp(int whim) {
    switch (whim) {
      case 0, 1 -> append();
      case 2 -> drop();
      case 3 -> bench.hear(new Input.SlotPut("state/" + random.nextInt(5), Bytes.utf8("1")));
      case 4 -> bench.hear(new Input.LiveSend("reply/x", Bytes.utf8("1"), Optional.empty()));
      case 5 -> {
        met.silences++;
        bench.advance(Duration.ofSeconds(random.nextInt(40)));
      }
      case 6 -> bench.answerOthers();
      default -> answerSome();
    }
  }

  private void answerSome() {
    var flying = bench.flying();
    if (flying.isEmpty()) {
      wait1s();
      return;
    }
    long row = flying.get(random.nextInt(flying.size()));
    int[] codes = {0, 0, 0, 0, 0, 0, 0, 0x10, 0x87, 0x97, 0x80, 0x95};
    answer(row, codes[random.nextInt(codes.length)]);
  }

  private void answer(long row, int code) {
    if (RowAnswer.of(code, true) == RowAnswer.TAKEN) {
      arrived.add(row);
    }
    bench.answer(row, code);
  }

  private void append() {
    int rows = random.nextInt(10);
    appended += rows;
    bench.append(rows);
  }

  private void drop() {
    met.drops++;
    bench.hear(
        new Input.Lost(
            bench.generation(),
            random.nextBoolean()
                ? new ConnectionEnd.Dropped("whim")
                : new ConnectionEnd.Told(0x8B)));
  }

  private void wait1s() {
    bench.advance(Duration.ofSeconds(1));
  }

  private void helpUp() {
    switch (bench.state.line()) {
      case Line.Dialing _ ->
          bench.hear(new Input.Connected(bench.generation(), new Accepted(true, 5, 1_000_000)));
      case Line.Joining joining when joining.stage() == Line.Stage.LOOKING ->
          bench.hear(new Input.Looked(bench.generation(), Optional.empty()));
      case Line.Joining _ -> bench.hear(new Input.Subscribed(bench.generation(), 1));
      case Line.Ending _ -> bench.hear(new Input.Ended(bench.generation()));
      default -> wait1s();
    }
  }

  /** Looks at every effect since the last look. */
  private String check() {
    var wrong = new ArrayList<String>();
    for (; seen < bench.effects.size(); seen++) {
      checkEffect(bench.effects.get(seen), bench.effectNanos.get(seen), wrong);
    }
    if (bench.state.delivery().flights().size() > 5) {
      wrong.add("more in flight than the broker takes");
    }
    if (UplinkMachine.wakeNanos(bench.state) < bench.nowNanos) {
      wrong.add("a deadline is due for ever");
    }
    return String.join("; ", wrong);
  }

  private void checkEffect(Effect effect, long atNanos, List<String> wrong) {
    switch (effect) {
      case Effect.Dial _ -> begunNanos = atNanos;
      case Effect.Acknowledge(long row) when !arrived.contains(row) ->
          wrong.add("acknowledged without a PUBACK: " + row);
      case Effect.Close _ when atNanos - begunNanos < Duration.ofSeconds(1).toNanos() ->
          wrong.add("torn down too young");
      case Effect.DeadLetter _ -> met.deadLetters++;
      case Effect.Trouble trouble when trouble.fault() == UplinkFault.NO_CONSUMER -> met.shuts++;
      default -> {}
    }
  }

  private Set<Long> told() {
    var told = new HashSet<Long>();
    for (var tell : Bench.only(bench.effects, Effect.Tell.class)) {
      if (tell.fields().get("rejected_sequence") instanceof Long row) {
        told.add(row);
      }
    }
    return told;
  }
}
