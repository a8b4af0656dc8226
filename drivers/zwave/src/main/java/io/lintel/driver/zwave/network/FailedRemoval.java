package io.lintel.driver.zwave.network;

import io.lintel.driver.zwave.api.FailedNode;
import io.lintel.driver.zwave.api.NetworkNews;
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
 * Strikes a node that does not answer off the network. It is pinged first: the stick strikes off
 * only what failed to acknowledge, and so do we.
 *
 * @param attempt the latest ping, 1 and up
 */
record FailedRemoval(Plan plan, Phase phase, int round, int attempt) implements Operation {
  /** A node that resets itself may still answer a moment ago. */
  private static final int ATTEMPTS = 3;

  private static final int PAUSE_MILLIS = 2_000;
  private static final int PING_MILLIS = 70_000;
  private static final int REMOVE_MILLIS = 30_000;

  /**
   * What is wanted.
   *
   * @param because for a newcomer that may not stay, why
   */
  record Plan(NodeId node, int callbackId, NodeIdWidth width, Optional<Fault> because) {}

  enum Phase {
    PINGING,
    PAUSING,
    ASKING,
    REMOVING,
    /** The last callback was lost: the stick is asked who is in the network. */
    CHECKING
  }

  static FailedRemoval of(NodeId node, int callbackId, NodeIdWidth width) {
    return new FailedRemoval(
        new Plan(node, callbackId, width, Optional.empty()), Phase.PINGING, 1, ATTEMPTS);
  }

  /** The way out for a newcomer whose button nobody pressed. */
  static FailedRemoval expelling(NodeId node, Fault why, Admission.Terms terms, int round) {
    var plan = new Plan(node, terms.callbackId(), terms.site().width(), Optional.of(why));
    return new FailedRemoval(plan, Phase.PINGING, round + 1, 1);
  }

  @Override
  public Step begin() {
    return Step.of(
        this, new Effect.Ping(round, plan.node()), new Effect.WakeAfter(round, PING_MILLIS));
  }

  @Override
  public Step on(Input input) {
    return switch (input) {
      case Input.Pinged(int asked, OptionalInt millis, _) when asked == round -> pinged(millis);
      case Input.Woke(int woken) when woken == round -> woke();
      case Input.Replied(int asked, SerialResult result) when asked == round -> replied(result);
      case Input.Told(NetworkNews.FailedRemoval news)
          when phase == Phase.REMOVING && news.callbackId() == plan.callbackId() ->
          told(news);
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

  private Step pinged(OptionalInt millis) {
    if (millis.isEmpty()) {
      return asked();
    }
    return attempt < ATTEMPTS
        ? enter(Phase.PAUSING, PAUSE_MILLIS)
        : stays(NetworkFaults.answers(plan.node()));
  }

  private Step asked() {
    FailedRemoval next = at(Phase.ASKING);
    return Step.of(next, new Effect.Ask(next.round, FailedNode.ask(plan.node(), plan.width())));
  }

  private Step woke() {
    return switch (phase) {
      case PAUSING -> again();
      case PINGING -> asked();
      case REMOVING -> check();
      case ASKING, CHECKING -> Step.of(this);
    };
  }

  private Step again() {
    var next = new FailedRemoval(plan, Phase.PINGING, round + 1, attempt + 1);
    return next.begin();
  }

  private Step replied(SerialResult result) {
    if (!(result instanceof SerialResult.Responded(Frame response))) {
      return stays(lost());
    }
    try {
      return switch (phase) {
        case ASKING -> told(response.payload());
        case REMOVING -> started(response.payload());
        case CHECKING -> listed(response.payload());
        case PINGING, PAUSING -> Step.of(this);
      };
    } catch (MalformedFrame _) {
      return stays(NetworkFaults.notRemoved(plan.node()));
    }
  }

  private Step told(Octets payload) {
    if (!FailedNode.decode(payload)) {
      return stays(NetworkFaults.answers(plan.node()));
    }
    FailedRemoval next = at(Phase.REMOVING);
    var command = FailedNode.remove(plan.node(), plan.callbackId(), plan.width());
    return Step.of(
        next, new Effect.Ask(next.round, command), new Effect.WakeAfter(next.round, REMOVE_MILLIS));
  }

  private Step started(Octets payload) {
    return switch (FailedNode.decodeStart(payload)) {
      case BEGUN -> Step.of(this);
      case NOT_PRIMARY -> stays(NetworkFaults.notPrimary());
      case NOT_FAILED -> stays(NetworkFaults.answers(plan.node()));
      case BUSY, REFUSED -> stays(NetworkFaults.notRemoved(plan.node()));
    };
  }

  private Step told(NetworkNews.FailedRemoval news) {
    if (news.isRemoved()) {
      return gone();
    }
    return stays(
        news.hasAnswered()
            ? NetworkFaults.answers(plan.node())
            : NetworkFaults.notRemoved(plan.node()));
  }

  private Step check() {
    FailedRemoval next = at(Phase.CHECKING);
    var question = NodeRoll.ask(Optional.of(plan.node()));
    return Step.of(next, new Effect.Ask(next.round, question));
  }

  private Step listed(Octets payload) {
    return NodeRoll.decode(payload, Optional.of(plan.node())).contains(plan.node())
        ? stays(NetworkFaults.notRemoved(plan.node()))
        : gone();
  }

  private Step gone() {
    return plan.because()
        .map(why -> Step.end(new End.Failed(NetworkFaults.letGo(why))))
        .orElseGet(() -> Step.end(new End.Excluded(Optional.of(plan.node()))))
        .after(new Effect.Left(plan.node()));
  }

  /** Before the stick has begun it can be left; after that its answer is near. */
  private Step cancel() {
    boolean hasBegun = phase == Phase.REMOVING || phase == Phase.CHECKING;
    boolean canLeave = plan.because().isEmpty() && !hasBegun;
    return canLeave ? Step.end(new End.Cancelled()) : Step.of(this);
  }

  /** A newcomer that stays is said to stay: what was kept of it remains. */
  private Step stays(Fault why) {
    return Step.end(
        new End.Failed(
            plan.because().map(first -> NetworkFaults.stays(plan.node(), first)).orElse(why)));
  }

  private Fault lost() {
    return plan.because().isPresent()
        ? NetworkFaults.stickLostWith(plan.node())
        : NetworkFaults.stickLostWithout();
  }

  private Step enter(Phase into, int limitMillis) {
    FailedRemoval next = at(into);
    return Step.of(next, new Effect.WakeAfter(next.round, limitMillis));
  }

  private FailedRemoval at(Phase into) {
    return new FailedRemoval(plan, into, round + 1, attempt);
  }
}
