package io.lintel.gateway.time;

import java.time.Instant;

/**
 * The earliest that it can be, by all that was learned.
 *
 * @param wall the latest known wall time
 * @param bootNanos when it was learned; it is later by the boot time passed since
 */
record ClockFloor(Instant wall, long bootNanos) {

  Instant at(long nowNanos) {
    return wall.plusNanos(nowNanos - bootNanos);
  }

  ClockFloor learn(Instant later, long nowNanos) {
    return later.isAfter(at(nowNanos)) ? new ClockFloor(later, nowNanos) : this;
  }
}
