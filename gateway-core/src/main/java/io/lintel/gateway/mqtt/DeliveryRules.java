package io.lintel.gateway.mqtt;

import io.lintel.gateway.model.UplinkFault;
import io.lintel.gateway.store.OutboxRow;
import java.time.Duration;

/** What is sent when. */
final class DeliveryRules {

  /** Fixed header, packet id and properties of a publish of ours, at most. */
  private static final int PACKET_OVERHEAD_BYTES = 32;

  private DeliveryRules() {}

  /** A connection stands: presence first, then latest values, then the oldest row. */
  static void begin(Turn turn) {
    var delivery = turn.delivery().begun();
    boolean refused = delivery.gate().tries() > 0;
    turn.delivery(refused ? delivery : delivery.with(unrefused(delivery.suspect())));
  }

  /** With a suspect, one row at a time, so that the next end says which one it was. */
  private static Gate unrefused(Suspect suspect) {
    return suspect.exists() ? new Gate.Probing(0) : new Gate.Open();
  }

  static void leave(Turn turn, Line.Up up) {
    launch(turn, up.generation(), new Item.Presence(false));
    turn.line(
        new Line.Leaving(
            up.generation(), up.begunNanos(), turn.now.plus(turn.limits().goodbyeLimit())));
  }

  static void deadlines(Turn turn) {
    if (turn.delivery().gate() instanceof Gate.Shut shut && turn.now.reached(shut.untilNanos())) {
      turn.delivery(turn.delivery().with(new Gate.Probing(shut.tries())));
    }
    if (turn.line() instanceof Line.Up && turn.now.reached(ackDeadline(turn.state()))) {
      LineRules.hangUp(turn, UplinkFault.SILENT, silence(turn.limits().ackLimit()));
    }
  }

  static void fill(Turn turn) {
    if (!(turn.line() instanceof Line.Up up)) {
      return;
    }
    while (sendNext(turn, up)) {
      // ends with the window, or with nothing left
    }
    readAhead(turn);
  }

  static long deadlineNanos(UplinkState state) {
    return state.line() instanceof Line.Up up
        ? Math.min(
            Math.min(ackDeadline(state), gateDeadline(state)),
            Math.min(paceDeadline(state, up), slotDeadline(state, up)))
        : Long.MAX_VALUE;
  }

  private static long slotDeadline(UplinkState state, Line.Up up) {
    return hasWindow(state, up) ? state.delivery().slots().readyNanos() : Long.MAX_VALUE;
  }

  private static long ackDeadline(UplinkState state) {
    var flights = state.delivery().flights().inOrder();
    return flights.isEmpty()
        ? Long.MAX_VALUE
        : flights.getFirst().sentNanos() + state.settings().limits().ackLimit().toNanos();
  }

  private static long gateDeadline(UplinkState state) {
    return state.delivery().gate() instanceof Gate.Shut shut ? shut.untilNanos() : Long.MAX_VALUE;
  }

  /** A row that nothing but the rate holds back. */
  private static long paceDeadline(UplinkState state, Line.Up up) {
    var bucket = state.delivery().bucket();
    return mayRow(state, up) && !bucket.hasOne()
        ? bucket.readyNanos(state.settings().backlogPerSecond())
        : Long.MAX_VALUE;
  }

  /** Sends what matters most now. False when nothing may be sent. */
  private static boolean sendNext(Turn turn, Line.Up up) {
    var delivery = turn.delivery();
    if (!hasWindow(turn.state(), up)) {
      return false;
    }
    if (delivery.presenceDue()) {
      turn.delivery(delivery.withPresenceDue(false));
      return launch(turn, up.generation(), new Item.Presence(true));
    }
    if (!delivery.live().isEmpty()) {
      turn.delivery(delivery.withLive(delivery.live().subList(1, delivery.live().size())));
      return launch(turn, up.generation(), delivery.live().getFirst());
    }
    if (delivery.slots().mayGo(turn.now.nanos())) {
      turn.delivery(delivery.with(delivery.slots().sent(turn.now.nanos())));
      return launch(turn, up.generation(), delivery.slots().next());
    }
    return mayRow(turn.state(), up) && sendRow(turn, up, delivery.backlog().ahead().getFirst());
  }

  private static boolean mayRow(UplinkState state, Line.Up up) {
    var delivery = state.delivery();
    int most =
        switch (delivery.gate()) {
          case Gate.Open _ -> windowForRows(state, up);
          case Gate.Probing _ -> 1;
          case Gate.Shut _ -> 0;
        };
    return !delivery.backlog().ahead().isEmpty()
        && delivery.flights().rows() < most
        && hasWindow(state, up)
        && hasRoomToSettle(state);
  }

  private static boolean sendRow(Turn turn, Line.Up up, OutboxRow row) {
    if (bytes(turn, row) > up.accepted().maximumPacketBytes()) {
      turn.delivery(turn.delivery().with(turn.delivery().backlog().withoutFirstAhead()));
      AnswerRules.giveUp(turn, row, "larger than the broker takes");
      return true;
    }
    boolean historical = isHistorical(turn, row);
    if (historical && !paced(turn)) {
      return false;
    }
    turn.delivery(turn.delivery().with(turn.delivery().backlog().withoutFirstAhead()));
    return launch(turn, up.generation(), new Item.Row(row, historical));
  }

  private static boolean launch(Turn turn, long generation, Item item) {
    var flights = turn.delivery().flights().launched(item, turn.now.nanos());
    turn.delivery(turn.delivery().with(flights));
    turn.effect(new Effect.Publish(generation, flights.tickets(), item));
    return true;
  }

  private static void readAhead(Turn turn) {
    var delivery = turn.delivery();
    var backlog = delivery.backlog();
    boolean wanted = backlog.more() && backlog.ahead().isEmpty() && !backlog.reading();
    if (wanted && !(delivery.gate() instanceof Gate.Shut) && hasRoomToSettle(turn.state())) {
      turn.delivery(delivery.with(backlog.readingStarted()));
      turn.effect(
          new Effect.ReadOutbox(backlog.cursor(), turn.limits().readAhead() + known(delivery)));
    }
  }

  /** Rows that a read from the beginning brings once more. */
  private static int known(Delivery delivery) {
    var backlog = delivery.backlog();
    return backlog.cursor() > 0 ? 0 : backlog.settled().size() + delivery.flights().rows();
  }

  private static boolean isHistorical(Turn turn, OutboxRow row) {
    return row.createdAt().plus(UplinkLimits.HISTORICAL_AGE).isBefore(turn.now.wall());
  }

  private static boolean paced(Turn turn) {
    int rate = turn.state().settings().backlogPerSecond();
    var bucket = turn.delivery().bucket().refilled(turn.now.nanos(), rate);
    turn.delivery(turn.delivery().with(bucket.hasOne() ? bucket.take() : bucket));
    return bucket.hasOne();
  }

  private static boolean hasRoomToSettle(UplinkState state) {
    return state.delivery().backlog().settled().size() < state.settings().limits().unsettledMax();
  }

  private static int windowForRows(UplinkState state, Line.Up up) {
    return Math.min(state.settings().limits().window(), up.accepted().receiveMaximum());
  }

  private static boolean hasWindow(UplinkState state, Line.Up up) {
    var limits = state.settings().limits();
    int most = Math.min(limits.window() + limits.liveExtra(), up.accepted().receiveMaximum());
    return state.delivery().flights().size() < most;
  }

  private static long bytes(Turn turn, OutboxRow row) {
    int topic = turn.state().settings().baseBytes() + row.topic().length();
    return (long) topic + row.payload().size() + PACKET_OVERHEAD_BYTES;
  }

  private static String silence(Duration limit) {
    return "a message was not acknowledged within " + limit.toSeconds() + " s";
  }
}
