package io.lintel.driver.zwave.security.join;

import io.lintel.driver.zwave.security.Level;
import io.lintel.driver.zwave.security.SecurityClass;
import io.lintel.driver.zwave.security.join.JoinEffect.Ended;
import io.lintel.driver.zwave.security.join.JoinEffect.Ignored;
import io.lintel.driver.zwave.security.join.JoinEffect.Send;
import io.lintel.driver.zwave.security.join.JoinEffect.WakeAfter;
import io.lintel.driver.zwave.security.join.S2State.Agreed;
import io.lintel.driver.zwave.security.join.S2State.AwaitingEcho;
import io.lintel.driver.zwave.security.join.S2State.AwaitingPin;
import io.lintel.driver.zwave.security.join.S2State.AwaitingPublicKey;
import io.lintel.driver.zwave.security.join.S2State.AwaitingReport;
import io.lintel.driver.zwave.security.join.S2State.AwaitingRequest;
import io.lintel.driver.zwave.security.join.S2State.AwaitingVerify;
import io.lintel.driver.zwave.security.join.S2State.Phase;
import io.lintel.driver.zwave.wire.MalformedFrame;
import io.lintel.driver.zwave.wire.Octets;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The host's side of the S2 key exchange (SDS13783, 4.2; the timers are TA1 to TA5 and TAI2 there).
 * A step that comes once more changes nothing; if the node cannot have had our answer to it, the
 * answer goes out again. A step that comes at another level than it must ends the exchange.
 */
final class S2KeyExchange {
  static JoinStep begin(JoinTerms terms) {
    Send first = clear(new KexCommand.KexGet());
    var state = new S2State(terms, new AwaitingReport(), first, 0, 1, 0, 1);
    return JoinStep.of(state, first, new WakeAfter(1, JoinLimits.STEP_MILLIS));
  }

  static JoinStep on(S2State state, JoinInput input) {
    return switch (input) {
      case JoinInput.Said(Octets command, Level level) -> said(state, command, level);
      case JoinInput.Woke(long round) -> woke(state, round);
      case JoinInput.Undelivered(Send what) -> undelivered(state, what);
      case JoinInput.Unreadable() -> unreadable(state);
      case JoinInput.KeyUnusable() -> fail(KexFail.CANCEL, JoinFailure.WEAK_KEY);
      case JoinInput.PinEntered(DskPin pin) -> pinEntered(state, pin);
      case JoinInput.Cancelled() -> fail(KexFail.CANCEL, JoinFailure.CANCELLED);
    };
  }

  private static JoinStep said(S2State state, Octets command, Level level) {
    if (!KexCommand.isOne(command)) {
      return ignored(state, "not of the key exchange");
    }
    try {
      return said(state, KexCommand.decode(command), level);
    } catch (MalformedFrame bad) {
      return ignored(state, String.valueOf(bad.getMessage()));
    }
  }

  private static JoinStep said(S2State state, KexCommand command, Level level) {
    return switch (command) {
      case KexCommand.KexReport(var parameters) -> report(state, parameters, level);
      case KexCommand.PublicKeyReport report -> publicKey(state, report, level);
      case KexCommand.KexSet(var parameters) -> echo(state, parameters, level);
      case KexCommand.NetworkKeyGet(int bit) -> keyRequest(state, bit, level);
      case KexCommand.NetworkKeyVerify() -> verify(state, level);
      case KexCommand.TransferEnd end -> end(state, end, level);
      case KexCommand.Fail(int type) -> over(KexFail.saidByNode(type));
      case KexCommand.KexGet() -> ignored(state, "the host's own KEX Get");
      case KexCommand.NetworkKeyReport _ -> ignored(state, "the host's own network key report");
    };
  }

  private static JoinStep report(S2State state, KexParameters asked, Level level) {
    if (asked.isEcho() || !isClear(level)) {
      return fail(KexFail.AUTH, JoinFailure.WRONG_LEVEL);
    }
    return state.phase() instanceof AwaitingReport
        ? grant(state, asked)
        : ignored(state, "KEX Report once more");
  }

  /** Strict, because certification asks for it: exactly the one scheme and the one curve. */
  private static JoinStep grant(S2State state, KexParameters asked) {
    if (asked.schemes() != KexParameters.SCHEME_1) {
      return fail(KexFail.SCHEME, JoinFailure.UNKNOWN_SCHEME);
    }
    if (asked.curves() != KexParameters.CURVE_25519) {
      return fail(KexFail.CURVES, JoinFailure.UNKNOWN_SCHEME);
    }
    if (asked.wantsClientSide()) {
      return fail(KexFail.CANCEL, JoinFailure.CLIENT_SIDE);
    }
    Set<SecurityClass> granted = state.terms().policy().grant(asked.classes());
    if (granted.isEmpty()) {
      return fail(KexFail.KEY, state.terms().policy().whenRefused());
    }
    return next(
        state,
        new AwaitingPublicKey(new Agreed(asked, granted)),
        clear(new KexCommand.KexSet(KexParameters.granting(granted))),
        JoinLimits.STEP_MILLIS);
  }

  private static JoinStep publicKey(S2State state, KexCommand.PublicKeyReport report, Level level) {
    if (!isClear(level)) {
      return fail(KexFail.AUTH, JoinFailure.WRONG_LEVEL);
    }
    if (report.ofHost() || !(state.phase() instanceof AwaitingPublicKey(Agreed agreed))) {
      return ignored(state, "public key once more, or the host's own");
    }
    return isForeign(state.terms(), agreed, report.key())
        ? fail(KexFail.CANCEL, JoinFailure.OTHER_NODE)
        : answerPublicKey(state, agreed, report.key());
  }

  private static boolean isForeign(JoinTerms terms, Agreed agreed, Octets nodeKey) {
    Dsk heard = Dsk.ofPublicKey(nodeKey);
    return terms
        .dsk()
        .filter(dsk -> !(needsPin(agreed) ? dsk.isSameButForPin(heard) : dsk.equals(heard)))
        .isPresent();
  }

  /** At once: the node waits 10 s for our key, and then minutes for the operator. */
  private static JoinStep answerPublicKey(S2State state, Agreed agreed, Octets nodeKey) {
    Send ours = clear(new KexCommand.PublicKeyReport(true, state.terms().hostPublicKey()));
    JoinStep asking =
        next(state, new AwaitingPin(agreed, nodeKey), ours, JoinLimits.OPERATOR_MILLIS);
    S2State waiting = (S2State) asking.state();
    if (!needsPin(agreed)) {
      return useKey(waiting, agreed, nodeKey).afterAll(asking.effects());
    }
    return state
        .terms()
        .dsk()
        .map(dsk -> useKey(waiting, agreed, withPin(nodeKey, dsk.pin())))
        .orElseGet(() -> JoinStep.of(waiting, new JoinEffect.AskPin(Dsk.ofPublicKey(nodeKey))))
        .afterAll(asking.effects());
  }

  private static JoinStep pinEntered(S2State state, DskPin pin) {
    return state.phase() instanceof AwaitingPin(Agreed agreed, Octets nodeKey)
        ? useKey(state, agreed, withPin(nodeKey, pin))
        : ignored(state, "PIN that nobody asked for");
  }

  private static JoinStep useKey(S2State state, Agreed agreed, Octets nodeKey) {
    return JoinStep.of(
        state.in(new AwaitingEcho(agreed, Dsk.ofPublicKey(nodeKey), 0)),
        new JoinEffect.UseTemporaryKey(nodeKey));
  }

  /** The first may be one that was on its way when the key was not there yet. */
  private static JoinStep unreadable(S2State state) {
    if (!(state.phase() instanceof AwaitingEcho(Agreed agreed, Dsk dsk, int before))) {
      return ignored(state, "unreadable message");
    }
    return before + 1 >= JoinLimits.UNREADABLE
        ? fail(KexFail.DECRYPT, unreadableMeans(state.terms(), agreed))
        : doubt(state, new AwaitingEcho(agreed, dsk, before + 1));
  }

  private static JoinFailure unreadableMeans(JoinTerms terms, Agreed agreed) {
    if (!needsPin(agreed)) {
      return JoinFailure.NOT_VERIFIED;
    }
    return terms.dsk().isPresent() ? JoinFailure.OTHER_NODE : JoinFailure.WRONG_PIN;
  }

  /** From here on it is the node's turn to repeat; one that does not has nothing better to say. */
  private static JoinStep doubt(S2State state, AwaitingEcho phase) {
    S2State next = state.inDoubt(phase);
    return JoinStep.of(next, new WakeAfter(next.deadlineRound(), JoinLimits.DOUBT_MILLIS));
  }

  private static JoinStep echo(S2State state, KexParameters heard, Level level) {
    if (!heard.isEcho() || !isJoining(level)) {
      return fail(KexFail.AUTH, JoinFailure.WRONG_LEVEL);
    }
    return switch (state.phase()) {
      case AwaitingEcho(Agreed agreed, Dsk dsk, _) -> confirm(state, agreed, dsk, heard);
      case AwaitingRequest waiting when waiting.verified().isEmpty() -> again(state);
      case AwaitingReport _,
          AwaitingPublicKey _,
          AwaitingPin _,
          AwaitingRequest _,
          AwaitingVerify _ ->
          ignored(state, "KEX Set echo out of turn");
    };
  }

  private static JoinStep confirm(S2State state, Agreed agreed, Dsk dsk, KexParameters heard) {
    return heard.equals(KexParameters.granting(agreed.granted()).echo())
        ? next(
            state,
            new AwaitingRequest(agreed, dsk, agreed.granted(), Optional.empty()),
            joining(new KexCommand.KexReport(agreed.report().echo())),
            JoinLimits.STEP_MILLIS)
        : fail(KexFail.AUTH, JoinFailure.OTHER_GRANT);
  }

  private static JoinStep keyRequest(S2State state, int bit, Level level) {
    if (!isJoining(level)) {
      return fail(KexFail.AUTH, JoinFailure.WRONG_LEVEL);
    }
    return switch (state.phase()) {
      case AwaitingRequest waiting -> handOut(state, waiting, bit);
      case AwaitingVerify waiting when waiting.handedOut().bit() == bit -> again(state);
      case AwaitingVerify _ -> fail(KexFail.VERIFY, JoinFailure.NOT_VERIFIED);
      case AwaitingReport _, AwaitingPublicKey _, AwaitingPin _, AwaitingEcho _ ->
          ignored(state, "key request out of turn");
    };
  }

  private static JoinStep handOut(S2State state, AwaitingRequest waiting, int bit) {
    Optional<SecurityClass> asked =
        waiting.left().stream().filter(each -> each.bit() == bit).findFirst();
    if (asked.isEmpty()) {
      return fail(KexFail.GET, JoinFailure.KEY_NOT_GRANTED);
    }
    var key = state.terms().keys().of(asked.get(), state.terms().node());
    return next(
            state,
            new AwaitingVerify(waiting.agreed(), waiting.dsk(), waiting.left(), asked.get()),
            joining(new KexCommand.NetworkKeyReport(bit, key)),
            JoinLimits.STEP_MILLIS)
        .after(new JoinEffect.ExpectClass(asked.get()));
  }

  private static JoinStep verify(S2State state, Level level) {
    return switch (state.phase()) {
      case AwaitingVerify waiting ->
          level.equals(new Level.Secure(waiting.handedOut()))
              ? verified(state, waiting)
              : fail(KexFail.VERIFY, JoinFailure.NOT_VERIFIED);
      case AwaitingRequest waiting when isSecure(level, waiting.verified()) -> again(state);
      case AwaitingReport _,
          AwaitingPublicKey _,
          AwaitingPin _,
          AwaitingEcho _,
          AwaitingRequest _ ->
          ignored(state, "key verification out of turn");
    };
  }

  private static JoinStep verified(S2State state, AwaitingVerify waiting) {
    Set<SecurityClass> left = EnumSet.copyOf(waiting.left());
    left.remove(waiting.handedOut());
    return next(
            state,
            new AwaitingRequest(
                waiting.agreed(),
                waiting.dsk(),
                Set.copyOf(left),
                Optional.of(waiting.handedOut())),
            joining(new KexCommand.TransferEnd(true, false)),
            JoinLimits.STEP_MILLIS)
        .after(new JoinEffect.ForgetNonces());
  }

  private static JoinStep end(S2State state, KexCommand.TransferEnd end, Level level) {
    if (!isJoining(level)) {
      return fail(KexFail.AUTH, JoinFailure.WRONG_LEVEL);
    }
    return switch (state.phase()) {
      case AwaitingRequest waiting when waiting.left().isEmpty() && end.complete() ->
          joined(waiting);
      case AwaitingRequest _, AwaitingVerify _ -> fail(KexFail.VERIFY, JoinFailure.NOT_VERIFIED);
      case AwaitingReport _, AwaitingPublicKey _, AwaitingPin _, AwaitingEcho _ ->
          ignored(state, "end out of turn");
    };
  }

  private static JoinStep joined(AwaitingRequest waiting) {
    return JoinStep.of(
        new JoinState.Over(),
        new JoinEffect.DropTemporaryKey(),
        new Ended(new JoinResult.Joined(waiting.agreed().granted(), Optional.of(waiting.dsk()))));
  }

  private static JoinStep woke(S2State state, long round) {
    if (round == state.deadlineRound()) {
      return tooLate(state);
    }
    return round == state.repeatRound() ? again(state) : JoinStep.of(state);
  }

  private static JoinStep tooLate(S2State state) {
    return switch (state.phase()) {
      case AwaitingPin _ -> fail(KexFail.CANCEL, JoinFailure.NO_PIN);
      case AwaitingEcho(Agreed agreed, Dsk _, int unreadable) when unreadable > 0 ->
          fail(KexFail.DECRYPT, unreadableMeans(state.terms(), agreed));
      case AwaitingReport _,
          AwaitingPublicKey _,
          AwaitingEcho _,
          AwaitingRequest _,
          AwaitingVerify _ ->
          over(JoinFailure.NO_ANSWER);
    };
  }

  private static JoinStep undelivered(S2State state, Send what) {
    if (!what.equals(state.last())) {
      return ignored(state, "failure of an earlier step");
    }
    if (state.repeats() >= JoinLimits.REPEATS) {
      return over(JoinFailure.UNREACHABLE);
    }
    long repeat = state.round() + 1;
    return JoinStep.of(state.repeatingAt(repeat), new WakeAfter(repeat, JoinLimits.REST_MILLIS));
  }

  /** The same once more; the deadline stays. */
  private static JoinStep again(S2State state) {
    return JoinStep.of(state, state.last());
  }

  private static JoinStep next(S2State state, Phase phase, Send send, int limitMillis) {
    S2State next = state.in(phase, send);
    return JoinStep.of(next, send, new WakeAfter(next.deadlineRound(), limitMillis));
  }

  /** In the clear: there may be no key that both have. */
  private static JoinStep fail(KexFail type, JoinFailure why) {
    return over(why).after(clear(type.command()));
  }

  private static JoinStep over(JoinFailure why) {
    return JoinStep.of(
        new JoinState.Over(),
        new JoinEffect.DropTemporaryKey(),
        new Ended(new JoinResult.Failed(why)));
  }

  private static JoinStep ignored(S2State state, String what) {
    return JoinStep.of(state, new Ignored(what));
  }

  private static boolean needsPin(Agreed agreed) {
    return agreed.granted().stream().anyMatch(SecurityClass::isAuthenticated);
  }

  private static Octets withPin(Octets nodeKey, DskPin pin) {
    return Octets.of(pin.value() >> 8, pin.value() & 0xFF).plus(nodeKey.from(2));
  }

  private static Send clear(KexCommand command) {
    return new Send(command.encode(), new Level.Clear());
  }

  private static Send joining(KexCommand command) {
    return new Send(command.encode(), new Level.Joining());
  }

  private static boolean isClear(Level level) {
    return level instanceof Level.Clear;
  }

  private static boolean isJoining(Level level) {
    return level instanceof Level.Joining;
  }

  private static boolean isSecure(Level level, Optional<SecurityClass> by) {
    return by.filter(each -> level.equals(new Level.Secure(each))).isPresent();
  }

  private S2KeyExchange() {}
}
