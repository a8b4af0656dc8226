package io.lintel.driver.zwave.node;

import io.lintel.driver.zwave.api.NodeProtocolInfo;
import io.lintel.driver.zwave.security.SecurityClass;
import io.lintel.driver.zwave.talk.Answer;
import io.lintel.driver.zwave.transport.Delivery;
import io.lintel.driver.zwave.wire.MalformedFrame;
import io.lintel.driver.zwave.wire.Octets;
import java.util.List;
import java.util.Optional;

/**
 * Getting to know a node: what the stick remembers of it, what the node says in the clear, with
 * which key it is spoken to, and then its answers to {@link Questions}. Pure.
 *
 * <p>Each answer is kept, so that an interview that was cut off goes on where it was. One that does
 * not answer is asked again, ever more rarely; a sleeping lock pays each question with its battery.
 */
public final class Interview {
  /** A question that stays unanswered this often is one that the node does not answer. */
  private static final int SILENCES_LIMIT = 2;

  private static final int SILENCES_IN_A_ROW_LIMIT = 3 * SILENCES_LIMIT;

  /** Where it stands. */
  public enum Phase {
    ASKING_STICK,
    ASKING_NODE,
    PROBING,
    QUESTIONING,
    PAUSING,
    OVER
  }

  /**
   * One node's standing.
   *
   * @param standing with which keys it may be spoken to
   * @param candidates classes to be tried, best first; the one under way stands first
   * @param silences in a row
   * @param misses in a row
   * @param round of the youngest timer
   */
  public record State(
      Phase phase,
      Findings findings,
      Standing standing,
      List<SecurityClass> candidates,
      int silences,
      Backoff misses,
      long round) {
    public static final State NONE =
        new State(Phase.OVER, Findings.NONE, Standing.UNKNOWN, List.of(), 0, Backoff.NONE, 0);

    private State in(Phase next) {
      return new State(next, findings, standing, candidates, silences, misses, round);
    }

    private State with(Findings found) {
      return new State(phase, found, standing, candidates, silences, misses, round);
    }

    private State trying(List<SecurityClass> left) {
      return new State(Phase.PROBING, findings, standing, left, 0, misses, round);
    }

    private State silent(int inARow) {
      return new State(phase, findings, standing, candidates, inARow, misses, round);
    }
  }

  /** What happens to it. */
  public sealed interface Input {
    /** The stick's answer to the first question. */
    record StickKnows(Octets protocolInfo) implements Input {}

    /** The node's information without its length byte. */
    record NodeSaid(Octets information) implements Input {}

    /** The stick, or the node asked for its information, did not answer. */
    record Unanswered() implements Input {}

    /** The question under way ended. */
    record Answered(Answer answer) implements Input {}

    record Woke(long round) implements Input {}
  }

  /** What it wants done next; exactly one thing. */
  public sealed interface Effect {
    record Nothing() implements Effect {}

    record AskStick() implements Effect {}

    /** For its information, by a function of the stick. */
    record AskNode() implements Effect {}

    /**
     * By a command.
     *
     * @param at the class to speak at; empty in the clear
     */
    record Ask(Question question, Optional<SecurityClass> at) implements Effect {}

    record WakeAfter(long round, int delayMillis) implements Effect {}

    /** It is asked again later. */
    record Failed(WakeAfter again, Why why) implements Effect {}

    /** The stick does not know the node: no question will help. */
    record NotInNetwork() implements Effect {}

    record Known(NodeProfile profile) implements Effect {}
  }

  /** Why it did not come to an end. */
  public enum Why {
    SILENT,
    /** It acknowledges and answers nothing, as a lock does that wants a key. */
    WANTS_KEY,
    KEYS_DO_NOT_FIT,
    /** It joined here with a key, and answers nothing under it. */
    SILENT_UNDER_KEY
  }

  /** A state and what is to be done. */
  public record Next(State state, Effect effect) {}

  /**
   * Begins anew, whatever went before.
   *
   * @param before the state left behind, whose timers must not count any more
   * @param found what is known already
   * @param standing with which keys it may be spoken to
   */
  public static Next begin(State before, Findings found, Standing standing) {
    long round = before.round() + 1;
    return new Next(
        new State(Phase.ASKING_STICK, found, standing, List.of(), 0, Backoff.NONE, round),
        new Effect.AskStick());
  }

  /** Whether nothing is left to be found out, so that a restart needs no interview. */
  public static boolean isOver(Findings kept) {
    return kept.isIntroduced()
        && kept.security().isPresent()
        && Questions.next(kept, PartKinds.ALL).isEmpty();
  }

  /** Given up from outside: nothing that still comes counts. */
  public static State abandon(State state) {
    return new State(
        Phase.OVER,
        state.findings(),
        state.standing(),
        List.of(),
        0,
        state.misses(),
        state.round() + 1);
  }

  public static Next on(State state, Input input) {
    return switch (input) {
      case Input.StickKnows(Octets info) when state.phase() == Phase.ASKING_STICK ->
          stickKnows(state, info);
      case Input.NodeSaid(Octets information) when isOpenToNews(state) ->
          nodeSaid(state, information);
      case Input.Unanswered() when isAsking(state) -> failed(state, Why.SILENT);
      case Input.Answered(Answer answer) when state.phase() == Phase.PROBING ->
          probed(state, answer);
      case Input.Answered(Answer answer) when state.phase() == Phase.QUESTIONING ->
          answered(state, answer);
      case Input.Woke(long round) when round == state.round() && state.phase() == Phase.PAUSING ->
          new Next(state.in(Phase.ASKING_STICK), new Effect.AskStick());
      case Input.StickKnows _,
          Input.NodeSaid _,
          Input.Unanswered _,
          Input.Answered _,
          Input.Woke _ ->
          stay(state);
    };
  }

  private static boolean isAsking(State state) {
    return state.phase() == Phase.ASKING_STICK || state.phase() == Phase.ASKING_NODE;
  }

  /** Also while pausing: a lock that was just handled may say it by itself. */
  private static boolean isOpenToNews(State state) {
    return !state.findings().isIntroduced()
        && (state.phase() == Phase.ASKING_NODE || state.phase() == Phase.PAUSING);
  }

  private static Next stickKnows(State state, Octets info) {
    try {
      return met(state, NodeProtocolInfo.decode(info));
    } catch (MalformedFrame _) {
      return failed(state, Why.SILENT);
    }
  }

  private static Next met(State state, NodeProtocolInfo info) {
    if (!info.isKnown()) {
      return new Next(state.in(Phase.OVER), new Effect.NotInNetwork());
    }
    State next = state.with(state.findings().met(info));
    return next.findings().isIntroduced()
        ? settle(next)
        : new Next(next.in(Phase.ASKING_NODE), new Effect.AskNode());
  }

  private static Next nodeSaid(State state, Octets information) {
    try {
      Findings found = state.findings().introduced(information);
      Profiles.of(found);
      return settle(state.with(found));
    } catch (MalformedFrame _) {
      return failed(state, Why.SILENT);
    }
  }

  /** Finds out how the node is spoken to, unless that is known. */
  private static Next settle(State state) {
    return state.findings().security().isPresent()
        ? ask(state.silent(0))
        : probe(state.trying(state.standing().candidates(state.findings())), Why.WANTS_KEY);
  }

  /**
   * Tries the next class.
   *
   * @param why what is told when none is left
   */
  private static Next probe(State state, Why why) {
    if (state.candidates().isEmpty()) {
      return exhausted(state, why);
    }
    SecurityClass best = state.candidates().getFirst();
    return new Next(state, new Effect.Ask(SecurityQuestions.whatItHasAt(best), Optional.of(best)));
  }

  /** That it is silent under its keys proves nothing: anyone can keep its answers off the air. */
  private static Next exhausted(State state, Why why) {
    if (state.standing().mayBeClear(state.findings())) {
      return ask(state.with(state.findings().secured(Findings.Security.CLEAR)).silent(0));
    }
    return failed(state, state.standing().granted().isPresent() ? why : Why.WANTS_KEY);
  }

  private static Next probed(State state, Answer answer) {
    return switch (answer) {
      case Answer.Said(Octets said) -> opened(state, SecurityQuestions.listed(said));
      case Answer.NotDecoded() -> tryNext(state, Why.KEYS_DO_NOT_FIT);
      case Answer.Silence() ->
          state.silences() + 1 < SILENCES_LIMIT
              ? probe(state.silent(state.silences() + 1), Why.SILENT_UNDER_KEY)
              : tryNext(state, Why.SILENT_UNDER_KEY);
      case Answer.Undelivered(Delivery.NeverLeft(Delivery.Cause cause))
          when cause == Delivery.Cause.NODE_SILENT || cause == Delivery.Cause.NO_KEY ->
          tryOtherScheme(state);
      case Answer.Undelivered _ -> failed(state, Why.SILENT);
    };
  }

  /** It gives no nonce, and so reads nothing in this scheme. */
  private static Next tryOtherScheme(State state) {
    boolean s2 = state.candidates().getFirst().isS2();
    return probe(
        state.trying(state.candidates().stream().filter(each -> each.isS2() != s2).toList()),
        Why.SILENT_UNDER_KEY);
  }

  private static Next tryNext(State state, Why why) {
    return probe(state.trying(state.candidates().subList(1, state.candidates().size())), why);
  }

  private static Next opened(State state, Octets commandClasses) {
    return state.standing().isBest(state.findings(), commandClasses)
        ? granted(state, commandClasses)
        : tryNext(state, Why.WANTS_KEY);
  }

  private static Next granted(State state, Octets commandClasses) {
    var security =
        new Findings.Security(Optional.of(state.candidates().getFirst()), commandClasses);
    return ask(state.with(state.findings().secured(security)).silent(0));
  }

  private static Next ask(State state) {
    State next = state.in(Phase.QUESTIONING);
    Optional<SecurityClass> at = next.findings().security().flatMap(Findings.Security::best);
    return Questions.next(next.findings(), PartKinds.ALL)
        .map(question -> new Next(next, new Effect.Ask(question, at)))
        .orElseGet(() -> known(next));
  }

  private static Next known(State state) {
    return new Next(state.in(Phase.OVER), new Effect.Known(Profiles.of(state.findings())));
  }

  private static Next answered(State state, Answer answer) {
    return switch (answer) {
      case Answer.Said(Octets said) -> keep(state.silent(0), said);
      case Answer.Silence() -> silent(state);
      case Answer.NotDecoded() -> failed(state, Why.KEYS_DO_NOT_FIT);
      case Answer.Undelivered _ -> failed(state, Why.SILENT);
    };
  }

  private static Next keep(State state, Octets answer) {
    Findings before = state.findings();
    return Questions.next(before, PartKinds.ALL)
        .map(question -> ask(state.with(before.answered(question, answer))))
        .orElseGet(() -> known(state));
  }

  /** One question may stay open; several in a row speak of a node that hangs. */
  private static Next silent(State state) {
    int inARow = state.silences() + 1;
    if (inARow >= SILENCES_IN_A_ROW_LIMIT || (inARow == SILENCES_LIMIT && isUnheard(state))) {
      return failed(state.with(state.findings().withoutSilences()), whySilent(state));
    }
    State next = state.silent(inARow);
    return inARow % SILENCES_LIMIT == 0 ? keep(next, Octets.NONE) : ask(next);
  }

  private static boolean isUnheard(State state) {
    return state.findings().answers().isEmpty();
  }

  private static Why whySilent(State state) {
    NodeProfile soFar = Profiles.of(state.findings());
    return soFar.knowsSecurity() && soFar.security().isEmpty() ? Why.WANTS_KEY : Why.SILENT;
  }

  /** How one is spoken to that never answered is not settled by that. */
  private static Next failed(State state, Why why) {
    Backoff misses = state.misses().missed();
    var next =
        new State(
            Phase.PAUSING,
            isUnheard(state) ? state.findings().unsettled() : state.findings(),
            state.standing(),
            List.of(),
            0,
            misses,
            state.round() + 1);
    return new Next(
        next, new Effect.Failed(new Effect.WakeAfter(next.round(), misses.pauseMillis()), why));
  }

  private static Next stay(State state) {
    return new Next(state, new Effect.Nothing());
  }

  private Interview() {}
}
