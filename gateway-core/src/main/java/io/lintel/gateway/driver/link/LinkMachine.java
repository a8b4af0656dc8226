package io.lintel.gateway.driver.link;

import io.lintel.spi.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * When a link is opened, and what its driver hears. Pure.
 *
 * @param phase what it is doing
 * @param round which opening is the present one; news of another change nothing
 * @param tries openings in a row that failed or did not last
 * @param told the cause that the driver knows; told again only when it changes
 */
record LinkMachine(Phase phase, int round, int tries, Optional<Fault> told) {

  static final LinkMachine AT_FIRST = new LinkMachine(Phase.WAITING, 0, 0, Optional.empty());

  /** Half a second, then double, up to 15 s. */
  private static final Duration BACKOFF_MIN = Duration.ofMillis(500);

  private static final Duration BACKOFF_MAX = Duration.ofSeconds(15);

  /** An opening that lasted so long counts as a good one. */
  private static final Duration LASTING = Duration.ofSeconds(15);

  private static final int TRIES_MAX = 10;

  /** What a link is doing. */
  enum Phase {
    OPENING,
    UP,
    WAITING,
    CLOSED
  }

  /** What happens to a link. */
  sealed interface Input {
    record Due(int round) implements Input {}

    record Opened(int round) implements Input {}

    record Failed(int round, Fault cause) implements Input {}

    record Lost(int round, Fault cause) implements Input {}

    record Lasted(int round) implements Input {}

    /** The driver wants a fresh connection. */
    record Reopen() implements Input {}

    record Close() implements Input {}
  }

  /** What is to be done. */
  sealed interface Effect {
    record Open(int round) implements Effect {}

    record Wait(int round, Duration delay) implements Effect {}

    record SayWhenLasted(int round, Duration delay) implements Effect {}

    record TellUp() implements Effect {}

    record TellDown(Fault cause) implements Effect {}

    /** Close the wire and forget what was queued. */
    record Drop() implements Effect {}
  }

  /** The state after an input, and what is to be done, in order. */
  record Step(LinkMachine next, List<Effect> effects) {}

  Step on(Input input) {
    return switch (input) {
      case Input.Due(int of) when of == round && phase == Phase.WAITING -> open();
      case Input.Opened(int of) when of == round && phase == Phase.OPENING -> up();
      case Input.Failed(int of, Fault cause) when of == round && phase == Phase.OPENING ->
          down(cause);
      case Input.Lost(int of, Fault cause) when of == round && phase == Phase.UP -> down(cause);
      case Input.Lasted(int of) when of == round && phase == Phase.UP ->
          step(new LinkMachine(phase, round, 0, told));
      case Input.Reopen _ when phase == Phase.UP -> again();
      case Input.Close _ when phase != Phase.CLOSED ->
          step(new LinkMachine(Phase.CLOSED, round, tries, told), new Effect.Drop());
      case Input.Due _, Input.Opened _, Input.Failed _, Input.Lost _, Input.Lasted _ -> step(this);
      case Input.Reopen _, Input.Close _ -> step(this);
    };
  }

  private Step open() {
    int next = round + 1;
    return step(new LinkMachine(Phase.OPENING, next, tries, told), new Effect.Open(next));
  }

  private Step up() {
    return step(
        new LinkMachine(Phase.UP, round, tries, Optional.empty()),
        new Effect.SayWhenLasted(round, LASTING),
        new Effect.TellUp());
  }

  private Step down(Fault cause) {
    var next = new LinkMachine(Phase.WAITING, round, more(), Optional.of(cause));
    var wait = new Effect.Wait(round, backoff());
    return told.filter(known -> same(known, cause)).isPresent()
        ? step(next, new Effect.Drop(), wait)
        : step(next, new Effect.Drop(), wait, new Effect.TellDown(cause));
  }

  /** The driver asked for it, so it is not told; the shortest wait keeps it from spinning. */
  private Step again() {
    return step(
        new LinkMachine(Phase.WAITING, round, more(), told),
        new Effect.Drop(),
        new Effect.Wait(round, BACKOFF_MIN));
  }

  private int more() {
    return Math.min(tries + 1, TRIES_MAX);
  }

  private Duration backoff() {
    Duration doubled = BACKOFF_MIN.multipliedBy(1L << tries);
    return doubled.compareTo(BACKOFF_MAX) < 0 ? doubled : BACKOFF_MAX;
  }

  private static boolean same(Fault known, Fault cause) {
    return known.code().equals(cause.code()) && known.message().equals(cause.message());
  }

  private static Step step(LinkMachine next, Effect... effects) {
    return new Step(next, List.of(effects));
  }
}
