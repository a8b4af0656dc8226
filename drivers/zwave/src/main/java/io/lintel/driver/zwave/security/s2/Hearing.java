package io.lintel.driver.zwave.security.s2;

import io.lintel.driver.zwave.crypto.RandomSource;
import io.lintel.driver.zwave.wire.MalformedFrame;
import io.lintel.driver.zwave.wire.Octets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The half of the machine that hears things. */
final class Hearing {
  /** How long after a command left the node's trouble with it is believed. */
  private static final long TROUBLE_LIMIT_NANOS = TimeUnit.SECONDS.toNanos(10);

  /**
   * After this side told that it is out of step, it does not tell again for a while: what the node
   * sent meanwhile cannot be read either, and a flood of noise must not become one of answers.
   */
  private static final long TELLING_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  /** How long a node that began a span by itself is given to speak on. */
  private static final int FLUSH_PAUSE_MILLIS = 300;

  private final RandomSource random;
  private final Sending sending;

  Hearing(RandomSource random, Sending sending) {
    this.random = random;
    this.sending = sending;
  }

  S2Next heard(S2State state, Octets frame, long nowNanos) {
    try {
      return switch (S2Frame.decode(frame)) {
        case S2Frame.NonceGet get -> asked(state, get, nowNanos);
        case S2Frame.NonceReport report -> given(state, report, nowNanos);
        case S2Frame.Encapsulated message -> message(state, message, nowNanos);
        case S2Frame.Other _ -> dropped(state, S2Drop.NOT_FOR_HERE);
      };
    } catch (MalformedFrame malformed) {
      return dropped(state, S2Drop.MALFORMED);
    }
  }

  private static S2Next asked(S2State state, S2Frame.NonceGet get, long nowNanos) {
    Heard heard = state.heard();
    return heard.knowsQuestion(get.sequence(), nowNanos)
        ? dropped(state, S2Drop.DUPLICATE)
        : S2Next.of(state.with(heard.question(get.sequence(), nowNanos)), new S2Effect.NonceDue());
  }

  private S2Next given(S2State state, S2Frame.NonceReport report, long nowNanos) {
    if (report.entropy().isEmpty()) {
      return dropped(state, S2Drop.MULTICAST_MISSED);
    }
    Octets entropy = report.entropy().get();
    if (state.heard().knows(entropy)) {
      return dropped(state, S2Drop.DUPLICATE);
    }
    S2State next = state.with(state.heard().nonce(entropy)).with(state.span().given(entropy));
    return useNonce(next, nowNanos);
  }

  /** It answers a question of ours, or says that our last command could not be read. */
  private S2Next useNonce(S2State state, long nowNanos) {
    boolean answers = state.asks() > 0;
    Optional<S2State.Carried> unread =
        state.carried().filter(last -> nowNanos - last.atNanos() < TROUBLE_LIMIT_NANOS);
    if (unread.isEmpty() && Sending.isCalming(state)) {
      return sending.calm(state);
    }
    if (answers || (unread.isEmpty() && !state.waiting().isEmpty())) {
      return sending.flush(state);
    }
    return unread
        .map(last -> sending.repeat(state, last))
        .orElseGet(() -> dropped(state, S2Drop.STRAY_NONCE));
  }

  private S2Next message(S2State state, S2Frame.Encapsulated message, long nowNanos) {
    if (message.extensions().haveUnknown()) {
      return dropped(state, S2Drop.UNKNOWN_EXTENSION);
    }
    if (isDuplicate(state.heard(), message)) {
      return dropped(state, S2Drop.DUPLICATE);
    }
    Optional<Opening.Opened> opened = Opening.of(state, message, nowNanos);
    return opened.isPresent()
        ? opened(state, message, opened.get())
        : unreadable(state, message, nowNanos);
  }

  /** A new span is never a repetition, whatever its number: its nonce was given once. */
  private static boolean isDuplicate(Heard heard, S2Frame.Encapsulated message) {
    boolean begins = message.extensions().senderEntropy().isPresent();
    return heard.knows(message.tag()) || (!begins && heard.sequence() == message.sequence());
  }

  private S2Next opened(S2State state, S2Frame.Encapsulated message, Opening.Opened opened) {
    S2State next =
        state.with(state.heard().message(message.sequence(), message.tag())).with(opened.span());
    // The collided nonce has served; it must not open a second message.
    S2State after =
        opened.collided() ? next.carrying(next.carried().map(S2State.Carried::collided)) : next;
    return S2Next.of(after, contents(message, opened)).then(this::perhapsFlush);
  }

  private static S2Effect[] contents(S2Frame.Encapsulated message, Opening.Opened opened) {
    try {
      S2Effect content = content(message.command(opened.text()), opened);
      return message.missesGroupNonces(opened.text())
          ? new S2Effect[] {content, new S2Effect.MissDue()}
          : new S2Effect[] {content};
    } catch (MalformedFrame malformed) {
      return new S2Effect[] {new S2Effect.Dropped(S2Drop.MALFORMED)};
    }
  }

  private static S2Effect content(Octets command, Opening.Opened opened) {
    return command.size() == 0
        ? new S2Effect.Dropped(S2Drop.EMPTY)
        : new S2Effect.Deliver(command, opened.level());
  }

  private S2Next perhapsFlush(S2State state) {
    boolean canFlush =
        !state.waiting().isEmpty()
            && state.span().canSend(state.waiting().getFirst().send().level());
    return canFlush ? sending.wakeAfter(state, FLUSH_PAUSE_MILLIS) : S2Next.of(state);
  }

  private static S2Next unreadable(S2State state, S2Frame.Encapsulated message, long nowNanos) {
    var ours = state.span().ours();
    boolean usesOurs = message.extensions().senderEntropy().isPresent() && ours.isPresent();
    var drop = new S2Effect.Dropped(usesOurs ? S2Drop.WRONG_KEY : S2Drop.UNREADABLE);
    boolean justTold =
        ours.filter(each -> nowNanos - each.toldAtNanos() < TELLING_PAUSE_NANOS).isPresent();
    // What answers a nonce of ours was sent after it, so the node has to be told again.
    return justTold && !usesOurs
        ? S2Next.of(state, drop)
        : S2Next.of(state, drop, new S2Effect.NonceDue());
  }

  /** A nonce for the node leaves now. */
  S2Next tell(S2State state, long nowNanos) {
    Octets entropy = random.octets(Span.ENTROPY_BYTES);
    Octets frame = S2Frame.NonceReport.giving(state.sequence(), entropy).encode();
    S2State told = state.numbered().with(state.span().told(entropy, nowNanos));
    return S2Next.of(told, new S2Effect.TellNonce(frame));
  }

  /** The node hears now that we have not read its multicasts; nothing else is changed by it. */
  static S2Next tellMiss(S2State state) {
    Octets frame = S2Frame.NonceReport.multicastMissed(state.sequence()).encode();
    return S2Next.of(state.numbered(), new S2Effect.TellNonce(frame));
  }

  private static S2Next dropped(S2State state, S2Drop why) {
    return S2Next.of(state, new S2Effect.Dropped(why));
  }
}
