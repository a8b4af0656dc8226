package io.lintel.driver.zwave.node;

import io.lintel.driver.zwave.command.NodeCommand;
import io.lintel.driver.zwave.command.ScheduleEntryLockClass;
import io.lintel.driver.zwave.command.TimeParametersClass;
import io.lintel.driver.zwave.wire.Octets;
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
  private static final Question OFFSET = Question.of(0, ScheduleEntryLockClass.getTimeOffset());

  private static final Duration PERIOD = Duration.ofDays(1);

  /** Commands take a second or two, and schedules count in minutes. */
  private static final long OFF_LIMIT_SECONDS = 30;

  /**
   * Sees that it is right, and goes on.
   *
   * @param next comes also when it was right already
   */
  static Move check(NodeProfile profile, Instant now, ZoneId zone, Move next) {
    Move offset = checkOffset(profile, now, zone, next);
    return new Move.Ask(CLOCK, told -> isRight(told, now) ? offset : set(now, offset));
  }

  /** When it has to be looked at again: once a day, and when summer time begins or ends. */
  static Duration untilNextCheck(Instant now, ZoneId zone) {
    var change = zone.getRules().nextTransition(now);
    return change == null || change.getInstant().isAfter(now.plus(PERIOD))
        ? PERIOD
        : Duration.between(now, change.getInstant()).plusSeconds(1);
  }

  static boolean isRight(NodeCommand told, Instant now) {
    return told instanceof TimeParametersClass.Report report
        && report.aheadSeconds(now).filter(by -> Math.abs(by) <= OFF_LIMIT_SECONDS).isPresent();
  }

  private static Move set(Instant now, Move next) {
    var utc = LocalDateTime.ofInstant(now, ZoneOffset.UTC);
    return Move.set(0, TimeParametersClass.set(utc), _ -> next);
  }

  /** Summer time is told as part of the offset that holds now: a lock knows no dates for it. */
  private static Move checkOffset(NodeProfile profile, Instant now, ZoneId zone, Move next) {
    if (profile.version(0, ScheduleEntryLockClass.ID) < 2) {
      return next;
    }
    Duration offset = Duration.ofSeconds(zone.getRules().getOffset(now).getTotalSeconds());
    var right = new ScheduleEntryLockClass.TimeOffset(offset, Duration.ZERO);
    Octets setting = ScheduleEntryLockClass.setTimeOffset(offset, Duration.ZERO);
    return new Move.Ask(
        OFFSET, told -> told.equals(right) ? next : Move.set(0, setting, _ -> next));
  }

  private NodeClock() {}
}
