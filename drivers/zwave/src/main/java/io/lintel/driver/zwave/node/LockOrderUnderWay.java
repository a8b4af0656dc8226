package io.lintel.driver.zwave.node;

import io.lintel.driver.zwave.node.LockOrder.Effect;
import io.lintel.driver.zwave.node.LockOrder.Ending;
import io.lintel.driver.zwave.node.LockOrder.Goal;
import io.lintel.driver.zwave.node.LockOrder.Input;
import io.lintel.driver.zwave.serial.StickLine;
import io.lintel.driver.zwave.talk.Message;
import io.lintel.driver.zwave.talk.Talk;
import io.lintel.driver.zwave.transport.Delivery;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Order;
import io.lintel.spi.Outcome;
import io.lintel.spi.Report.LockState;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** One order at one lock: does what {@link LockOrder} decides. Runs on the driver's loop alone. */
final class LockOrderUnderWay {
  private final Order order;
  private final Goal goal;
  private final Octets setting;
  private final BoltProtocol protocol;
  private final PartContext context;
  private final BiConsumer<LockOrderUnderWay, Outcome> ended;
  private LockOrder.State state;
  private Talk.@Nullable Exchange set;
  private Talk.@Nullable Exchange poll;
  private boolean obeyed;
  private boolean over;

  /**
   * An order not yet begun.
   *
   * @param setting the command that brings the goal about
   */
  LockOrderUnderWay(
      Order order,
      Goal goal,
      Octets setting,
      BoltProtocol protocol,
      PartContext context,
      BiConsumer<LockOrderUnderWay, Outcome> ended) {
    this.order = order;
    this.goal = goal;
    this.setting = setting;
    this.protocol = protocol;
    this.context = context;
    this.ended = ended;
    this.state = LockOrder.begin(goal, context.profile().listening()).state();
  }

  void begin() {
    step(LockOrder.begin(goal, context.profile().listening()));
  }

  /** See {@link Input.Told}. */
  void told(LockState position, int settlesInMillis) {
    input(new Input.Told(position, settlesInMillis));
  }

  /** Ends it because the device leaves. Nothing more of it leaves. */
  void detach() {
    end(Outcomes.detached(context.node(), withdraw()));
  }

  Order order() {
    return order;
  }

  /** Whether a position is what it was given for. */
  boolean wants(LockState position) {
    return switch (goal) {
      case LOCKED -> position == LockState.LOCKED;
      case UNLOCKED -> position == LockState.UNLOCKED;
      case READ -> false;
    };
  }

  /** Where the bolt is now, when that is known by the node's obedience alone. */
  Optional<LockState> untold() {
    return obeyed
        ? Optional.of(goal == Goal.LOCKED ? LockState.LOCKED : LockState.UNLOCKED)
        : Optional.empty();
  }

  private void input(Input input) {
    if (!over) {
      step(LockOrder.on(state, input));
    }
  }

  private void step(LockOrder.Next next) {
    state = next.state();
    switch (next.effect()) {
      case Effect.Nothing() -> {}
      case Effect.SendSet(Effect.WakeAfter meanwhile) -> {
        wakeAfter(meanwhile);
        set = context.talk().set(message(setting), news -> input(new Input.SetTold(news)));
      }
      case Effect.SendPoll(Effect.WakeAfter meanwhile) -> {
        wakeAfter(meanwhile);
        poll =
            context
                .talk()
                .get(
                    message(protocol.get()),
                    protocol::isPosition,
                    answer -> input(new Input.PollEnded(answer)));
      }
      case Effect.WakeAfter wake -> wakeAfter(wake);
      case Effect.End(Ending ending) -> ended(ending);
    }
  }

  private Message message(Octets command) {
    return new Message(command, 0, order.permit(), StickLine.Priority.ORDER);
  }

  private void wakeAfter(Effect.WakeAfter wake) {
    context
        .time()
        .after(
            Duration.ofMillis(wake.delayMillis()),
            () ->
                input(new Input.Woke(wake.round(), order.permit().allows(context.time().nanos()))));
  }

  private void ended(Ending ending) {
    boolean nothingLeft = withdraw();
    obeyed = ending instanceof Ending.Obeyed;
    boolean outOfTime = ending instanceof Ending.NoProof && nothingLeft;
    end(
        outOfTime
            ? Outcomes.notSent(Delivery.Cause.PERMIT_ENDED, context.node())
            : Outcomes.of(ending, context.node()));
  }

  private void end(Outcome outcome) {
    over = true;
    ended.accept(this, outcome);
  }

  /** Whether surely no part of the set has left. */
  private boolean withdraw() {
    if (poll != null) {
      poll.withdraw();
    }
    return set != null && set.withdraw();
  }
}
