package io.lintel.driver.zwave;

import io.lintel.driver.zwave.api.NodeInfoRequest;
import io.lintel.driver.zwave.api.NodeProtocolInfo;
import io.lintel.driver.zwave.api.StickInfo;
import io.lintel.driver.zwave.node.Interview;
import io.lintel.driver.zwave.node.Interview.Effect;
import io.lintel.driver.zwave.node.Interview.Input;
import io.lintel.driver.zwave.node.NodeProfile;
import io.lintel.driver.zwave.serial.Frame;
import io.lintel.driver.zwave.serial.SerialCommand;
import io.lintel.driver.zwave.serial.SerialResult;
import io.lintel.driver.zwave.serial.StickLine;
import io.lintel.driver.zwave.wire.MalformedFrame;
import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.driver.zwave.wire.NodeIdWidth;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Time;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Interviews nodes one after the other, as {@link Interview} decides. Runs on the driver's loop
 * alone.
 */
final class Interviews {
  /** Who hears how they go. */
  interface Listener {
    void known(NodeId node, NodeProfile profile, Octets toCache);

    /** It will be asked again. */
    void unanswered(NodeId node);

    void notInNetwork(NodeId node);
  }

  private final Time time;
  private final StickLine line;
  private final Listener listener;
  private final Map<NodeId, Interview.State> states = new HashMap<>();
  private final Deque<NodeId> waiting = new ArrayDeque<>();
  private Optional<StickInfo> stick = Optional.empty();
  private Optional<NodeId> current = Optional.empty();

  Interviews(Time time, StickLine line, Listener listener) {
    this.time = time;
    this.line = line;
    this.listener = listener;
  }

  void use(StickInfo ready) {
    stick = Optional.of(ready);
  }

  /** Gives all of them up: there is no stick to ask. */
  void rest() {
    stick = Optional.empty();
    states.replaceAll((_, state) -> Interview.abandon(state));
    waiting.clear();
    current = Optional.empty();
  }

  void begin(NodeId node) {
    step(node, Interview.begin(states.getOrDefault(node, Interview.State.NONE)));
  }

  void forget(NodeId node) {
    states.remove(node);
    waiting.remove(node);
    if (current.filter(node::equals).isPresent()) {
      current = Optional.empty();
      next();
    }
  }

  void nodeSaid(NodeId node, Octets information) {
    input(node, new Input.NodeSaid(information));
  }

  private void input(NodeId node, Input input) {
    Interview.State state = states.get(node);
    if (state != null) {
      step(node, Interview.on(state, input));
    }
  }

  private void step(NodeId node, Interview.Next next) {
    states.put(node, next.state());
    switch (next.effect()) {
      case Effect.Nothing() -> {}
      case Effect.AskStick() -> {
        waiting.add(node);
        next();
      }
      case Effect.AskNode() -> askNode(node);
      case Effect.WakeAfter wake -> wakeAfter(node, wake);
      case Effect.Failed(Effect.WakeAfter again) -> {
        wakeAfter(node, again);
        over(node);
        listener.unanswered(node);
      }
      case Effect.NotInNetwork() -> {
        over(node);
        listener.notInNetwork(node);
      }
      case Effect.Known(NodeProfile profile, Octets toCache) -> {
        over(node);
        listener.known(node, profile, toCache);
      }
    }
  }

  private void next() {
    if (current.isEmpty() && stick.isPresent() && !waiting.isEmpty()) {
      NodeId node = waiting.remove();
      current = Optional.of(node);
      NodeIdWidth width = stick.get().width();
      ask(NodeProtocolInfo.ask(node, width), result -> input(node, stickAnswered(result)));
    }
  }

  private void over(NodeId node) {
    if (current.filter(node::equals).isPresent()) {
      current = Optional.empty();
    }
    next();
  }

  private void askNode(NodeId node) {
    stick.map(StickInfo::width).ifPresent(width -> askNode(node, width));
  }

  private void askNode(NodeId node, NodeIdWidth width) {
    ask(NodeInfoRequest.ask(node, width), result -> input(node, nodeAnswered(result, node, width)));
  }

  private static Input stickAnswered(SerialResult result) {
    return result instanceof SerialResult.Responded(Frame response)
        ? new Input.StickKnows(response.payload())
        : new Input.Unanswered();
  }

  private static Input nodeAnswered(SerialResult result, NodeId node, NodeIdWidth width) {
    try {
      return NodeInfoRequest.answer(result, node, width)
          .<Input>map(Input.NodeSaid::new)
          .orElseGet(Input.Unanswered::new);
    } catch (MalformedFrame _) {
      return new Input.Unanswered();
    }
  }

  private void ask(SerialCommand question, Consumer<SerialResult> then) {
    line.submit(question, StickLine.Priority.BACKGROUND, then);
  }

  private void wakeAfter(NodeId node, Effect.WakeAfter wake) {
    time.after(
        Duration.ofMillis(wake.delayMillis()), () -> input(node, new Input.Woke(wake.round())));
  }
}
