package io.lintel.gateway.mqtt;

import io.lintel.gateway.model.UplinkFault;
import java.util.ArrayList;
import java.util.List;

/**
 * The uplink as a pure function: what is known and what was heard give what is known next and what
 * is to be done. It reads no clock, draws no random numbers and touches no socket.
 */
final class UplinkMachine {

  /** Deadlines that one step may follow, such as: hang up, tear down, rest. */
  private static final int CHAIN_MAX = 8;

  private UplinkMachine() {}

  record Step(UplinkState state, List<Effect> effects) {}

  static Step step(UplinkState state, Now now, Input input) {
    var turn = new Turn(state, now);
    if (concerns(state, input)) {
      hear(turn, input);
    }
    for (int i = 0; i < CHAIN_MAX && now.reached(turn.line().deadlineNanos()); i++) {
      LineRules.deadline(turn);
    }
    DeliveryRules.deadlines(turn);
    DeliveryRules.fill(turn);
    return new Step(turn.state(), List.copyOf(turn.effects()));
  }

  /** When the next tick is needed, in boot-time nanoseconds; far off if never. */
  static long wakeNanos(UplinkState state) {
    return Math.min(state.line().deadlineNanos(), DeliveryRules.deadlineNanos(state));
  }

  /** A result of a connection that is over changes nothing. */
  private static boolean concerns(UplinkState state, Input input) {
    return !(input instanceof Input.OfConnection late) || late.generation() == state.line().live();
  }

  private static void hear(Turn turn, Input input) {
    switch (input) {
      case Input.Tick _ -> {}
      case Input.Stop _ -> LineRules.stop(turn);
      case Input.Appended(boolean putBack) ->
          backlog(turn, putBack ? backlog(turn).putBack() : backlog(turn).appended());
      case Input.Rows rows -> backlog(turn, backlog(turn).read(rows, turn.delivery().flights()));
      case Input.Kept kept -> backlog(turn, backlog(turn).kept(kept.sequences()));
      case Input.SlotPut put -> put(turn, put);
      case Input.LiveSend live -> live(turn, live);
      case Input.Ended ended -> LineRules.ended(turn, ended.generation());
      case Input.Connected connected -> LineRules.connected(turn, connected.accepted());
      case Input.Refused refused -> LineRules.refused(turn, refused.reasonCode());
      case Input.Unconnected failed -> LineRules.hangUp(turn, failed.fault(), failed.detail());
      case Input.Looking _ -> LineRules.looking(turn);
      case Input.Looked looked -> LineRules.looked(turn, looked.seen());
      case Input.Raised _ -> LineRules.raised(turn);
      case Input.Subscribed subscribed -> LineRules.subscribed(turn, subscribed.reasonCode());
      case Input.Answered answered ->
          AnswerRules.answered(turn, answered.ticket(), answered.reasonCode());
      case Input.Lost lost -> LostRules.lost(turn, lost.end());
    }
  }

  private static Backlog backlog(Turn turn) {
    return turn.delivery().backlog();
  }

  private static void backlog(Turn turn, Backlog next) {
    turn.delivery(turn.delivery().with(next));
  }

  private static void put(Turn turn, Input.SlotPut put) {
    var slots = turn.delivery().slots();
    if (slots.hasRoomFor(put.topic())) {
      turn.delivery(turn.delivery().with(slots.put(put.topic(), put.payload())));
    } else {
      turn.trouble(UplinkFault.TOO_MANY_SLOTS, put.topic());
    }
  }

  /** A live answer that cannot leave soon is of no use to anyone. */
  private static void live(Turn turn, Input.LiveSend live) {
    var waiting = new ArrayList<>(turn.delivery().live());
    if (turn.line() instanceof Line.Up && waiting.size() < UplinkLimits.LIVE_WAITING_MAX) {
      waiting.add(new Item.Live(live.topic(), live.payload(), live.correlation()));
      turn.delivery(turn.delivery().withLive(waiting));
    }
  }
}
