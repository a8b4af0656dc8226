package io.lintel.driver.zwave.network;

import io.lintel.driver.zwave.api.AddNode;
import io.lintel.driver.zwave.api.FailedNode;
import io.lintel.driver.zwave.api.NetworkNews;
import io.lintel.driver.zwave.api.NodeInfoRequest;
import io.lintel.driver.zwave.api.NodeInformation;
import io.lintel.driver.zwave.serial.Frame;
import io.lintel.driver.zwave.serial.SerialResult;
import io.lintel.driver.zwave.wire.MalformedFrame;
import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.driver.zwave.wire.NodeIdWidth;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Fault;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Puts a new device in the place of a node that does not answer: it gets the same node id, and then
 * its keys by {@link Admission}.
 */
record Replacement(Plan plan, Phase phase, int round, boolean cancelled) implements Operation {
  private static final int PING_MILLIS = 70_000;
  private static final int START_MILLIS = 30_000;
  private static final int STOP_MILLIS = 10_000;

  /** What is wanted. */
  record Plan(NodeId node, int callbackId, Site site, Rules rules, int waitMillis) {
    NodeIdWidth width() {
      return site.width();
    }
  }

  enum Phase {
    PINGING,
    ASKING,
    STARTING,
    WAITING,
    WITHDRAWING,
    INTRODUCING
  }

  static Replacement of(Plan plan) {
    return new Replacement(plan, Phase.PINGING, 1, false);
  }

  @Override
  public Step begin() {
    return Step.of(
        this, new Effect.Ping(round, plan.node()), new Effect.WakeAfter(round, PING_MILLIS));
  }

  @Override
  public Step on(Input input) {
    return switch (input) {
      case Input.Pinged(int asked, OptionalInt millis, _) when asked == round ->
          millis.isPresent() ? fail(answers()) : ask();
      case Input.Woke(int woken) when woken == round -> woke();
      case Input.Replied(int asked, SerialResult result) when asked == round -> replied(result);
      case Input.Told(NetworkNews.Replacing news) when news.callbackId() == plan.callbackId() ->
          told(news);
      case Input.Cancelled() -> cancel();
      case Input.StickLost() -> Step.end(lost());
      case Input.Told _,
          Input.Woke _,
          Input.Replied _,
          Input.Pinged _,
          Input.Joined _,
          Input.Kept _ ->
          Step.of(this);
    };
  }

  private Step ask() {
    Replacement next = at(Phase.ASKING);
    return Step.of(next, new Effect.Ask(next.round, FailedNode.ask(plan.node(), plan.width())));
  }

  private Step replied(SerialResult result) {
    if (phase == Phase.INTRODUCING) {
      return admit(result);
    }
    if (!(result instanceof SerialResult.Responded(Frame response))) {
      return fail(NetworkFaults.stickLostWithout());
    }
    try {
      return phase == Phase.ASKING ? known(response.payload()) : started(response.payload());
    } catch (MalformedFrame _) {
      return fail(NetworkFaults.notReplaced(plan.node()));
    }
  }

  private Step known(Octets payload) {
    if (!FailedNode.decode(payload)) {
      return fail(answers());
    }
    Replacement next = at(Phase.STARTING);
    var command = FailedNode.replace(plan.node(), plan.callbackId(), plan.width());
    return Step.of(
        next, new Effect.Ask(next.round, command), new Effect.WakeAfter(next.round, START_MILLIS));
  }

  private Step started(Octets payload) {
    return switch (FailedNode.decodeStart(payload)) {
      case BEGUN -> Step.of(this);
      case NOT_PRIMARY -> fail(NetworkFaults.notPrimary());
      case NOT_FAILED -> fail(answers());
      case BUSY, REFUSED -> fail(NetworkFaults.notReplaced(plan.node()));
    };
  }

  private Step told(NetworkNews.Replacing news) {
    if (news.isReady()) {
      return phase == Phase.STARTING ? waiting() : Step.of(this);
    }
    if (news.isDone()) {
      return introduced();
    }
    return phase == Phase.WITHDRAWING
        ? Step.end(cancelledOrNobody())
        : fail(news.status() == 0 ? answers() : NetworkFaults.notReplaced(plan.node()));
  }

  private Step waiting() {
    Replacement next = at(Phase.WAITING);
    return Step.of(
        next,
        new Effect.WakeAfter(next.round, plan.waitMillis()),
        new Effect.Say("Ready: put the new device into its joining mode now."));
  }

  /**
   * The stick does not say what the new device is, so it is asked itself; that takes 5 s at most.
   */
  private Step introduced() {
    boolean again = phase == Phase.INTRODUCING;
    Replacement next = at(Phase.INTRODUCING);
    return again
        ? Step.of(this)
        : Step.of(
            next,
            new Effect.Keep(round, new Unfinished.Joining(plan.node())),
            new Effect.Say("The new device is node " + plan.node() + " now."),
            new Effect.Ask(next.round, NodeInfoRequest.ask(plan.node(), plan.width())));
  }

  private Step admit(SerialResult result) {
    var terms = new Admission.Terms(plan.callbackId(), plan.site(), plan.rules(), true);
    Admission admission =
        Admission.of(new Newcomer(plan.node(), information(result)), terms, true, round);
    return cancelled
        ? admission.refuse(NetworkFaults.cancelledInTheMiddle(plan.node()))
        : admission.begin();
  }

  private Optional<NodeInformation> information(SerialResult result) {
    try {
      return NodeInfoRequest.answer(result, plan.node(), plan.width()).map(NodeInformation::decode);
    } catch (MalformedFrame _) {
      return Optional.empty();
    }
  }

  private Step woke() {
    return switch (phase) {
      case PINGING -> ask();
      case STARTING, WAITING -> withdraw(cancelled);
      case WITHDRAWING -> Step.end(cancelledOrNobody()).after(new Effect.Tell(AddNode.stop(0)));
      case ASKING, INTRODUCING -> Step.of(this);
    };
  }

  private Step cancel() {
    return switch (phase) {
      case PINGING, ASKING -> Step.end(new End.Cancelled());
      case STARTING, WAITING -> withdraw(true);
      case WITHDRAWING, INTRODUCING -> Step.of(new Replacement(plan, phase, round, true));
    };
  }

  /** Replacing is an adding mode too, and ends like one. */
  private Step withdraw(boolean unwanted) {
    var next = new Replacement(plan, Phase.WITHDRAWING, round + 1, unwanted);
    return Step.of(
        next, new Effect.Tell(AddNode.stop(0)), new Effect.WakeAfter(next.round, STOP_MILLIS));
  }

  private End cancelledOrNobody() {
    return cancelled ? new End.Cancelled() : new End.Failed(NetworkFaults.nobodyCame());
  }

  private End lost() {
    return new End.Failed(
        phase == Phase.INTRODUCING
            ? NetworkFaults.stickLostWith(plan.node())
            : NetworkFaults.stickLostWithout());
  }

  private Fault answers() {
    return NetworkFaults.answers(plan.node());
  }

  private static Step fail(Fault why) {
    return Step.end(new End.Failed(why));
  }

  private Replacement at(Phase into) {
    return new Replacement(plan, into, round + 1, cancelled);
  }
}
