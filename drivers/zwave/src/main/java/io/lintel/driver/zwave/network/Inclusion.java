package io.lintel.driver.zwave.network;

import io.lintel.driver.zwave.api.AddNode;
import io.lintel.driver.zwave.api.NetworkNews;
import io.lintel.driver.zwave.api.NodeInformation;
import io.lintel.driver.zwave.serial.Frame;
import io.lintel.driver.zwave.serial.SerialCommand;
import io.lintel.driver.zwave.serial.SerialResult;
import io.lintel.driver.zwave.wire.MalformedFrame;
import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes a node into the network, until the stick is done with it; then {@link Admission} goes on.
 * When a callback is lost the stick's own list of nodes says what came of it.
 */
record Inclusion(Plan plan, Phase phase, int round, Optional<Newcomer> newcomer, Reason reason)
    implements Operation {
  private static final int START_MILLIS = 10_000;
  private static final int FOUND_MILLIS = 60_000;
  private static final int STOP_MILLIS = 10_000;

  /** Whom it takes. */
  sealed interface Whom {
    /** The node whose button is pressed. */
    record Anyone() implements Whom {}

    /** The node with these home ids, which has asked for it. */
    record SmartStart(Octets nwiHomeId, Octets authHomeId, boolean longRange) implements Whom {}
  }

  /**
   * What is wanted.
   *
   * @param waitMillis how long someone may take to press the button
   */
  record Plan(Whom whom, int callbackId, Site site, Rules rules, int waitMillis) {
    boolean isAttended() {
      return whom instanceof Whom.Anyone;
    }
  }

  enum Phase {
    STARTING,
    WAITING,
    FOUND,
    ADDING,
    /** The protocol is done, or takes too long: the stick is told to end. */
    STOPPING,
    /** Nobody came, or nobody is wanted any more. */
    WITHDRAWING,
    /** A callback was lost: the stick is asked who is in the network. */
    CHECKING
  }

  /** Why it ends without a node, if it does. */
  enum Reason {
    GIVEN_UP_BY_STICK,
    NOBODY_CAME,
    CANCELLED
  }

  static Inclusion of(Plan plan) {
    return new Inclusion(plan, Phase.STARTING, 1, Optional.empty(), Reason.GIVEN_UP_BY_STICK);
  }

  @Override
  public Step begin() {
    SerialCommand command =
        switch (plan.whom()) {
          case Whom.Anyone() -> AddNode.any(plan.callbackId());
          case Whom.SmartStart(var nwi, var auth, boolean longRange) ->
              AddNode.smartStart(plan.callbackId(), nwi, auth, longRange);
        };
    return Step.of(this, new Effect.Ask(round, command), new Effect.WakeAfter(round, START_MILLIS));
  }

  @Override
  public Step on(Input input) {
    return switch (input) {
      case Input.Told(NetworkNews.Adding news) when news.callbackId() == plan.callbackId() ->
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

  private Step told(NetworkNews.Adding news) {
    if (phase == Phase.CHECKING) {
      return Step.of(this);
    }
    return switch (news.step()) {
      case READY -> phase == Phase.STARTING ? waiting() : Step.of(this);
      case NODE_FOUND -> found();
      case END_NODE, CONTROLLER -> adding(news);
      case PROTOCOL_DONE -> stopping();
      case DONE -> done(news);
      case FAILED -> failed();
      case OTHER -> Step.of(this);
    };
  }

  private Step waiting() {
    String text =
        plan.isAttended()
            ? "Ready: put the new device into its joining mode now, as its manual says."
            : "The device is being taken in.";
    return enter(Phase.WAITING, plan.waitMillis(), new Effect.Say(text));
  }

  /** It may have come in the very moment in which it was no longer wanted. */
  private Step found() {
    boolean early = phase == Phase.STARTING || phase == Phase.WAITING || phase == Phase.WITHDRAWING;
    return early
        ? enter(Phase.FOUND, FOUND_MILLIS, new Effect.Say("A device was found."))
        : Step.of(this);
  }

  private Step adding(NetworkNews.Adding news) {
    if (newcomer.isPresent() || !NodeId.isValid(news.node())) {
      return Step.of(this);
    }
    var id = new NodeId(news.node());
    return with(new Newcomer(id, information(news.information())))
        .enter(
            Phase.ADDING,
            plan.site().neighborSearchMillis(),
            new Effect.Keep(round, new Unfinished.Joining(id)),
            new Effect.Say("It gets node id " + id + " and looks for its neighbours."));
  }

  private static Optional<NodeInformation> information(Octets octets) {
    try {
      return Optional.of(NodeInformation.decode(octets));
    } catch (MalformedFrame _) {
      return Optional.empty();
    }
  }

  private Step stopping() {
    return phase == Phase.STOPPING
        ? Step.of(this)
        : enter(Phase.STOPPING, STOP_MILLIS, new Effect.Tell(AddNode.stop(plan.callbackId())));
  }

  private Step done(NetworkNews.Adding news) {
    if (newcomer.isPresent()) {
      return proceed().after(ended());
    }
    boolean isNew =
        NodeId.isValid(news.node()) && !plan.site().nodes().contains(new NodeId(news.node()));
    return isNew || phase == Phase.FOUND || phase == Phase.STOPPING
        ? check()
        : withoutNode().after(ended());
  }

  private Step failed() {
    boolean untouched = phase == Phase.STARTING || phase == Phase.WAITING;
    return untouched || phase == Phase.WITHDRAWING ? withoutNode().after(ended()) : check();
  }

  private Step woke() {
    return switch (phase) {
      case STARTING -> withoutNode().after(ended());
      case WAITING -> because(Reason.NOBODY_CAME).withdraw();
      case FOUND, ADDING -> stopping();
      case STOPPING, WITHDRAWING -> check();
      case CHECKING -> Step.of(this);
    };
  }

  private Step withdraw() {
    return enter(Phase.WITHDRAWING, STOP_MILLIS, new Effect.Tell(AddNode.stop(plan.callbackId())));
  }

  /** From the moment a node was found the stick must be let finish; then the node goes again. */
  private Step cancel() {
    Inclusion unwanted = because(Reason.CANCELLED);
    return switch (phase) {
      case STARTING, WAITING -> unwanted.withdraw();
      case FOUND, ADDING, STOPPING ->
          Step.of(
              unwanted,
              new Effect.Say("The device is coming in already; it is let go after that."));
      case WITHDRAWING, CHECKING -> Step.of(unwanted);
    };
  }

  private Step check() {
    Inclusion next = at(Phase.CHECKING);
    SerialCommand question = NodeRoll.ask(newcomer.map(Newcomer::id));
    return Step.of(next, new Effect.Ask(next.round, question)).after(ended());
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

  private Step listed(Octets payload) {
    try {
      return listed(NodeRoll.decode(payload, newcomer.map(Newcomer::id)));
    } catch (MalformedFrame _) {
      return Step.end(new End.Failed(lost()));
    }
  }

  private Step listed(List<NodeId> now) {
    if (newcomer.isPresent()) {
      return now.contains(newcomer.get().id()) ? proceed() : withoutNode();
    }
    List<NodeId> more = new ArrayList<>(now);
    more.removeAll(plan.site().nodes());
    return more.isEmpty()
        ? withoutNode()
        : with(new Newcomer(more.getFirst(), Optional.empty())).kept();
  }

  private Step kept() {
    NodeId id = newcomer.orElseThrow().id();
    return proceed().after(new Effect.Keep(round, new Unfinished.Joining(id)));
  }

  private Step proceed() {
    Newcomer in = newcomer.orElseThrow();
    var terms =
        new Admission.Terms(plan.callbackId(), plan.site(), plan.rules(), plan.isAttended());
    Admission admission = Admission.of(in, terms, false, round);
    return reason == Reason.CANCELLED
        ? admission.refuse(NetworkFaults.cancelledInTheMiddle(in.id()))
        : admission.begin();
  }

  private Step withoutNode() {
    End end =
        switch (reason) {
          case CANCELLED -> new End.Cancelled();
          case NOBODY_CAME -> new End.Failed(NetworkFaults.nobodyCame());
          case GIVEN_UP_BY_STICK -> new End.Failed(NetworkFaults.stickGaveUp());
        };
    return newcomer
        .map(never -> Step.end(end).after(new Effect.Settled(never.id())))
        .orElseGet(() -> Step.end(end));
  }

  private Fault lost() {
    return newcomer
        .map(in -> NetworkFaults.stickLostWith(in.id()))
        .orElseGet(NetworkFaults::stickLostWithout);
  }

  /** Without it the stick would stay in its adding mode. */
  private static Effect ended() {
    return new Effect.Tell(AddNode.stop(0));
  }

  private Step enter(Phase into, int limitMillis, Effect... effects) {
    Inclusion next = at(into);
    return Step.of(next, new Effect.WakeAfter(next.round, limitMillis)).after(effects);
  }

  private Inclusion at(Phase into) {
    return new Inclusion(plan, into, round + 1, newcomer, reason);
  }

  private Inclusion with(Newcomer in) {
    return new Inclusion(plan, phase, round, Optional.of(in), reason);
  }

  private Inclusion because(Reason why) {
    return new Inclusion(plan, phase, round, newcomer, why);
  }
}
