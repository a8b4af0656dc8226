package io.lintel.gateway.access;

import java.time.Duration;
import java.time.Instant;

/**
 * The present.
 *
 * @param at the wall clock; while it is not trusted, the earliest that it can be
 * @param trusted while false, ends count and starts wait
 * @param denying whether the clock was not set for so long that what ends does not count
 * @param nanos boot time
 */
record Now(Instant at, boolean trusted, boolean denying, long nanos) {

  boolean reached(Instant when) {
    return !when.isAfter(at);
  }

  boolean passed(long whenNanos) {
    return whenNanos - nanos <= 0;
  }

  long in(Duration duration) {
    return nanos + duration.toNanos();
  }
}
