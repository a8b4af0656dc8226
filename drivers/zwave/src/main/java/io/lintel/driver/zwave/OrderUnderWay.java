package io.lintel.driver.zwave;

import io.lintel.driver.zwave.node.BoltOrder;
import io.lintel.driver.zwave.node.BoltOrder.Effect;
import io.lintel.driver.zwave.node.BoltOrder.Ending;
import io.lintel.driver.zwave.node.BoltOrder.Goal;
import io.lintel.driver.zwave.node.BoltOrder.Input;
import io.lintel.driver.zwave.node.BoltProtocol;
import io.lintel.driver.zwave.node.NodeProfile;
import io.lintel.driver.zwave.node.Outcomes;
import io.lintel.driver.zwave.serial.StickLine;
import io.lintel.driver.zwave.transport.Delivery;
import io.lintel.driver.zwave.transport.Radio;
import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Order;
import io.lintel.spi.Outcome;
import io.lintel.spi.Report.LockState;
import io.lintel.spi.Time;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One order at one bolt: does what {@link BoltOrder} decides. Runs on the driver's loop alone. */
final class OrderUnderWay {
  private final Order order;
  private final Goal goal;
  private final NodeId node;
  private final NodeProfile profile;
  private final BoltProtocol protocol;
  private final Radio radio;
  private final Time time;
  private final Consumer<Outcome> ended;
  private BoltOrder.State state;
  private Radio.@Nullable Sending set;
  private Radio.@Nullable Sending poll;
  private boolean over;

  OrderUnderWay(
      Order order,
      Goal goal,
      NodeId node,
      NodeProfile profile,
      BoltProtocol protocol,
      Radio radio,
      Time time,
      Consumer<Outcome> ended) {
    this.order = order;
    this.goal = goal;
    this.node = node;
    this.profile = profile;
    this.protocol = protocol;
    this.radio = radio;
    this.time = time;
    this.ended = ended;
    this.state = BoltOrder.begin(goal, profile.listening()).state();
  }

  void begin() {
    step(BoltOrder.begin(goal, profile.listening()));
  }

  /** See {@link Input.Told}. */
  void told(LockState position, int settlesInMillis) {
    input(new Input.Told(position, settlesInMillis));
  }

  /** Ends it from outside. Nothing more of it leaves. */
  void giveUp(Outcome whenSomethingLeft, Outcome whenNothingLeft) {
    end(withdraw() ? whenNothingLeft : whenSomethingLeft);
  }

  Goal goal() {
    return goal;
  }

  Order order() {
    return order;
  }

  private void input(Input input) {
    if (!over) {
      step(BoltOrder.on(state, input));
    }
  }

  private void step(BoltOrder.Next next) {
    state = next.state();
    switch (next.effect()) {
      case Effect.Nothing() -> {}
      case Effect.SendSet(Effect.WakeAfter meanwhile) -> {
        wakeAfter(meanwhile);
        Octets command = protocol.set(goal == Goal.LOCKED);
        set = send(command, delivery -> input(new Input.SetEnded(delivery)));
      }
      case Effect.SendPoll() ->
          poll = send(protocol.get(), delivery -> input(new Input.PollEnded(delivery)));
      case Effect.WakeAfter wake -> wakeAfter(wake);
      case Effect.End(Ending ending) -> ended(ending);
    }
  }

  private Radio.Sending send(Octets command, Consumer<Delivery> done) {
    return radio.send(
        node,
        command,
        order.permit(),
        StickLine.Priority.ORDER,
        profile.transmissionsLimit(),
        done);
  }

  private void wakeAfter(Effect.WakeAfter wake) {
    time.after(
        Duration.ofMillis(wake.delayMillis()),
        () -> input(new Input.Woke(wake.round(), order.permit().allows(time.nanos()))));
  }

  private void ended(Ending ending) {
    boolean nothingLeft = withdraw();
    boolean outOfTime = ending instanceof Ending.NoProof && nothingLeft;
    end(
        outOfTime
            ? Outcomes.notSent(Delivery.Cause.PERMIT_ENDED, node)
            : Outcomes.of(ending, node));
  }

  private void end(Outcome outcome) {
    over = true;
    ended.accept(outcome);
  }

  /** Whether surely no part of the set has left. */
  private boolean withdraw() {
    if (poll != null) {
      poll.withdraw();
    }
    return set != null && set.withdraw();
  }
}
