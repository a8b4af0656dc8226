package io.lintel.driver.zwave.security.s0;

import io.lintel.driver.zwave.security.s0.S0Command.Encapsulated;
import io.lintel.driver.zwave.security.s0.S0Effect.Drop;
import io.lintel.driver.zwave.security.s0.S0Effect.Opened;
import io.lintel.driver.zwave.security.s0.S0Effect.ReportNonce;
import io.lintel.driver.zwave.security.s0.S0Effect.Transmit;
import io.lintel.driver.zwave.security.s0.S0Effect.Unsaid;
import io.lintel.driver.zwave.security.s0.S0Effect.WakeAfter;
import io.lintel.driver.zwave.security.s0.S0Effect.Why;
import io.lintel.driver.zwave.security.s0.S0Session.Asking;
import io.lintel.driver.zwave.security.s0.S0Session.Half;
import io.lintel.driver.zwave.security.s0.S0Session.Silent;
import io.lintel.driver.zwave.wire.MalformedFrame;
import io.lintel.driver.zwave.wire.Octets;
import java.util.Optional;

/**
 * Says and hears under S0 with one node. Each sealed message takes a nonce of its receiver, which
 * counts once: so a message that is heard again, or held back, opens nothing. Pure.
 */
public final class S0Machine {
  public static S0Step on(S0Session session, S0Input input, long nowNanos) {
    S0Session now = session.with(session.nonces().at(nowNanos));
    return switch (input) {
      case S0Input.Say(Octets command, S0Keys keys) -> say(now, command, keys);
      case S0Input.Heard heard -> heard(now, heard, nowNanos);
      case S0Input.NonceDelivered(Octets nonce) ->
          S0Step.of(now.with(now.nonces().delivered(nonce)));
      case S0Input.Woke(long round) -> woke(now, round);
      case S0Input.Withdrawn() -> S0Step.of(now.saying(new Silent()));
    };
  }

  private static S0Step say(S0Session session, Octets command, S0Keys keys) {
    if (!session.accepts()) {
      throw new IllegalStateException("something is being said to node " + session.node());
    }
    return command.size() > 2 * session.partBytes()
        ? S0Step.of(session, new Unsaid(Why.TOO_LONG))
        : ask(session, command, keys, false, 1);
  }

  private static S0Step ask(
      S0Session session, Octets rest, S0Keys keys, boolean isSecondHalf, int asked) {
    return await(session, rest, keys, isSecondHalf, asked, true);
  }

  private static S0Step await(
      S0Session session, Octets rest, S0Keys keys, boolean isSecondHalf, int asked, boolean ask) {
    S0Session next = session.nextRound();
    var wake = new WakeAfter(next.round(), S0Limits.ASK_MILLIS);
    S0Session asking = next.saying(new Asking(rest, keys, isSecondHalf, asked, next.round()));
    return ask
        ? S0Step.of(asking, new S0Effect.AskNonce(new S0Command.NonceGet().encode()), wake)
        : S0Step.of(asking, wake);
  }

  private static S0Step woke(S0Session session, long round) {
    if (!(session.saying() instanceof Asking(var rest, var keys, var second, int asked, long at))
        || at != round) {
      return S0Step.of(session);
    }
    return asked < S0Limits.ASKS
        ? ask(session, rest, keys, second, asked + 1)
        : S0Step.of(session.saying(new Silent()), new Unsaid(Why.NO_NONCE));
  }

  private static S0Step heard(S0Session session, S0Input.Heard heard, long nowNanos) {
    try {
      return switch (S0Command.decode(heard.command())) {
        case S0Command.NonceGet() -> report(session, heard.entropy(), nowNanos);
        case S0Command.NonceReport(Octets nonce) ->
            nonce(session, nonce, heard.entropy(), nowNanos);
        case Encapsulated sealed -> sealed(session, sealed, heard, nowNanos);
        case S0Command.SupportedGet _,
            S0Command.SupportedReport _,
            S0Command.SchemeGet _,
            S0Command.SchemeReport _,
            S0Command.NetworkKeySet _,
            S0Command.NetworkKeyVerify _ ->
            S0Step.dropped(session, Drop.MALFORMED);
      };
    } catch (MalformedFrame bad) {
      return S0Step.dropped(session, Drop.MALFORMED);
    }
  }

  private static S0Step report(S0Session session, Octets entropy, long nowNanos) {
    Octets nonce = session.nonces().fresh(entropy);
    return S0Step.of(
        session.with(session.nonces().issue(nonce, nowNanos)),
        new ReportNonce(new S0Command.NonceReport(nonce).encode(), nonce));
  }

  private static S0Step nonce(S0Session session, Octets nonce, Octets entropy, long nowNanos) {
    if (session.nonces().spent().contains(nonce)) {
      return S0Step.dropped(session, Drop.NONCE_USED_BEFORE);
    }
    return session.saying() instanceof Asking asking
        ? seal(session, asking, nonce, session.nonces().fresh(entropy), nowNanos)
        : S0Step.dropped(session, Drop.NONCE_UNASKED);
  }

  private static S0Step seal(
      S0Session session, Asking asking, Octets ofNode, Octets own, long nowNanos) {
    S0Session next = session.with(session.nonces().sealedWith(own, ofNode, nowNanos));
    if (asking.isSecondHalf()) {
      var plain = S0Plain.secondHalf(session.counter(), asking.rest());
      return last(next, asking, ofNode, own, plain);
    }
    return asking.rest().size() <= session.partBytes()
        ? last(next, asking, ofNode, own, S0Plain.whole(asking.rest()))
        : firstHalf(next.nextCounter(), asking, ofNode, own);
  }

  private static S0Step last(
      S0Session session, Asking asking, Octets ofNode, Octets own, S0Plain plain) {
    var sealed = S0Cipher.seal(asking.keys(), session.outward(), own, ofNode, plain);
    return S0Step.of(session.saying(new Silent()), new Transmit(sealed.encode(), true));
  }

  /** It asks for the nonce of the second half by itself. */
  private static S0Step firstHalf(S0Session session, Asking asking, Octets ofNode, Octets own) {
    var plain = S0Plain.firstHalf(session.counter(), asking.rest().slice(0, session.partBytes()));
    var sealed = S0Cipher.seal(asking.keys(), session.outward(), own, ofNode, plain);
    S0Step waiting =
        await(session, asking.rest().from(session.partBytes()), asking.keys(), true, 1, false);
    return S0Step.of(waiting.session(), new Transmit(sealed.encode(), false))
        .then(waiting.effects().getFirst());
  }

  private static S0Step sealed(
      S0Session session, Encapsulated sealed, S0Input.Heard heard, long nowNanos) {
    Optional<Octets> nonce = session.nonces().of(sealed.nonceId());
    if (nonce.isEmpty()) {
      return S0Step.dropped(session, Drop.SEALED_WITH_UNKNOWN_NONCE);
    }
    Optional<Octets> plain = S0Cipher.open(heard.keys(), session.inward(), sealed, nonce.get());
    if (plain.isEmpty()) {
      return S0Step.dropped(session, Drop.SEALED_WRONGLY);
    }
    S0Session used = session.with(session.nonces().use(nonce.get()));
    S0Step opened = opened(used, S0Plain.decode(plain.get()), nowNanos);
    return sealed.wantsNonce() ? withReport(opened, heard.entropy(), nowNanos) : opened;
  }

  private static S0Step withReport(S0Step opened, Octets entropy, long nowNanos) {
    S0Step reported = report(opened.session(), entropy, nowNanos);
    S0Step all = reported;
    for (S0Effect effect : opened.effects()) {
      all = all.then(effect);
    }
    return all;
  }

  private static S0Step opened(S0Session session, S0Plain plain, long nowNanos) {
    if (plain.isFirstHalf()) {
      long until = nowNanos + S0Limits.HALF_LIFE_NANOS;
      return S0Step.of(
          session.holding(Optional.of(new Half(plain.counter(), plain.part(), until))));
    }
    S0Session next = session.holding(Optional.empty());
    return plain.sequenced()
        ? secondHalf(next, session.half(), plain, nowNanos)
        : S0Step.of(next, new Opened(plain.part()));
  }

  private static S0Step secondHalf(
      S0Session session, Optional<Half> first, S0Plain second, long nowNanos) {
    return first
        .filter(half -> half.counter() == second.counter())
        .filter(half -> nowNanos - half.untilNanos() < 0)
        .map(half -> S0Step.of(session, new Opened(half.part().plus(second.part()))))
        .orElseGet(() -> S0Step.dropped(session, Drop.SECOND_HALF_ALONE));
  }

  private S0Machine() {}
}
