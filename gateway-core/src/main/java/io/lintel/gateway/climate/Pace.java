package io.lintel.gateway.climate;

import java.time.Duration;
import java.util.Optional;

/**
 * When a turn's preset may be set again at a device that did not take it, or does not keep it.
 * Pure.
 *
 * @param turn that was tried
 * @param notBeforeNanos boot time
 * @param nextWait before the next try, should this one fail too
 */
record Pace(Optional<Turn> turn, long notBeforeNanos, Duration nextWait) {

  private static final Duration FIRST = Duration.ofSeconds(30);
  private static final Duration MOST = Duration.ofMinutes(15);

  /** Between two settings of the same preset: two that disagree must not fight all day. */
  private static final Duration KEPT = Duration.ofSeconds(10);

  static Pace free() {
    return new Pace(Optional.empty(), 0, FIRST);
  }

  Pace failed(Turn tried, long nowNanos) {
    var now = isOf(tried) ? nextWait : FIRST;
    var next = now.multipliedBy(2);
    return new Pace(
        Optional.of(tried), nowNanos + now.toNanos(), next.compareTo(MOST) < 0 ? next : MOST);
  }

  Pace taken(Turn tried, long nowNanos) {
    return new Pace(Optional.of(tried), nowNanos + KEPT.toNanos(), FIRST);
  }

  /** How long to wait; zero when it may be set now. */
  Duration waitFor(Turn wanted, long nowNanos) {
    long left = isOf(wanted) ? notBeforeNanos - nowNanos : 0;
    return Duration.ofNanos(Math.max(0, left));
  }

  private boolean isOf(Turn other) {
    return turn.equals(Optional.of(other));
  }
}
