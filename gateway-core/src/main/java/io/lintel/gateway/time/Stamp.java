package io.lintel.gateway.time;

import java.time.Duration;
import java.time.Instant;

/**
 * An instant on all clocks of this box, fit to be stored.
 *
 * @param bootId which boot {@code bootNanos} counts from
 * @param bootNanos boot time in nanoseconds
 * @param wall the wall clock then
 * @param trusted whether the wall clock could be believed then
 */
public record Stamp(String bootId, long bootNanos, Instant wall, boolean trusted) {

  /** The same clocks a while later. */
  public Stamp plus(Duration duration) {
    return new Stamp(bootId, bootNanos + duration.toNanos(), wall.plus(duration), trusted);
  }

  /**
   * Whether {@code now} is later, by the clock that both share: boot time within one boot, else the
   * wall clock where it was trusted both times.
   */
  public Order order(Stamp now) {
    if (bootId.equals(now.bootId)) {
      return now.bootNanos - bootNanos > 0 ? Order.PAST : Order.AHEAD;
    }
    if (trusted && now.trusted) {
      return now.wall.isAfter(wall) ? Order.PAST : Order.AHEAD;
    }
    return Order.UNKNOWN;
  }

  /** Where a stored instant lies seen from now. */
  public enum Order {
    PAST,
    AHEAD,
    /** The box was restarted and its wall clock cannot be believed. */
    UNKNOWN
  }
}
