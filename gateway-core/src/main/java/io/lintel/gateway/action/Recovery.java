package io.lintel.gateway.action;

import io.lintel.gateway.model.ActionType;
import io.lintel.gateway.store.AttemptRow;
import io.lintel.gateway.store.AttemptRow.Stage;
import io.lintel.gateway.time.Stamp;
import java.time.Duration;

/** What becomes of an attempt that a restart found unfinished. Pure. */
sealed interface Recovery {

  /** How long a device is given to tell where it is, even when the deadline has passed. */
  Duration READ_BACK_MIN = Duration.ofSeconds(10);

  /** Not started, and still in time by a clock that can be believed. */
  record Requeue(Stamp notAfter) implements Recovery {}

  /** Not started, and too late or nobody can tell. */
  record Expire() implements Recovery {}

  /** Started: the device is asked, until the deadline. */
  record AskDevice(Stamp deadline) implements Recovery {}

  /** Started; it only says what shall be, so it is done again while there is time. */
  record Repeat(Stamp deadline) implements Recovery {}

  /** Started, and no device can tell. */
  record Unknowable() implements Recovery {}

  /**
   * Decides.
   *
   * @param repeatable whether an attempt of its type may be done again
   */
  static Recovery of(AttemptRow row, Stamp now, boolean repeatable) {
    if (row.stage() == Stage.WAITING) {
      return waiting(row.deadline(), now);
    }
    if (repeatable && row.deadline().order(now) == Stamp.Order.AHEAD) {
      return new Repeat(now.plus(remaining(row.deadline(), now)));
    }
    boolean movesDoor = ActionType.of(row.type()).filter(ActionType::movesDoor).isPresent();
    return movesDoor ? new AskDevice(readBackUntil(row.deadline(), now)) : new Unknowable();
  }

  private static Recovery waiting(Stamp notAfter, Stamp now) {
    return switch (notAfter.order(now)) {
      case AHEAD -> new Requeue(now.plus(remaining(notAfter, now)));
      case PAST, UNKNOWN -> new Expire();
    };
  }

  private static Stamp readBackUntil(Stamp deadline, Stamp now) {
    var least = now.plus(READ_BACK_MIN);
    if (deadline.order(now) != Stamp.Order.AHEAD) {
      return least;
    }
    var remaining = remaining(deadline, now);
    return remaining.compareTo(READ_BACK_MIN) > 0 ? now.plus(remaining) : least;
  }

  /** Never longer than any time-out, whatever the wall clock was set to. */
  private static Duration remaining(Stamp until, Stamp now) {
    var left =
        until.bootId().equals(now.bootId())
            ? Duration.ofNanos(until.bootNanos() - now.bootNanos())
            : Duration.between(now.wall(), until.wall());
    var most = Duration.ofSeconds(Limits.TIMEOUT_SECONDS_MAX);
    return left.compareTo(most) > 0 ? most : left;
  }
}
