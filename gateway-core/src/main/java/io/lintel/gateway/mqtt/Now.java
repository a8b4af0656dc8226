package io.lintel.gateway.mqtt;

import java.time.Duration;
import java.time.Instant;

/**
 * When a step happens.
 *
 * @param nanos boot time
 * @param wall only to tell how old a message is
 */
record Now(long nanos, Instant wall) {

  long plus(Duration duration) {
    return nanos + duration.toNanos();
  }

  boolean reached(long deadlineNanos) {
    return nanos - deadlineNanos >= 0;
  }
}
