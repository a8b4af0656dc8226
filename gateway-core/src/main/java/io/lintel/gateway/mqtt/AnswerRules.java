package io.lintel.gateway.mqtt;

import io.lintel.gateway.model.UplinkFault;
import io.lintel.gateway.store.OutboxRow;
import java.util.Map;

/** What follows from a PUBACK. */
final class AnswerRules {

  /** An announcement that is itself refused is not announced: that would never end. */
  private static final String ANNOUNCEMENTS = "event/gateway.outbox_rejected/";

  private AnswerRules() {}

  static void answered(Turn turn, long ticket, int reasonCode) {
    var flights = turn.delivery().flights();
    flights.find(ticket).ifPresent(flight -> landed(turn, flight, reasonCode));
  }

  private static void landed(Turn turn, Flight flight, int reasonCode) {
    turn.delivery(turn.delivery().with(turn.delivery().flights().landed(flight.ticket())));
    switch (flight.item()) {
      case Item.Row(var row, _) -> rowAnswered(turn, row, reasonCode);
      case Item.Slot slot -> slotAnswered(turn, slot, reasonCode);
      case Item.Presence presence -> presenceAnswered(turn, presence, reasonCode);
      case Item.Live _ -> {}
    }
  }

  /** Takes a row out of the way and tells that it was. */
  static void giveUp(Turn turn, OutboxRow row, String reason) {
    settling(turn, row);
    turn.effect(new Effect.DeadLetter(row.sequence(), reason));
    turn.trouble(UplinkFault.REJECTED, "message " + row.sequence() + ": " + reason);
    if (!row.topic().startsWith(ANNOUNCEMENTS)) {
      turn.effect(new Effect.Tell("gateway.outbox_rejected", rejection(row, reason)));
    }
  }

  private static void settling(Turn turn, OutboxRow row) {
    turn.delivery(turn.delivery().with(turn.delivery().backlog().settling(row.sequence())));
  }

  private static Map<String, Object> rejection(OutboxRow row, String reason) {
    return Map.of(
        "rejected_sequence", row.sequence(), "rejected_topic", row.topic(), "reason", reason);
  }

  private static void rowAnswered(Turn turn, OutboxRow row, int reasonCode) {
    String code = ReasonCode.text(reasonCode);
    switch (RowAnswer.of(reasonCode, turn.state().settings().requireConsumer())) {
      case TAKEN -> taken(turn, row);
      case NEVER -> {
        passed(turn, row);
        giveUp(turn, row, "the broker refused it with " + code);
      }
      case NO_CONSUMER -> shut(turn, UplinkFault.NO_CONSUMER, row.topic());
      case REFUSED -> shut(turn, UplinkFault.PUBLISH_REFUSED, code + " on " + row.topic());
      case QUOTA -> shut(turn, UplinkFault.QUOTA, code);
    }
  }

  private static void taken(Turn turn, OutboxRow row) {
    settling(turn, row);
    turn.effect(new Effect.Acknowledge(row.sequence()));
    turn.state(turn.state().with(turn.state().retry().succeeded()));
    passed(turn, row);
  }

  /** The broker decided about a row: it is alive, and this row is not what it hangs up on. */
  private static void passed(Turn turn, OutboxRow row) {
    var delivery = turn.delivery();
    if (delivery.suspect().sequence() == row.sequence()) {
      turn.delivery(delivery.with(Suspect.NONE));
    }
    if (delivery.gate() instanceof Gate.Probing) {
      turn.delivery(turn.delivery().with(new Gate.Open()));
      turn.effect(new Effect.Flowing());
    }
  }

  private static void shut(Turn turn, UplinkFault fault, String detail) {
    var delivery = turn.delivery();
    if (delivery.gate() instanceof Gate.Shut) {
      return;
    }
    int tries = delivery.gate().tries() + 1;
    var retry = turn.state().retry().drawn();
    long wait =
        new Retry(tries, retry.seed())
            .delayNanos(turn.limits().retryMin(), turn.limits().retryMax());
    turn.state(turn.state().with(retry));
    turn.delivery(delivery.unread().with(new Gate.Shut(fault, tries, turn.now.nanos() + wait)));
    if (tries == 1) {
      turn.trouble(fault, detail);
    }
  }

  private static void slotAnswered(Turn turn, Item.Slot slot, int reasonCode) {
    if (ReasonCode.failed(reasonCode)) {
      turn.trouble(
          UplinkFault.PUBLISH_REFUSED, ReasonCode.text(reasonCode) + " on " + slot.topic());
    } else {
      var slots = turn.delivery().slots().acknowledged(slot);
      turn.delivery(turn.delivery().with(slots));
    }
  }

  private static void presenceAnswered(Turn turn, Item.Presence presence, int reasonCode) {
    if (ReasonCode.failed(reasonCode)) {
      turn.trouble(UplinkFault.PUBLISH_REFUSED, ReasonCode.text(reasonCode) + " on presence");
    } else {
      turn.state(turn.state().with(turn.state().doubt().told()));
    }
    if (!presence.online() && turn.line() instanceof Line.Leaving leaving) {
      LineRules.close(turn, leaving.generation(), leaving.begunNanos(), true, 0);
    }
  }
}
