package io.lintel.driver.zwave.node;

import io.lintel.driver.zwave.command.NodeCommand;
import io.lintel.driver.zwave.command.ScheduleEntryLockClass;
import io.lintel.driver.zwave.command.TimeParametersClass;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A node's clock: read, and set where it is wrong. Only ever begun with a wall clock that is
 * trusted. Pure.
 */
final class NodeClock {
  private static final Question CLOCK = Question.of(0, TimeParametersClass.get());

  /** Commands take a second or two, and schedules count in minutes. */
  private static final long OFF_LIMIT_SECONDS = 30;

  /**
   * Sees that it is right, and goes on.
   *
   * @param next comes also when it was right already
   */
  static Move check(NodeProfile profile, Instant now, ZoneId zone, Move next) {
    return new Move.Ask(CLOCK, told -> isRight(told, now) ? next : set(profile, now, zone, next));
  }

  static boolean isRight(NodeCommand told, Instant now) {
    return told instanceof TimeParametersClass.Report report
        && report.aheadSeconds(now).filter(by -> Math.abs(by) <= OFF_LIMIT_SECONDS).isPresent();
  }

  private static Move set(NodeProfile profile, Instant now, ZoneId zone, Move next) {
    return Move.set(
        0,
        TimeParametersClass.set(LocalDateTime.ofInstant(now, ZoneOffset.UTC)),
        _ -> offset(profile, now, zone, next));
  }

  /** Summer time is told as part of the offset that holds now: a lock knows no dates for it. */
  static Move offset(NodeProfile profile, Instant now, ZoneId zone, Move next) {
    if (profile.version(0, ScheduleEntryLockClass.ID) < 2) {
      return next;
    }
    Duration offset = Duration.ofSeconds(zone.getRules().getOffset(now).getTotalSeconds());
    return Move.set(0, ScheduleEntryLockClass.setTimeOffset(offset, Duration.ZERO), _ -> next);
  }

  private NodeClock() {}
}
