package io.lintel.gateway.action;

import io.lintel.gateway.action.AttemptState.Accepting;
import io.lintel.gateway.action.AttemptState.Recovering;
import io.lintel.gateway.action.AttemptState.Waiting;
import io.lintel.gateway.store.AttemptRow.Stage;
import io.lintel.gateway.store.CommitResult;
import io.lintel.gateway.store.Transaction;
import io.lintel.gateway.store.Write;
import io.lintel.gateway.time.Stamp;
import io.lintel.spi.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Runs attempts: feeds each one's machine and does what it says. On the loop alone.
 *
 * <p>Attempts are bounded by the lanes' room times the devices of the inventory.
 */
final class Attempts {

  /** After a restart a device that can't tell where it is is asked again this often. */
  private static final Duration ASK_AGAIN = Duration.ofMillis(500);

  /** An end that could not be written is written again after this long. */
  private static final Duration WRITE_AGAIN = Duration.ofSeconds(5);

  private final Ports ports;
  private final Lanes lanes;
  private final Execution execution;
  private final DeviceBook book;
  private final Causes causes;
  private final AttemptPapers papers;
  private final Insistence insistence;
  private final Specialists specialists;
  private final Exchanges exchanges;
  private final Map<UUID, LiveAttempt> live = new HashMap<>();

  Attempts(
      Ports ports,
      Lanes lanes,
      Execution execution,
      DeviceBook book,
      Causes causes,
      AttemptPapers papers,
      Insistence insistence,
      Specialists specialists,
      Orders orders) {
    this.ports = ports;
    this.lanes = lanes;
    this.execution = execution;
    this.book = book;
    this.causes = causes;
    this.papers = papers;
    this.insistence = insistence;
    this.specialists = specialists;
    this.exchanges = new Exchanges(ports, lanes, orders, device -> pump(Optional.of(device)));
  }

  /** The lanes' other users. */
  Exchanges exchanges() {
    return exchanges;
  }

  /** How many attempts of a device its specialists are carrying out. */
  int performing(UUID deviceId) {
    return (int)
        live.values().stream()
            .filter(attempt -> attempt.state() instanceof AttemptState.Running)
            .filter(attempt -> attempt.command().deviceId().equals(Optional.of(deviceId)))
            .filter(attempt -> specialists.of(attempt.command().type()).isPresent())
            .count();
  }

  Optional<LiveAttempt> find(UUID attemptId) {
    return Optional.ofNullable(live.get(attemptId));
  }

  /** Takes on a command that passed every check. On an idle lane accepted and started are one. */
  void accept(
      Command command,
      Write.KeepCommand raw,
      Optional<ReplyTo> replyTo,
      Steps steps,
      Runnable acknowledge) {
    var lane = lanes.of(command.deviceId());
    boolean starting = lane.isIdle() && isKnown(command);
    var started = starting ? Optional.of(command.requestedAt()) : Optional.<Stamp>empty();
    var attempt =
        new LiveAttempt(command, new Accepting(starting), started, replyTo, steps, acknowledge);
    take(attempt);
    if (starting) {
      lane.hold(command.attemptId());
    } else {
      lane.enqueue(command.attemptId(), command.type().movesDoor());
    }
    commit(attempt, papers.acceptance(attempt, raw, starting));
  }

  /**
   * Puts a found attempt back into its lane.
   *
   * @param startedAt when an earlier run of the gateway had started it
   */
  void requeue(Command command, Optional<Stamp> startedAt) {
    var attempt =
        new LiveAttempt(
            command, new Waiting(), startedAt, Optional.empty(), Steps.none(), () -> {});
    take(attempt);
    lanes.of(command.deviceId()).enqueue(command.attemptId(), command.type().movesDoor());
    pump(command.deviceId());
  }

  /** Asks the device of an attempt that had been started before the restart. */
  void recover(Command command, Stamp startedAt) {
    var attempt =
        new LiveAttempt(
            command,
            new Recovering(),
            Optional.of(startedAt),
            Optional.empty(),
            Steps.none(),
            () -> {});
    take(attempt);
    var lane = lanes.of(command.deviceId());
    if (lane.isIdle()) {
      lane.hold(command.attemptId());
    }
    causes.open(attempt);
    command.deviceId().ifPresent(device -> ask(device, attempt));
  }

  /** Writes the end of a found attempt that never runs. */
  void close(Command command, Optional<Stamp> startedAt, Ending ending) {
    var attempt =
        new LiveAttempt(
            command,
            new AttemptState.Closing(ending),
            startedAt,
            Optional.empty(),
            Steps.none(),
            () -> {});
    take(attempt);
    perform(attempt, new AttemptEffect.CommitEnd(ending));
  }

  /** What a device can do has become known or has changed, or it does not answer. */
  void look(UUID deviceId) {
    live.values().stream()
        .filter(attempt -> attempt.state() instanceof Recovering)
        .filter(attempt -> attempt.command().deviceId().equals(Optional.of(deviceId)))
        .toList()
        .forEach(attempt -> ask(deviceId, attempt));
    pump(Optional.of(deviceId));
  }

  private void take(LiveAttempt attempt) {
    var command = attempt.command();
    live.put(command.attemptId(), attempt);
    arm(attempt, command.notAfter(), new AttemptInput.NotAfterPassed());
    arm(attempt, command.deadline(), new AttemptInput.DeadlinePassed());
  }

  private void arm(LiveAttempt attempt, Stamp when, AttemptInput input) {
    long left = when.bootNanos() - ports.time().bootNanos();
    var delay = Duration.ofNanos(Math.max(0, left));
    attempt.arm(ports.time().after(delay, ports.loop(), () -> step(attempt, input)));
  }

  private void step(LiveAttempt attempt, AttemptInput input) {
    var effects = attempt.step(input);
    effects.forEach(effect -> perform(attempt, effect));
    if (attempt.state() instanceof Waiting) {
      pump(attempt.command().deviceId());
    }
  }

  private void perform(LiveAttempt attempt, AttemptEffect effect) {
    switch (effect) {
      case AttemptEffect.Acknowledge ack -> papers.tellAccepted(attempt);
      case AttemptEffect.CommitStart start -> commitStart(attempt);
      case AttemptEffect.CallDriver call -> callDriver(attempt);
      case AttemptEffect.Revoke revoke -> attempt.permit().cancel();
      case AttemptEffect.CommitEnd(var ending) -> commitEnd(attempt, ending);
      case AttemptEffect.LeaveLane leave -> leaveLane(attempt);
      case AttemptEffect.RefuseUnstored(var why) -> papers.tellUnstored(attempt, why);
      case AttemptEffect.RetryEnd(var ending, var why) -> retryEnd(attempt, ending, why);
      case AttemptEffect.Forget forget -> forget(attempt);
    }
  }

  private void commitStart(LiveAttempt attempt) {
    if (attempt.startedAt().isEmpty()) {
      attempt.started(ports.time().stamp());
    }
    commit(attempt, List.of(papers.row(attempt, Stage.STARTED, Optional.empty())));
  }

  private void callDriver(LiveAttempt attempt) {
    causes.open(attempt);
    papers.tellStarted(attempt);
    specialists
        .of(attempt.command().type())
        .ifPresentOrElse(
            specialist -> perform(attempt, specialist),
            () ->
                execution.start(attempt, outcome -> step(attempt, new AttemptInput.Came(outcome))));
  }

  /** A specialist takes a turn in the lane for each exchange, not for the whole attempt. */
  private void perform(LiveAttempt attempt, Specialist specialist) {
    leaveLane(attempt);
    specialist.perform(
        attempt.command(), ending -> step(attempt, new AttemptInput.Concluded(ending)));
  }

  private void commitEnd(LiveAttempt attempt, Ending ending) {
    attempt.disarm();
    var now = attempt.finished(ports.time().stamp());
    var draft = papers.ended(attempt, ending, now);
    var writes = new ArrayList<>(causes.close(attempt, ending, now));
    writes.add(
        papers.row(
            attempt,
            ending instanceof Ending.Success ? Stage.SUCCESS : Stage.ERROR,
            Optional.of(now)));
    writes.add(new Write.Publish(draft));
    papers.event(attempt, ending, now).ifPresent(event -> writes.add(new Write.Publish(event)));
    insistence.commitBehind(
        new Transaction(writes),
        result -> {
          papers.tellEnded(attempt, ending, draft, result, now);
          step(attempt, answer(result));
        });
  }

  private void leaveLane(LiveAttempt attempt) {
    lanes.of(attempt.command().deviceId()).leave(attempt.command().attemptId());
    pump(attempt.command().deviceId());
  }

  private void retryEnd(LiveAttempt attempt, Ending ending, CommitResult.Failed why) {
    if (attempt.isFirstRetry()) {
      papers.tellEndUnstored(attempt, ending, why);
    }
    ports.time().after(WRITE_AGAIN, ports.loop(), () -> commitEnd(attempt, ending));
  }

  private void forget(LiveAttempt attempt) {
    attempt.disarm();
    live.remove(attempt.command().attemptId());
  }

  private void commit(LiveAttempt attempt, List<Write> writes) {
    ports.commit(
        writes,
        result -> {
          papers.replyPending(attempt, writes, result);
          step(attempt, answer(result));
        });
  }

  private AttemptInput answer(CommitResult result) {
    return switch (result) {
      case CommitResult.Committed committed -> new AttemptInput.Committed(ports.time().bootNanos());
      case CommitResult.Failed failed -> new AttemptInput.CommitFailed(failed);
    };
  }

  /** Gives the free lane to whoever is next, once it is known what the device can do. */
  private void pump(Optional<UUID> deviceId) {
    var lane = lanes.of(deviceId);
    if (lane.head().filter(exchanges::isOne).isPresent()) {
      lane.turn().ifPresent(exchanges::turn);
      return;
    }
    var next = lane.head().map(live::get);
    if (next.isPresent()
        && next.get().state() instanceof Waiting
        && isKnown(next.get().command())) {
      lane.turn().map(live::get).ifPresent(attempt -> step(attempt, turn(attempt.command())));
    }
  }

  private AttemptInput turn(Command command) {
    return command
        .deviceId()
        .flatMap(device -> specialists.check(command, ports.drivers().abilities(device)))
        .<AttemptInput>map(AttemptInput.Unfit::new)
        .orElseGet(() -> new AttemptInput.Turn(ports.time().bootNanos()));
  }

  private boolean isKnown(Command command) {
    return command
        .deviceId()
        .map(
            device ->
                book.isOffline(device)
                    || ports.drivers().abilities(device).kind() != Abilities.Kind.UNKNOWN)
        .orElse(true);
  }

  /** A device that can't tell where it is leaves nothing to wait for. */
  private void ask(UUID deviceId, LiveAttempt attempt) {
    var can = ports.drivers().abilities(deviceId);
    if (can.kind() == Abilities.Kind.UNKNOWN || !(attempt.state() instanceof Recovering)) {
      return; // asked again when its abilities become known
    }
    if (can.kind() != Abilities.Kind.BOLT || !can.readback()) {
      step(attempt, new AttemptInput.ReadBack(false));
    } else if (attempt.beginsToAsk()) {
      execution.readBack(deviceId, attempt, outcome -> readBack(deviceId, attempt, outcome));
    }
  }

  private void readBack(UUID deviceId, LiveAttempt attempt, Outcome outcome) {
    if (outcome instanceof Outcome.Done) {
      boolean reached = attempt.goal().filter(goal -> book.state(deviceId).isAt(goal)).isPresent();
      step(attempt, new AttemptInput.ReadBack(reached));
    } else {
      ports.time().after(ASK_AGAIN, ports.loop(), () -> askAgain(deviceId, attempt));
    }
  }

  private void askAgain(UUID deviceId, LiveAttempt attempt) {
    attempt.asked();
    ask(deviceId, attempt);
  }
}
