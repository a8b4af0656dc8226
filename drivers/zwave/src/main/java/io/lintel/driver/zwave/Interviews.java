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
import io.lintel.driver.zwave.wire.NodeId;
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
 * Interviews nodes one after the other, as {@link Interview} decides: the stick's word that a node
 * did not answer names no node. Runs on the driver's loop alone.
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

  /** The stick gave the open question up. */
  void nodeInfoFailed() {
    current.ifPresent(node -> input(node, new Input.Unanswered()));
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
      case Effect.AskNode(Effect.WakeAfter limit) -> askNode(node, limit);
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
      ask(node, NodeProtocolInfo.ask(node, stick.get().width()), this::stickAnswered);
    }
  }

  private void over(NodeId node) {
    if (current.filter(node::equals).isPresent()) {
      current = Optional.empty();
    }
    next();
  }

  private void askNode(NodeId node, Effect.WakeAfter limit) {
    wakeAfter(node, limit);
    stick.ifPresent(s -> ask(node, NodeInfoRequest.ask(node, s.width()), this::nodeAsked));
  }

  private void stickAnswered(NodeId node, Frame response) {
    input(node, new Input.StickKnows(response.payload()));
  }

  private void nodeAsked(NodeId node, Frame response) {
    if (!NodeInfoRequest.wasSent(response)) {
      input(node, new Input.Unanswered());
    }
  }

  /** Does something with an answer about a node. */
  private interface Answered {
    void about(NodeId node, Frame response);
  }

  private void ask(NodeId node, SerialCommand question, Answered then) {
    Consumer<SerialResult> done =
        result -> {
          if (result instanceof SerialResult.Responded(Frame response)) {
            then.about(node, response);
          } else {
            input(node, new Input.Unanswered());
          }
        };
    line.submit(question, StickLine.Priority.BACKGROUND, done);
  }

  private void wakeAfter(NodeId node, Effect.WakeAfter wake) {
    time.after(
        Duration.ofMillis(wake.delayMillis()), () -> input(node, new Input.Woke(wake.round())));
  }
}
