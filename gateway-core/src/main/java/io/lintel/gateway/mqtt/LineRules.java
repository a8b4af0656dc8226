package io.lintel.gateway.mqtt;

import io.lintel.gateway.model.UplinkFault;
import java.time.Duration;
import java.util.Optional;

/** How a connection comes and goes. */
final class LineRules {

  private LineRules() {}

  /** What the line waited for has not happened in time, or its time has come. */
  static void deadline(Turn turn) {
    switch (turn.line()) {
      case Line.Resting _ -> dial(turn);
      case Line.Dialing _ ->
          hangUp(turn, UplinkFault.NO_ANSWER, within(turn.limits().connackLimit()));
      case Line.Joining joining -> joiningLate(turn, joining);
      case Line.Leaving leaving ->
          close(turn, leaving.generation(), leaving.begunNanos(), false, 0);
      case Line.Closing closing -> tearDown(turn, closing);
      case Line.Ending ending -> {
        turn.trouble(UplinkFault.NOT_ENDING, within(turn.limits().teardownLimit()));
        rest(turn, ending.restUntilNanos());
      }
      case Line.Up _, Line.Stopped _ -> {}
    }
  }

  static void connected(Turn turn, Accepted accepted) {
    if (!(turn.line() instanceof Line.Dialing dialing)) {
      return;
    }
    if (turn.state().cleanStart()) {
      turn.state(turn.state().cleanStarted());
      turn.effect(new Effect.RememberCleanStart());
    }
    var joining =
        new Line.Joining(
            dialing.generation(),
            dialing.begunNanos(),
            accepted,
            Line.Stage.LOOKING,
            turn.now.plus(turn.limits().ackLimit()));
    if (mustLook(turn)) {
      turn.line(joining);
      turn.effect(new Effect.Look(joining.generation()));
    } else {
      subscribe(turn, joining);
    }
  }

  static void refused(Turn turn, int reasonCode) {
    boolean login =
        reasonCode == ReasonCode.BAD_USER_NAME_OR_PASSWORD
            || reasonCode == ReasonCode.NOT_AUTHORIZED;
    if (login) {
      hangUpForLong(turn, UplinkFault.LOGIN_REFUSED, ReasonCode.text(reasonCode));
    } else {
      hangUp(turn, UplinkFault.CONNECT_REFUSED, ReasonCode.text(reasonCode));
    }
  }

  static void looked(Turn turn, Optional<SeenPresence> seen) {
    if (!(turn.line() instanceof Line.Joining joining) || joining.stage() != Line.Stage.LOOKING) {
      return;
    }
    boolean theirs = seen.filter(presence -> presence.online() && !presence.ours()).isPresent();
    if (theirs && turn.state().doubt().presenceTold()) {
      LostRules.takenOver(turn, "another session is online under our id");
    } else if (seen.isPresent() && !turn.state().epochKnown()) {
      turn.line(stage(turn, joining, Line.Stage.RAISING));
      turn.effect(new Effect.RaiseEpoch(joining.generation(), seen.get().epoch()));
    } else {
      nothingSeen(turn, joining);
    }
  }

  /** The broker granted the look: what is retained comes now or not at all. */
  static void looking(Turn turn) {
    if (turn.line() instanceof Line.Joining joining && joining.stage() == Line.Stage.LOOKING) {
      turn.line(joining.lasting(turn.now.plus(turn.limits().lookLimit())));
    }
  }

  /** Our will still has the old epoch; only a new connection can have another. */
  static void raised(Turn turn) {
    if (turn.line() instanceof Line.Joining joining && joining.stage() == Line.Stage.RAISING) {
      turn.state(turn.state().epochLearned());
      close(turn, joining.generation(), joining.begunNanos(), true, 0);
    }
  }

  static void subscribed(Turn turn, int reasonCode) {
    if (!(turn.line() instanceof Line.Joining joining)) {
      return;
    }
    if (ReasonCode.failed(reasonCode)) {
      hangUpForLong(turn, UplinkFault.SUBSCRIBE_REFUSED, ReasonCode.text(reasonCode));
      return;
    }
    turn.line(
        new Line.Up(
            joining.generation(), joining.begunNanos(), joining.accepted(), turn.now.nanos()));
    turn.effect(new Effect.Ready(joining.generation()));
    DeliveryRules.begin(turn);
  }

  static void stop(Turn turn) {
    turn.state(turn.state().stopped());
    switch (turn.line()) {
      case Line.Resting _ -> turn.line(new Line.Stopped());
      case Line.Up up -> DeliveryRules.leave(turn, up);
      case Line.Dialing dialing ->
          close(turn, dialing.generation(), dialing.begunNanos(), false, 0);
      case Line.Joining joining ->
          close(turn, joining.generation(), joining.begunNanos(), false, 0);
      case Line.Leaving _, Line.Closing _, Line.Ending _, Line.Stopped _ -> {}
    }
  }

  static void ended(Turn turn, long generation) {
    if (turn.line() instanceof Line.Ending ending && ending.generation() == generation) {
      rest(turn, ending.restUntilNanos());
    }
  }

  /** Ends the connection, to be tried again after back-off. */
  static void hangUp(Turn turn, UplinkFault fault, String detail) {
    var retry = turn.state().retry().failed();
    turn.state(turn.state().with(retry));
    long rest = retry.delayNanos(turn.limits().retryMin(), turn.limits().retryMax());
    hangUp(turn, fault, detail, rest);
  }

  /** Ends the connection, to be tried again when somebody may have mended something. */
  static void hangUpForLong(Turn turn, UplinkFault fault, String detail) {
    var retry = turn.state().retry().failed();
    turn.state(turn.state().with(retry));
    hangUp(turn, fault, detail, retry.longDelayNanos(turn.limits().longRest()));
  }

  /**
   * Tears a connection down as soon as it is old enough.
   *
   * @param restNanos from now to the next one
   */
  static void close(Turn turn, long generation, long begunNanos, boolean goodbye, long restNanos) {
    long closeAt = Math.max(turn.now.nanos(), begunNanos + turn.limits().teardownMin().toNanos());
    turn.delivery(turn.delivery().ended());
    turn.line(new Line.Closing(generation, goodbye, closeAt, turn.now.nanos() + restNanos));
  }

  private static void hangUp(Turn turn, UplinkFault fault, String detail, long restNanos) {
    turn.effect(new Effect.Trouble(fault, detail, Optional.of(Duration.ofNanos(restNanos))));
    switch (turn.line()) {
      case Line.Dialing line -> close(turn, line.generation(), line.begunNanos(), false, restNanos);
      case Line.Joining line -> close(turn, line.generation(), line.begunNanos(), false, restNanos);
      case Line.Up line -> close(turn, line.generation(), line.begunNanos(), false, restNanos);
      case Line.Leaving line -> close(turn, line.generation(), line.begunNanos(), false, restNanos);
      case Line.Resting _, Line.Closing _, Line.Ending _, Line.Stopped _ -> {}
    }
  }

  private static void dial(Turn turn) {
    turn.state(turn.state().generationBegun());
    long generation = turn.state().generations();
    turn.line(
        new Line.Dialing(
            generation, turn.now.nanos(), turn.now.plus(turn.limits().connackLimit())));
    turn.effect(new Effect.Dial(generation, turn.state().cleanStart()));
  }

  private static boolean mustLook(Turn turn) {
    var doubt = turn.state().doubt();
    boolean suspicious = doubt.presenceTold() && doubt.quickEnds() >= turn.limits().quickEndsMax();
    return suspicious || !turn.state().epochKnown();
  }

  /**
   * The store is told that nothing was published before, so that it need not be looked up again.
   */
  private static void nothingSeen(Turn turn, Line.Joining joining) {
    if (!turn.state().epochKnown()) {
      turn.effect(new Effect.RaiseEpoch(joining.generation(), 0));
    }
    settled(turn, joining);
  }

  /** Nothing speaks against publishing any more. */
  private static void settled(Turn turn, Line.Joining joining) {
    turn.state(turn.state().epochLearned());
    turn.state(turn.state().with(turn.state().doubt().cleared()));
    subscribe(turn, joining);
  }

  private static void subscribe(Turn turn, Line.Joining joining) {
    turn.line(stage(turn, joining, Line.Stage.SUBSCRIBING));
    turn.effect(new Effect.Subscribe(joining.generation()));
  }

  private static Line.Joining stage(Turn turn, Line.Joining joining, Line.Stage stage) {
    return new Line.Joining(
        joining.generation(),
        joining.begunNanos(),
        joining.accepted(),
        stage,
        turn.now.plus(turn.limits().ackLimit()));
  }

  private static void joiningLate(Turn turn, Line.Joining joining) {
    switch (joining.stage()) {
      case LOOKING -> looked(turn, Optional.empty());
      case RAISING -> hangUp(turn, UplinkFault.STORE_SLOW, within(turn.limits().ackLimit()));
      case SUBSCRIBING -> hangUp(turn, UplinkFault.SILENT, within(turn.limits().ackLimit()));
    }
  }

  private static void tearDown(Turn turn, Line.Closing closing) {
    turn.effect(new Effect.Close(closing.generation(), closing.goodbye()));
    turn.line(
        new Line.Ending(
            turn.now.plus(turn.limits().teardownLimit()),
            closing.generation(),
            closing.restUntilNanos()));
  }

  private static void rest(Turn turn, long untilNanos) {
    turn.line(turn.state().stopping() ? new Line.Stopped() : new Line.Resting(untilNanos));
  }

  private static String within(Duration limit) {
    return "nothing within " + limit.toSeconds() + " s";
  }
}
