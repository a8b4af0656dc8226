package io.lintel.gateway.driver;

import java.time.Duration;

/**
 * How much an instance may have, and how long the host waits for it.
 *
 * @param hungAfterTicks a loop that finishes nothing for so many watchdog ticks, with work waiting,
 *     is hung. Ticks and not time, so that a box that was suspended fences nobody
 * @param tick of the watchdog
 * @param hangsMax an instance that hung so often is left out until the gateway restarts
 * @param stopLimit how long a driver may take to stop before it is fenced
 * @param orderGrace how long after an order's not-after the host waits for its outcome
 * @param orderMax the longest that any order is waited for
 * @param backoffMin before the first fresh start after a failure; doubles with each
 * @param backoffMax before later ones
 * @param settledAfter a run of this length forgives earlier failures
 * @param queueMax orders and actions that may wait for a loop
 * @param timersMax timers pending
 */
public record Limits(
    int hungAfterTicks,
    Duration tick,
    int hangsMax,
    Duration stopLimit,
    Duration orderGrace,
    Duration orderMax,
    Duration backoffMin,
    Duration backoffMax,
    Duration settledAfter,
    int queueMax,
    int timersMax) {

  public static Limits standard() {
    return new Limits(
        10,
        Duration.ofSeconds(1),
        3,
        Duration.ofSeconds(2),
        Duration.ofSeconds(5),
        Duration.ofMinutes(10),
        Duration.ofSeconds(1),
        Duration.ofMinutes(5),
        Duration.ofMinutes(5),
        4_096,
        4_096);
  }
}
