package io.lintel.gateway.action;

import io.lintel.gateway.model.ActionType;
import io.lintel.gateway.time.Stamp;
import io.lintel.gateway.time.Time;
import io.lintel.spi.Report.LockState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An attempt that has not been forgotten yet: its state and what hangs on it. On the loop alone.
 */
final class LiveAttempt {

  private final Command command;
  private final AttemptMachine machine;
  private final RevocablePermit permit;
  private final Optional<ReplyTo> replyTo;
  private final Steps steps;
  private final List<Time.Timer> timers = new ArrayList<>();
  private final Runnable acknowledge;
  private AttemptState state;
  private Optional<Stamp> startedAt;
  private boolean retried;
  private boolean asking;
  private Optional<Stamp> finishedAt = Optional.empty();

  LiveAttempt(
      Command command,
      AttemptState state,
      Optional<Stamp> startedAt,
      Optional<ReplyTo> replyTo,
      Steps steps,
      Runnable acknowledge) {
    this.command = command;
    this.machine =
        new AttemptMachine(
            command.type(),
            command.notAfter().bootNanos(),
            state instanceof AttemptState.Waiting && startedAt.isPresent());
    this.permit = new RevocablePermit(command.notAfter().bootNanos());
    this.state = state;
    this.startedAt = startedAt;
    this.replyTo = replyTo;
    this.steps = steps;
    this.acknowledge = acknowledge;
  }

  /** Moves on and says what follows. */
  List<AttemptEffect> step(AttemptInput input) {
    var step = machine.step(state, input);
    state = step.state();
    return step.effects();
  }

  void started(Stamp at) {
    startedAt = Optional.of(at);
  }

  /** When it ended: the first time that this was asked, however late that gets written. */
  Stamp finished(Stamp now) {
    finishedAt = finishedAt.or(() -> Optional.of(now));
    return finishedAt.orElseThrow();
  }

  /** True when no question to its device is open; then one is. */
  boolean beginsToAsk() {
    boolean begins = !asking;
    asking = true;
    return begins;
  }

  /** The question was answered, or will not be. */
  void asked() {
    asking = false;
  }

  /** True once: the end that could not be written is told live a single time. */
  boolean isFirstRetry() {
    boolean first = !retried;
    retried = true;
    return first;
  }

  void arm(Time.Timer timer) {
    timers.add(timer);
  }

  void disarm() {
    timers.forEach(Time.Timer::cancel);
    timers.clear();
  }

  /** Where it wants the bolt; empty for what moves none. */
  Optional<LockState> goal() {
    return goal(command.type());
  }

  static Optional<LockState> goal(ActionType type) {
    return switch (type) {
      case LOCK_DOOR -> Optional.of(LockState.LOCKED);
      case UNLOCK_DOOR -> Optional.of(LockState.UNLOCKED);
      default -> Optional.empty();
    };
  }

  AttemptView view() {
    return AttemptView.of(command, startedAt);
  }

  Command command() {
    return command;
  }

  AttemptState state() {
    return state;
  }

  RevocablePermit permit() {
    return permit;
  }

  Optional<Stamp> startedAt() {
    return startedAt;
  }

  Optional<ReplyTo> replyTo() {
    return replyTo;
  }

  Steps steps() {
    return steps;
  }

  Runnable acknowledge() {
    return acknowledge;
  }
}
