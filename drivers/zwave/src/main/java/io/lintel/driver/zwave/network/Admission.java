package io.lintel.driver.zwave.network;

import io.lintel.driver.zwave.security.SecurityClass;
import io.lintel.spi.Fault;
import java.util.Set;

/**
 * Gives a newcomer its keys, at once: it waits for them no longer than some seconds. Before the
 * first goes out it is durable that the node is half in. A node that may not stay with what came of
 * it is let go again.
 *
 * @param noted whether that is durable
 */
record Admission(
    Newcomer node, Terms terms, boolean replaced, int round, boolean noted, boolean cancelled)
    implements Operation {
  /** A joining S0 node waits 10 s for the first step; what the storage takes is milliseconds. */
  private static final int NOTE_MILLIS = 5_000;

  /** Two answers of the operator at 240 s each, and the exchange itself. */
  private static final int LIMIT_MILLIS = 600_000;

  /** After the exchange was told to end, until it is taken for dead. */
  private static final int CANCEL_MILLIS = 15_000;

  /**
   * Under which it is done.
   *
   * @param callbackId for what the stick is asked
   * @param attended whether someone stands at the node
   */
  record Terms(int callbackId, Site site, Rules rules, boolean attended) {}

  static Admission of(Newcomer node, Terms terms, boolean replaced, int round) {
    return new Admission(node, terms, replaced, round + 1, false, false);
  }

  @Override
  public Step begin() {
    return Step.of(
        this,
        new Effect.WakeAfter(round, NOTE_MILLIS),
        new Effect.Keep(round, new Unfinished.Joining(node.id())));
  }

  private Step handOut() {
    var next = new Admission(node, terms, replaced, round, true, cancelled);
    return Step.of(
        next,
        new Effect.WakeAfter(round, LIMIT_MILLIS),
        new Effect.Say("Node " + node.id() + " is in; it gets its keys now."),
        new Effect.Join(round, node, terms.rules()));
  }

  @Override
  public Step on(Input input) {
    return switch (input) {
      case Input.Kept(int asked) when asked == round && !noted -> handOut();
      case Input.Joined(int asked, JoinEnd end) when asked == round -> joined(end);
      case Input.Woke(int woken) when woken == round -> woke();
      case Input.Cancelled() when !cancelled -> cancel();
      case Input.StickLost() -> Step.end(new End.Failed(NetworkFaults.stickLostWith(node.id())));
      case Input.Joined _,
          Input.Woke _,
          Input.Cancelled _,
          Input.Told _,
          Input.Replied _,
          Input.Pinged _,
          Input.Kept _ ->
          Step.of(this);
    };
  }

  private Step joined(JoinEnd end) {
    return switch (end) {
      case JoinEnd.Failed(Fault why) -> refuse(why);
      case JoinEnd.Granted(Set<SecurityClass> classes) -> granted(classes);
      case JoinEnd.Clear() ->
          node.isLock() && !terms.rules().clearLock()
              ? refuse(NetworkFaults.lockInTheClear(node.id()))
              : admitted(Set.of());
    };
  }

  private Step granted(Set<SecurityClass> classes) {
    if (cancelled) {
      return refuse(NetworkFaults.cancelledInTheMiddle(node.id()));
    }
    if (!node.isLock() || classes.contains(SecurityClass.S2_ACCESS_CONTROL)) {
      return admitted(classes);
    }
    boolean weakAllowed = terms.rules().weakLock() && !node.knowsS2();
    return weakAllowed && classes.contains(SecurityClass.S0)
        ? admitted(classes)
        : refuse(NetworkFaults.lockTooWeak(node.id()));
  }

  private Step admitted(Set<SecurityClass> classes) {
    return Step.end(new End.Included(node, classes, replaced)).after(new Effect.Settled(node.id()));
  }

  private Step woke() {
    if (!noted) {
      return refuse(NetworkFaults.notNoted(node.id()));
    }
    return cancelled ? refuse(NetworkFaults.cancelledInTheMiddle(node.id())) : cancel();
  }

  private Step cancel() {
    if (!noted) {
      return refuse(NetworkFaults.cancelledInTheMiddle(node.id()));
    }
    var next = new Admission(node, terms, replaced, round, true, true);
    return Step.of(next, new Effect.WakeAfter(round, CANCEL_MILLIS), new Effect.CancelJoin());
  }

  /** Lets it go again, and then ends with this. */
  Step refuse(Fault why) {
    var first = new Effect.Say(why.message());
    Operation out =
        terms.attended()
            ? Exclusion.expelling(node.id(), why, terms, round)
            : FailedRemoval.expelling(node.id(), why, terms, round);
    return out.begin().after(first);
  }
}
