package io.lintel.driver.zwave.node;

import io.lintel.driver.zwave.command.DoorLockClass;
import io.lintel.driver.zwave.command.DoorLockMode;
import io.lintel.driver.zwave.command.HailClass;
import io.lintel.driver.zwave.command.LockClass;
import io.lintel.driver.zwave.command.NodeCommand;
import io.lintel.driver.zwave.command.NotificationClass;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Report;
import io.lintel.spi.Report.LockState;
import io.lintel.spi.Report.Method;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What a lock's commands say of its bolt, and of those who tried it. Pure. */
public final class LockNews {
  private static final int JAM = 0x0B;

  /**
   * A bolt is not between the two for longer than this unless it is stuck. Locks of versions 1 and
   * 2, and some of the others, do not say whether it moves.
   */
  private static final int TRAVEL_MILLIS = 3_000;

  /**
   * What is known of the lock.
   *
   * @param product empty when the node did not tell
   * @param timed it is set up to lock again by itself after a time
   * @param jammed the last that it said is that its bolt is stuck
   * @param betweenSinceNanos since when its bolt has been neither thrown nor drawn
   */
  public record State(
      Optional<Product> product, boolean timed, boolean jammed, OptionalLong betweenSinceNanos) {
    private State at(LockState position) {
      return new State(product, timed, position == LockState.JAMMED, OptionalLong.empty());
    }

    private State between(long sinceNanos) {
      return new State(product, timed, false, OptionalLong.of(sinceNanos));
    }

    private State timed(boolean now) {
      return new State(product, now, jammed, betweenSinceNanos);
    }
  }

  /**
   * A state and what is to be done.
   *
   * @param reports in the order in which they are to be told
   * @param settlesInMillis how long a bolt that was just reported may still be on its way; 0 when
   *     it stands or does not say
   * @param asksPosition the bolt may have moved, and the node did not say where it is
   */
  public record Next(
      State state, List<Report> reports, int settlesInMillis, boolean asksPosition) {}

  public static State begin(NodeProfile profile) {
    boolean timed = profile.told(LockKind.CONFIGURATION).filter(LockNews::isTimed).isPresent();
    return new State(profile.product(), timed, false, OptionalLong.empty());
  }

  public static Next on(State state, int endpoint, NodeCommand command, long nowNanos) {
    if (endpoint != 0) {
      return nothing(state);
    }
    return switch (AlarmNews.inNewForm(state.product(), command)) {
      case LockClass.Report(boolean locked) ->
          at(state, locked ? LockState.LOCKED : LockState.UNLOCKED, 0);
      case DoorLockClass.OperationReport report when isBetween(report) -> between(state, nowNanos);
      case DoorLockClass.OperationReport report ->
          at(state, position(report), settlesInMillis(report));
      case DoorLockClass.Configuration configuration -> nothing(state.timed(configuration.timed()));
      case HailClass.Hail() -> new Next(state, List.of(), 0, true);
      case NotificationClass.Report report when isOverOfJam(report) ->
          new Next(state.at(LockState.UNKNOWN), List.of(), 0, state.jammed());
      case NotificationClass.Report report -> told(state, NotificationNews.of(report));
      default -> nothing(state);
    };
  }

  /** Whether a report speaks of a lock and of nothing else. */
  static boolean isOfLock(Report report) {
    return report instanceof Report.Position || report instanceof Report.AccessDenied;
  }

  /** Some locks name what is over, others end whatever there was. */
  private static boolean isOverOfJam(NotificationClass.Report report) {
    Octets over = report.parameters();
    return report.type() == NotificationClass.ACCESS_CONTROL
        && report.event() == NotificationClass.IDLE
        && (over.size() == 0 || over.at(0) == JAM);
  }

  private static Next at(State state, LockState position, int settlesInMillis) {
    return told(state.at(position), position, settlesInMillis);
  }

  /** Stuck when it stays there, or when the lock had said so. */
  private static Next between(State state, long nowNanos) {
    long since = state.betweenSinceNanos().orElse(nowNanos);
    int left = TRAVEL_MILLIS - (int) Math.min((nowNanos - since) / 1_000_000, TRAVEL_MILLIS);
    return state.jammed() || left == 0
        ? at(state, LockState.JAMMED, 0)
        : told(state.between(since), LockState.UNKNOWN, left);
  }

  private static Next told(State state, LockState position, int settlesInMillis) {
    return new Next(
        state, List.of(Report.Position.of(position, Method.UNKNOWN)), settlesInMillis, false);
  }

  private static Next told(State state, List<Report> all) {
    List<Report> ofLock = all.stream().filter(LockNews::isOfLock).toList();
    State next =
        ofLock.stream()
            .filter(Report.Position.class::isInstance)
            .map(Report.Position.class::cast)
            .reduce((_, last) -> last)
            .map(last -> state.at(last.state()))
            .orElse(state);
    return new Next(next, ofLock, 0, false);
  }

  private static Next nothing(State state) {
    return new Next(state, List.of(), 0, false);
  }

  private static int settlesInMillis(DoorLockClass.OperationReport report) {
    return report.moving().map(m -> (int) m.left().toMillis()).orElse(0);
  }

  private static boolean isBetween(DoorLockClass.OperationReport report) {
    return report.mode() == DoorLockMode.BETWEEN && report.moving().isEmpty();
  }

  private static LockState position(DoorLockClass.OperationReport report) {
    return switch (report.mode()) {
      case SECURED -> LockState.LOCKED;
      case UNSECURED,
          UNSECURED_FOR_A_TIME,
          OUTSIDE_HANDLES_UNSECURED,
          OUTSIDE_HANDLES_UNSECURED_FOR_A_TIME ->
          LockState.UNLOCKED;
      case INSIDE_HANDLES_UNSECURED, INSIDE_HANDLES_UNSECURED_FOR_A_TIME -> LockState.LOCKED;
      case BETWEEN, UNNAMED -> LockState.UNKNOWN;
    };
  }

  private static boolean isTimed(NodeCommand command) {
    return command instanceof DoorLockClass.Configuration configuration && configuration.timed();
  }

  private LockNews() {}
}
