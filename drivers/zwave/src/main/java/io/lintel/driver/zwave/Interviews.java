package io.lintel.driver.zwave;

import io.lintel.driver.zwave.api.NodeInfoRequest;
import io.lintel.driver.zwave.api.NodeProtocolInfo;
import io.lintel.driver.zwave.api.StickInfo;
import io.lintel.driver.zwave.node.Findings;
import io.lintel.driver.zwave.node.Interview;
import io.lintel.driver.zwave.node.Interview.Effect;
import io.lintel.driver.zwave.node.Interview.Input;
import io.lintel.driver.zwave.node.NodeProfile;
import io.lintel.driver.zwave.node.Partners;
import io.lintel.driver.zwave.node.Question;
import io.lintel.driver.zwave.node.Standing;
import io.lintel.driver.zwave.serial.Frame;
import io.lintel.driver.zwave.serial.SerialCommand;
import io.lintel.driver.zwave.serial.SerialResult;
import io.lintel.driver.zwave.serial.StickLine;
import io.lintel.driver.zwave.talk.Answer;
import io.lintel.driver.zwave.talk.Partner;
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
    /** More is known than before. */
    void found(NodeId node, Findings findings);

    void known(NodeId node, NodeProfile profile);

    /** It will be asked again. */
    void failed(NodeId node, Interview.Why why);

    void notInNetwork(NodeId node);
  }

  /** Asks a node by a command. */
  interface Asker {
    /**
     * Asks.
     *
     * @param partner how the node is spoken to, as far as is known
     */
    void ask(NodeId node, Partner partner, Question question, Consumer<Answer> end);
  }

  private final Time time;
  private final StickLine line;
  private final Asker asker;
  private final Listener listener;
  private final Map<NodeId, Interview.State> states = new HashMap<>();
  private final Deque<NodeId> waiting = new ArrayDeque<>();
  private Optional<StickInfo> stick = Optional.empty();
  private Optional<NodeId> current = Optional.empty();

  Interviews(Time time, StickLine line, Asker asker, Listener listener) {
    this.time = time;
    this.line = line;
    this.asker = asker;
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

  /**
   * Begins anew, with what is known already.
   *
   * @param standing with which keys it may be spoken to
   */
  void begin(NodeId node, Findings known, Standing standing) {
    Interview.State before = states.getOrDefault(node, Interview.State.NONE);
    waiting.remove(node);
    current = current.filter(other -> !other.equals(node));
    step(node, Interview.begin(before, known, standing));
  }

  void forget(NodeId node) {
    states.remove(node);
    waiting.remove(node);
    if (current.filter(node::equals).isPresent()) {
      current = Optional.empty();
      next();
    }
  }

  /** The node is awake: one that is asked again later is asked now. */
  void hasten(NodeId node) {
    Interview.State state = states.getOrDefault(node, Interview.State.NONE);
    input(node, new Input.Woke(state.round()));
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

  /** Of a run that is over it does not count. */
  private void input(NodeId node, long round, Input input) {
    if (round(node) == round) {
      input(node, input);
    }
  }

  private long round(NodeId node) {
    return states.getOrDefault(node, Interview.State.NONE).round();
  }

  private void step(NodeId node, Interview.Next next) {
    Interview.State before = states.put(node, next.state());
    if (before != null && !before.findings().equals(next.state().findings())) {
      listener.found(node, next.state().findings());
    }
    switch (next.effect()) {
      case Effect.Nothing() -> {}
      case Effect.AskStick() -> {
        waiting.add(node);
        next();
      }
      case Effect.AskNode() -> askNode(node);
      case Effect.Ask(Question question, var at) ->
          ask(node, next.state().round(), Partners.of(next.state().findings(), at), question);
      case Effect.WakeAfter wake -> wakeAfter(node, wake);
      case Effect.Failed(Effect.WakeAfter again, Interview.Why why) -> {
        wakeAfter(node, again);
        over(node);
        listener.failed(node, why);
      }
      case Effect.NotInNetwork() -> {
        over(node);
        listener.notInNetwork(node);
      }
      case Effect.Known(NodeProfile profile) -> {
        over(node);
        listener.known(node, profile);
      }
    }
  }

  private void ask(NodeId node, long round, Partner partner, Question question) {
    asker.ask(node, partner, question, answer -> input(node, round, new Input.Answered(answer)));
  }

  private void next() {
    if (current.isEmpty() && stick.isPresent() && !waiting.isEmpty()) {
      NodeId node = waiting.remove();
      current = Optional.of(node);
      NodeIdWidth width = stick.get().width();
      long round = round(node);
      submit(
          NodeProtocolInfo.ask(node, width), result -> input(node, round, stickAnswered(result)));
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
    long round = round(node);
    submit(
        NodeInfoRequest.ask(node, width),
        result -> input(node, round, nodeAnswered(result, node, width)));
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

  private void submit(SerialCommand question, Consumer<SerialResult> then) {
    line.submit(question, StickLine.Priority.BACKGROUND, then);
  }

  private void wakeAfter(NodeId node, Effect.WakeAfter wake) {
    time.after(
        Duration.ofMillis(wake.delayMillis()), () -> input(node, new Input.Woke(wake.round())));
  }
}
