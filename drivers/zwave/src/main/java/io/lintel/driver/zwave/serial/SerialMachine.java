package io.lintel.driver.zwave.serial;

import io.lintel.driver.zwave.serial.SerialCommand.Expects;
import io.lintel.driver.zwave.serial.SerialEffect.Ended;
import io.lintel.driver.zwave.serial.SerialEffect.WakeAfter;
import io.lintel.driver.zwave.serial.SerialResult.Cause;
import io.lintel.driver.zwave.serial.SerialResult.Stage;
import io.lintel.driver.zwave.serial.SerialState.Awaited;
import io.lintel.driver.zwave.serial.SerialState.Line;
import io.lintel.driver.zwave.serial.SerialState.Tries;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides what happens on the serial line: one command at a time, {@code REQ -> ACK -> RES ->
 * callback}. Pure: time comes in as {@code nowNanos}.
 *
 * <p>A reply that belongs to no current wait changes nothing but a counter. The exception is a
 * callback, which carries the id of its command and so proves that the command arrived even when
 * its ACK or response was lost.
 */
final class SerialMachine {
  /** Begins a command. The state must accept it. */
  static SerialStep submit(SerialState state, SerialCommand command, long nowNanos) {
    if (!state.accepts(command)) {
      throw new IllegalStateException("the line is busy");
    }
    return transmit(state, command, Tries.NONE, nowNanos);
  }

  static SerialStep on(SerialState state, SerialInput input, long nowNanos) {
    return switch (input) {
      case SerialInput.Heard(Received received) -> heard(state, received, nowNanos);
      case SerialInput.Woke(long round) -> woke(state, round, nowNanos);
      case SerialInput.Unwritten() -> unwritten(state);
      case SerialInput.LinkDown() -> linkDown(state);
    };
  }

  private static SerialStep heard(SerialState state, Received received, long nowNanos) {
    return switch (received) {
      case Received.Ack() -> acknowledged(state);
      case Received.Nak(), Received.Can() -> refused(state);
      case Received.Damaged() ->
          SerialStep.of(state, new SerialEffect.Acknowledge(Received.Nak.OCTETS));
      case Received.Whole(Frame frame) ->
          arrived(state, frame, nowNanos).after(new SerialEffect.Acknowledge(Received.Ack.OCTETS));
    };
  }

  private static SerialStep woke(SerialState state, long round, long nowNanos) {
    if (state.awaited().isPresent() && state.awaited().get().round() == round) {
      return checkCallback(state, state.awaited().get(), nowNanos);
    }
    return switch (state.line()) {
      case Line.Sent(var command, var tries, long sent) when sent == round ->
          restOrEnd(state, command, new Tries(tries.made(), true));
      case Line.Resting(var command, var tries, long resting) when resting == round ->
          transmit(state, command, tries, nowNanos);
      case Line.Answering(var command, long answering) when answering == round ->
          end(state.idle(), command, new SerialResult.NoReply(Stage.RESPONSE));
      case Line.Idle _, Line.Sent _, Line.Resting _, Line.Answering _ -> SerialStep.of(state);
    };
  }

  /** Every transmission, the first and each repetition, asks the permit here. */
  private static SerialStep transmit(
      SerialState state, SerialCommand command, Tries tries, long nowNanos) {
    if (!command.permit().allows(nowNanos)) {
      return end(
          state.idle(),
          command,
          tries.mayHaveArrived()
              ? new SerialResult.Abandoned()
              : new SerialResult.NeverLeft(Cause.PERMIT_ENDED));
    }
    SerialState next = state.nextRound();
    Tries more = new Tries(tries.made() + 1, tries.mayHaveArrived());
    return SerialStep.of(
        next.onLine(new Line.Sent(command, more, next.round())),
        new SerialEffect.Transmit(command.encode(), command.permit()),
        new WakeAfter(next.round(), SerialLimits.ACK_MILLIS));
  }

  private static SerialStep restOrEnd(SerialState state, SerialCommand command, Tries tries) {
    if (tries.made() > SerialLimits.RETRANSMISSIONS) {
      return end(
          state.idle(),
          command,
          tries.mayHaveArrived()
              ? new SerialResult.NoReply(Stage.ACK)
              : new SerialResult.NeverLeft(Cause.LINE_REFUSED));
    }
    SerialState next = state.nextRound();
    return SerialStep.of(
        next.onLine(new Line.Resting(command, tries, next.round())),
        new WakeAfter(next.round(), SerialLimits.restMillis(tries.made())));
  }

  private static SerialStep acknowledged(SerialState state) {
    if (!(state.line() instanceof Line.Sent(var command, _, _))) {
      return SerialStep.of(doubted(state).stray());
    }
    return switch (command.expects()) {
      case Expects.AckAlone() -> end(state.idle(), command, new SerialResult.Acknowledged());
      case Expects.Response(), Expects.Callback _, Expects.Announcement _ ->
          awaitResponse(state, command);
    };
  }

  private static SerialStep awaitResponse(SerialState state, SerialCommand command) {
    SerialState next = state.nextRound();
    return SerialStep.of(
        next.onLine(new Line.Answering(command, next.round())),
        new WakeAfter(next.round(), SerialLimits.RESPONSE_MILLIS));
  }

  private static SerialStep refused(SerialState state) {
    return state.line() instanceof Line.Sent(var command, var tries, _)
        ? restOrEnd(state, command, tries)
        : SerialStep.of(state.stray());
  }

  private static SerialStep arrived(SerialState state, Frame frame, long nowNanos) {
    return switch (frame.type()) {
      case RESPONSE -> responded(state, frame, nowNanos);
      case REQUEST -> called(state, frame);
    };
  }

  private static SerialStep responded(SerialState state, Frame frame, long nowNanos) {
    if (!(state.line() instanceof Line.Answering(var command, _))
        || command.function() != frame.function()) {
      return SerialStep.of(doubted(state).stray());
    }
    boolean goesOn = command.expects().keepsRadioBusy() && !isRefusal(frame);
    return goesOn
        ? awaitCallback(state.idle(), command, nowNanos)
        : end(state.idle(), command, new SerialResult.Responded(frame));
  }

  /** A refusal may have been noise, if an answer to the same transmission follows it. */
  private static SerialState doubted(SerialState state) {
    return switch (state.line()) {
      case Line.Sent(var command, var tries, long round) ->
          state.onLine(new Line.Sent(command, new Tries(tries.made(), true), round));
      case Line.Resting(var command, var tries, long round) ->
          state.onLine(new Line.Resting(command, new Tries(tries.made(), true), round));
      case Line.Idle _, Line.Answering _ -> state;
    };
  }

  /** Some sticks and simulators answer without a status byte: then the command was taken. */
  private static boolean isRefusal(Frame response) {
    return response.payload().size() > 0 && response.payload().at(0) == 0;
  }

  private static SerialStep awaitCallback(SerialState state, SerialCommand command, long nowNanos) {
    SerialState next = state.nextRound();
    var awaited =
        new Awaited(
            command,
            nowNanos + SerialLimits.ABORT_MILLIS * 1_000_000L,
            nowNanos + callbackMillis(command) * 1_000_000L,
            false,
            next.round());
    return SerialStep.of(
        next.awaiting(Optional.of(awaited)),
        new WakeAfter(next.round(), SerialLimits.PERMIT_CHECK_MILLIS));
  }

  private static long callbackMillis(SerialCommand command) {
    return command.expects() instanceof Expects.Announcement announcement
        ? announcement.limitMillis()
        : SerialLimits.CALLBACK_MILLIS;
  }

  private static SerialStep called(SerialState state, Frame frame) {
    if (state.awaited().filter(a -> matches(frame, a.command())).isPresent()) {
      return end(
          state.awaiting(Optional.empty()),
          state.awaited().get().command(),
          new SerialResult.CalledBack(frame));
    }
    return switch (state.line()) {
      case Line.Sent(var command, _, _) when provesArrival(frame, command) ->
          end(state.idle(), command, new SerialResult.CalledBack(frame));
      case Line.Resting(var command, _, _) when provesArrival(frame, command) ->
          end(state.idle(), command, new SerialResult.CalledBack(frame));
      case Line.Answering(var command, _) when provesArrival(frame, command) ->
          end(state.idle(), command, new SerialResult.CalledBack(frame));
      case Line.Idle _, Line.Sent _, Line.Resting _, Line.Answering _ ->
          SerialStep.of(state, new SerialEffect.Told(frame));
    };
  }

  private static boolean provesArrival(Frame frame, SerialCommand command) {
    return command.expects() instanceof Expects.Callback && matches(frame, command);
  }

  private static boolean matches(Frame frame, SerialCommand command) {
    if (frame.payload().size() == 0) {
      return false;
    }
    int first = frame.payload().at(0);
    return switch (command.expects()) {
      case Expects.Callback(int callbackId, _) ->
          frame.function() == command.function() && first == callbackId;
      case Expects.Announcement(int function, var statuses, _) ->
          frame.function() == function && statuses.contains(first);
      case Expects.AckAlone(), Expects.Response() -> false;
    };
  }

  private static SerialStep checkCallback(SerialState state, Awaited awaited, long nowNanos) {
    if (nowNanos - awaited.giveUpNanos() >= 0) {
      return end(
          state.awaiting(Optional.empty()),
          awaited.command(),
          awaited.command().expects() instanceof Expects.Announcement
              ? new SerialResult.NothingCame()
              : new SerialResult.NoReply(Stage.CALLBACK));
    }
    boolean hurry =
        !awaited.aborted()
            && (nowNanos - awaited.abortNanos() >= 0
                || !awaited.command().permit().allows(nowNanos));
    return hurry
            && state.line() instanceof Line.Idle
            && awaited.command().expects() instanceof Expects.Callback callback
        ? abort(state, awaited, callback, nowNanos)
        : checkAgain(state, awaited);
  }

  private static SerialStep checkAgain(SerialState state, Awaited awaited) {
    SerialState next = state.nextRound();
    return SerialStep.of(
        next.awaiting(Optional.of(awaited.atRound(next.round()))),
        new WakeAfter(next.round(), SerialLimits.PERMIT_CHECK_MILLIS));
  }

  private static SerialStep abort(
      SerialState state, Awaited awaited, Expects.Callback callback, long nowNanos) {
    long giveUp = nowNanos + SerialLimits.ABORTED_CALLBACK_MILLIS * 1_000_000L;
    Awaited aborted = awaited.abortedUntil(Math.min(awaited.giveUpNanos(), giveUp));
    SerialStep waiting = checkAgain(state, aborted);
    var command = SerialCommand.tell(callback.abortFunction());
    SerialStep sent = transmit(waiting.state(), command, Tries.NONE, nowNanos);
    List<SerialEffect> effects = new ArrayList<>(waiting.effects());
    effects.addAll(sent.effects());
    return new SerialStep(sent.state(), List.copyOf(effects));
  }

  private static SerialStep unwritten(SerialState state) {
    if (!(state.line() instanceof Line.Sent(var command, var tries, _))) {
      return SerialStep.of(state);
    }
    return end(
        state.idle(),
        command,
        tries.mayHaveArrived()
            ? new SerialResult.Abandoned()
            : new SerialResult.NeverLeft(Cause.PERMIT_ENDED));
  }

  private static SerialStep linkDown(SerialState state) {
    List<SerialEffect> effects = new ArrayList<>();
    state
        .awaited()
        .ifPresent(a -> effects.add(new Ended(a.command(), new SerialResult.LinkLost())));
    switch (state.line()) {
      case Line.Idle() -> {}
      case Line.Sent(var command, _, _) ->
          effects.add(new Ended(command, new SerialResult.LinkLost()));
      case Line.Answering(var command, _) ->
          effects.add(new Ended(command, new SerialResult.LinkLost()));
      case Line.Resting(var command, var tries, _) ->
          effects.add(
              new Ended(
                  command,
                  tries.mayHaveArrived()
                      ? new SerialResult.LinkLost()
                      : new SerialResult.NeverLeft(Cause.LINK_DOWN)));
    }
    return new SerialStep(state.idle().awaiting(Optional.empty()), List.copyOf(effects));
  }

  private static SerialStep end(SerialState state, SerialCommand command, SerialResult result) {
    return SerialStep.of(state, new Ended(command, result));
  }

  private SerialMachine() {}
}
