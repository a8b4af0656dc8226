package io.lintel.driver.zwave.security.join;

import io.lintel.driver.zwave.security.Level;
import io.lintel.driver.zwave.security.SecurityClass;
import io.lintel.driver.zwave.security.join.JoinEffect.Ended;
import io.lintel.driver.zwave.security.join.JoinEffect.Ignored;
import io.lintel.driver.zwave.security.join.JoinEffect.Send;
import io.lintel.driver.zwave.security.join.JoinEffect.WakeAfter;
import io.lintel.driver.zwave.security.s0.S0Command;
import io.lintel.driver.zwave.wire.MalformedFrame;
import io.lintel.driver.zwave.wire.Octets;
import java.util.Optional;
import java.util.Set;

/**
 * The host's side of the S0 key exchange: {@code SchemeGet, SchemeReport, NetworkKeySet,
 * NetworkKeyVerify}. The key goes over the air under a key that everyone knows; nothing of S0 can
 * tell either side that the other failed.
 */
final class S0KeyExchange {
  static JoinStep begin(NetworkKeys keys) {
    var first = new Send(new S0Command.SchemeGet().encode(), new Level.Clear());
    var state = new S0State(keys, false, first, 0, 1, 0, 1);
    return JoinStep.of(state, first, new WakeAfter(1, JoinLimits.STEP_MILLIS));
  }

  static JoinStep on(S0State state, JoinInput input) {
    return switch (input) {
      case JoinInput.Said(Octets command, Level level) -> said(state, command, level);
      case JoinInput.Woke(long round) -> woke(state, round);
      case JoinInput.Undelivered(Send what) -> undelivered(state, what);
      case JoinInput.Unreadable() -> ignored(state, "unreadable message");
      case JoinInput.KeyUnusable() -> ignored(state, "public key of S2");
      case JoinInput.PinEntered _ -> ignored(state, "PIN that nobody asked for");
      case JoinInput.Cancelled() -> over(new JoinResult.Failed(JoinFailure.CANCELLED));
    };
  }

  private static JoinStep said(S0State state, Octets command, Level level) {
    if (!S0Command.isOne(command)) {
      return ignored(state, "not of the key exchange");
    }
    try {
      return said(state, S0Command.decode(command), level);
    } catch (MalformedFrame bad) {
      return ignored(state, String.valueOf(bad.getMessage()));
    }
  }

  private static JoinStep said(S0State state, S0Command command, Level level) {
    return switch (command) {
      case S0Command.SchemeReport() when !state.keySent() -> giveKey(state);
      case S0Command.NetworkKeyVerify()
          when state.keySent() && level.equals(new Level.Secure(SecurityClass.S0)) ->
          over(new JoinResult.Joined(Set.of(SecurityClass.S0), Optional.empty()));
      case S0Command.SchemeReport _,
          S0Command.NetworkKeyVerify _,
          S0Command.SchemeGet _,
          S0Command.NetworkKeySet _,
          S0Command.NonceGet _,
          S0Command.NonceReport _,
          S0Command.SupportedGet _,
          S0Command.SupportedReport _,
          S0Command.Encapsulated _ ->
          ignored(state, "S0 command out of turn");
    };
  }

  private static JoinStep giveKey(S0State state) {
    var key = new S0Command.NetworkKeySet(state.keys().of(KeyName.S0_LEGACY));
    var send = new Send(key.encode(), new Level.Joining());
    S0State next = state.keySent(send);
    return JoinStep.of(
        next,
        new JoinEffect.ExpectClass(SecurityClass.S0),
        send,
        new WakeAfter(next.deadlineRound(), JoinLimits.STEP_MILLIS));
  }

  private static JoinStep woke(S0State state, long round) {
    if (round == state.deadlineRound()) {
      return over(new JoinResult.Failed(JoinFailure.NO_ANSWER));
    }
    return round == state.repeatRound() ? JoinStep.of(state, state.last()) : JoinStep.of(state);
  }

  private static JoinStep undelivered(S0State state, Send what) {
    if (!what.equals(state.last())) {
      return ignored(state, "failure of an earlier step");
    }
    if (state.repeats() >= JoinLimits.REPEATS) {
      return over(new JoinResult.Failed(JoinFailure.UNREACHABLE));
    }
    long repeat = state.round() + 1;
    return JoinStep.of(state.repeatingAt(repeat), new WakeAfter(repeat, JoinLimits.REST_MILLIS));
  }

  private static JoinStep over(JoinResult result) {
    return JoinStep.of(new JoinState.Over(), new JoinEffect.DropTemporaryKey(), new Ended(result));
  }

  private static JoinStep ignored(S0State state, String what) {
    return JoinStep.of(state, new Ignored(what));
  }

  private S0KeyExchange() {}
}
