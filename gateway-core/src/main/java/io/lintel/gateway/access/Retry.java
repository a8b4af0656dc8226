package io.lintel.gateway.access;

import java.time.Duration;
import java.util.List;

/**
 * How often something failed in a row.
 *
 * @param tries that failed
 * @param notBeforeNanos boot time of the next one
 * @param silent tries that the device took and that left no code behind
 * @param last the cause
 */
record Retry(int tries, long notBeforeNanos, int silent, Failure last) {

  /** From here on the failure is told; it is tried again all the same. */
  static final int TOLD_AFTER = 3;

  /** A device that takes a code twice and does not hold it refuses it as a duplicate. */
  static final int SILENT_MAX = 2;

  /** The last one counts from then on. */
  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofSeconds(2),
          Duration.ofSeconds(5),
          Duration.ofSeconds(15),
          Duration.ofMinutes(1),
          Duration.ofMinutes(5));

  static Duration pause(int tries) {
    return PAUSES.get(Math.min(tries, PAUSES.size()) - 1);
  }

  boolean isTold() {
    return tries >= TOLD_AFTER;
  }
}
