package io.lintel.driver.zwave.network;

import io.lintel.driver.zwave.api.NetworkNews;
import io.lintel.driver.zwave.api.RemoveNode;
import io.lintel.driver.zwave.serial.Frame;
import io.lintel.driver.zwave.serial.SerialResult;
import io.lintel.driver.zwave.wire.MalformedFrame;
import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Fault;
import java.util.Optional;

/**
 * Lets the node go whose button is pressed. Also the way out for a newcomer that may not stay: who
 * took it in stands before it.
 */
record Exclusion(Plan plan, Phase phase, int round, Optional<NodeId> removed, boolean cancelled)
    implements Operation {
  private static final int START_MILLIS = 10_000;
  private static final int FOUND_MILLIS = 60_000;
  private static final int STOP_MILLIS = 10_000;
  private static final int EXPEL_WAIT_MILLIS = 60_000;

  /** What is wanted. */
  record Plan(int callbackId, int waitMillis, Optional<Expelled> expelled) {}

  /** A newcomer that may not stay. */
  record Expelled(NodeId node, Fault why, Admission.Terms terms) {}

  enum Phase {
    STARTING,
    WAITING,
    FOUND,
    REMOVING,
    WITHDRAWING,
    /** The last callback was lost: the stick is asked who is in the network. */
    CHECKING
  }

  static Exclusion of(int callbackId, int waitMillis) {
    return new Exclusion(
        new Plan(callbackId, waitMillis, Optional.empty()),
        Phase.STARTING,
        1,
        Optional.empty(),
        false);
  }

  static Exclusion expelling(NodeId node, Fault why, Admission.Terms terms, int round) {
    var plan =
        new Plan(
            terms.callbackId(), EXPEL_WAIT_MILLIS, Optional.of(new Expelled(node, why, terms)));
    return new Exclusion(plan, Phase.STARTING, round + 1, Optional.empty(), false);
  }

  @Override
  public Step begin() {
    return Step.of(
        this,
        new Effect.Ask(round, RemoveNode.any(plan.callbackId())),
        new Effect.WakeAfter(round, START_MILLIS));
  }

  @Override
  public Step on(Input input) {
    return switch (input) {
      case Input.Told(NetworkNews.Removing news) when news.callbackId() == plan.callbackId() ->
          told(news);
      case Input.Woke(int woken) when woken == round -> woke();
      case Input.Replied(int asked, SerialResult result) when asked == round -> replied(result);
      case Input.Cancelled() -> cancel();
      case Input.StickLost() -> Step.end(new End.Failed(lost()));
      case Input.Told _,
          Input.Woke _,
          Input.Replied _,
          Input.Pinged _,
          Input.Joined _,
          Input.Kept _ ->
          Step.of(this);
    };
  }

  private Step told(NetworkNews.Removing news) {
    if (phase == Phase.CHECKING) {
      return Step.of(this);
    }
    return switch (news.step()) {
      case READY -> phase == Phase.STARTING ? waiting() : Step.of(this);
      case NODE_FOUND -> enter(Phase.FOUND, FOUND_MILLIS, new Effect.Say("A device was found."));
      case END_NODE, CONTROLLER -> removing(news.node());
      case DONE -> done(news.node());
      case FAILED -> withoutNode().after(ended());
      case PROTOCOL_DONE, OTHER -> Step.of(this);
    };
  }

  private Step waiting() {
    String text =
        plan.expelled().isPresent()
            ? "Put the device into its leaving mode now, so that it does not stay half joined."
            : "Ready: put the device into its leaving mode now, as its manual says.";
    return enter(Phase.WAITING, plan.waitMillis(), new Effect.Say(text));
  }

  private Step removing(int node) {
    Optional<NodeId> id = NodeId.isValid(node) ? Optional.of(new NodeId(node)) : removed;
    var next = new Exclusion(plan, phase, round, id, cancelled);
    return next.enter(Phase.REMOVING, FOUND_MILLIS);
  }

  private Step done(int node) {
    if (phase == Phase.WITHDRAWING && removed.isEmpty()) {
      return withoutNode().after(ended());
    }
    boolean named = removed.isEmpty() && NodeId.isValid(node);
    return gone(named ? Optional.of(new NodeId(node)) : removed).after(ended());
  }

  private Step gone(Optional<NodeId> node) {
    Step then = afterwards(node);
    return node.map(id -> then.after(new Effect.Left(id))).orElse(then);
  }

  /** It may have been another one than the one that is to go. */
  private Step afterwards(Optional<NodeId> gone) {
    if (plan.expelled().isEmpty()) {
      return Step.end(new End.Excluded(gone));
    }
    Expelled expelled = plan.expelled().get();
    return gone.filter(expelled.node()::equals).isPresent()
        ? Step.end(new End.Failed(NetworkFaults.letGo(expelled.why())))
        : withoutNode();
  }

  private Step woke() {
    return switch (phase) {
      case STARTING, WITHDRAWING -> withoutNode().after(ended());
      case WAITING, FOUND -> withdraw(cancelled);
      case REMOVING -> removed.isPresent() ? check() : withoutNode().after(ended());
      case CHECKING -> Step.of(this);
    };
  }

  private Step check() {
    var next = new Exclusion(plan, Phase.CHECKING, round + 1, removed, cancelled);
    return Step.of(next, new Effect.Ask(next.round, NodeRoll.ask(removed))).after(ended());
  }

  private Step listed(Octets payload) {
    try {
      boolean still = NodeRoll.decode(payload, removed).contains(removed.orElseThrow());
      return still ? withoutNode() : gone(removed);
    } catch (MalformedFrame _) {
      return withoutNode();
    }
  }

  private Step replied(SerialResult result) {
    return switch (result) {
      case SerialResult.Responded(Frame response) when phase == Phase.CHECKING ->
          listed(response.payload());
      case SerialResult.Responded _, SerialResult.Acknowledged _, SerialResult.CalledBack _ ->
          Step.of(this);
      case SerialResult.NothingCame _,
          SerialResult.NeverLeft _,
          SerialResult.Abandoned _,
          SerialResult.NoReply _,
          SerialResult.LinkLost _ ->
          Step.end(new End.Failed(lost())).after(ended());
    };
  }

  /** A node that was found goes out all the same: it cannot be told to stay half way. */
  private Step cancel() {
    return switch (phase) {
      case STARTING, WAITING -> withdraw(true);
      case FOUND, REMOVING, WITHDRAWING, CHECKING ->
          Step.of(new Exclusion(plan, phase, round, removed, true));
    };
  }

  private Step withdraw(boolean unwanted) {
    return new Exclusion(plan, phase, round, removed, unwanted)
        .enter(Phase.WITHDRAWING, STOP_MILLIS, new Effect.Tell(RemoveNode.stop(plan.callbackId())));
  }

  private Step withoutNode() {
    if (plan.expelled().isPresent()) {
      Expelled expelled = plan.expelled().get();
      return FailedRemoval.expelling(expelled.node(), expelled.why(), expelled.terms(), round)
          .begin();
    }
    return Step.end(cancelled ? new End.Cancelled() : new End.Failed(NetworkFaults.nobodyLeft()));
  }

  private Fault lost() {
    return plan.expelled()
        .map(expelled -> NetworkFaults.stickLostWith(expelled.node()))
        .orElseGet(NetworkFaults::stickLostWithout);
  }

  /** Without it the stick would stay in its removing mode. */
  private static Effect ended() {
    return new Effect.Tell(RemoveNode.stop(0));
  }

  private Step enter(Phase into, int limitMillis, Effect... effects) {
    var next = new Exclusion(plan, into, round + 1, removed, cancelled);
    return Step.of(next, new Effect.WakeAfter(next.round, limitMillis)).after(effects);
  }
}
