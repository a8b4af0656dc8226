package io.lintel.gateway.mqtt;

import io.lintel.gateway.model.UplinkFault;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** What follows from how a connection was lost. */
final class LostRules {

  /** A connection that breaks sooner may be one that another gateway took over. */
  private static final Duration QUICK = Duration.ofSeconds(60);

  /** The broker ends the connection for reasons of its own, not for a message. */
  private static final Set<Integer> NO_FAULT_OF_A_ROW =
      Set.of(
          ReasonCode.SERVER_SHUTTING_DOWN,
          ReasonCode.SESSION_TAKEN_OVER,
          ReasonCode.ADMINISTRATIVE_ACTION);

  private LostRules() {}

  static void lost(Turn turn, ConnectionEnd end) {
    forgiveIfSteady(turn);
    suspectQuickEnd(turn, end);
    if (mayBeARow(end)) {
      suspectOldestRow(turn);
    }
    switch (end) {
      case ConnectionEnd.Told(int code) when code == ReasonCode.SESSION_TAKEN_OVER ->
          takenOver(turn, "the broker says that another connection took over");
      case ConnectionEnd.Told(int code) ->
          LineRules.hangUp(turn, UplinkFault.CLOSED_BY_BROKER, ReasonCode.text(code));
      case ConnectionEnd.Dropped(String detail) -> LineRules.hangUp(turn, UplinkFault.LOST, detail);
      case ConnectionEnd.Silent _ ->
          LineRules.hangUp(turn, UplinkFault.SILENT, "no answer to a ping");
      case ConnectionEnd.Failed(String detail) -> LineRules.hangUp(turn, UplinkFault.BUG, detail);
    }
  }

  /** Two gateways that take over from each other would do so for ever: this one stays away. */
  static void takenOver(Turn turn, String detail) {
    turn.effect(new Effect.Tell("gateway.takeover", Map.of("detail", detail)));
    LineRules.hangUpForLong(turn, UplinkFault.TAKEN_OVER, detail);
  }

  private static void forgiveIfSteady(Turn turn) {
    if (turn.line() instanceof Line.Up up
        && turn.now.nanos() - up.sinceNanos() >= turn.limits().steady().toNanos()) {
      turn.state(turn.state().with(turn.state().retry().succeeded()));
    }
  }

  private static void suspectQuickEnd(Turn turn, ConnectionEnd end) {
    boolean quick =
        end instanceof ConnectionEnd.Dropped
            && turn.line() instanceof Line.Up up
            && turn.now.nanos() - up.sinceNanos() < QUICK.toNanos();
    turn.state(turn.state().with(turn.state().doubt().ended(quick)));
  }

  private static boolean mayBeARow(ConnectionEnd end) {
    return switch (end) {
      case ConnectionEnd.Told(int code) -> !NO_FAULT_OF_A_ROW.contains(code);
      case ConnectionEnd.Dropped _ -> true;
      case ConnectionEnd.Silent _, ConnectionEnd.Failed _ -> false;
    };
  }

  private static void suspectOldestRow(Turn turn) {
    var delivery = turn.delivery();
    var oldest = delivery.flights().oldestRow();
    if (oldest.isEmpty()) {
      return;
    }
    var row = oldest.get();
    boolean alone = delivery.flights().rows() == 1;
    var suspect = delivery.suspect().endedWith(row.sequence(), alone);
    turn.delivery(delivery.with(suspect));
    if (suspect.ends() >= turn.limits().rowEndsMax()) {
      turn.delivery(turn.delivery().with(Suspect.NONE));
      AnswerRules.giveUp(turn, row, "the broker hung up on it " + suspect.ends() + " times");
    }
  }
}
