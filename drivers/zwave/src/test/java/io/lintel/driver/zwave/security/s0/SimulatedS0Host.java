package io.lintel.driver.zwave.security.s0;

import io.lintel.driver.zwave.crypto.RandomSource;
import io.lintel.driver.zwave.security.Level;
import io.lintel.driver.zwave.security.SecurityClass;
import io.lintel.driver.zwave.security.SimulatedAir;
import io.lintel.driver.zwave.wire.Octets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;

/** The shell of an S0 session in the simulation: one thing after the other. */
final class SimulatedS0Host implements SimulatedAir.Side<Octets> {
  private static final int FRAME_BYTES = 46;

  private record Wish(Octets command, S0Keys keys) {}

  private final S0Keys keys;
  private final RandomSource random;
  private final LongSupplier nowMillis;
  private final SimulatedAir.Hands<Octets> hands;
  private final BiConsumer<Octets, Level> heard;
  private final Deque<Wish> wishes = new ArrayDeque<>();
  private final List<S0Effect> ends = new ArrayList<>();
  private S0Session session =
      S0Session.with(SimulatedS0Node.HOST, SimulatedS0Node.SELF, FRAME_BYTES);

  SimulatedS0Host(
      S0Keys keys,
      RandomSource random,
      LongSupplier nowMillis,
      SimulatedAir.Hands<Octets> hands,
      BiConsumer<Octets, Level> heard) {
    this.keys = keys;
    this.random = random;
    this.nowMillis = nowMillis;
    this.hands = hands;
    this.heard = heard;
  }

  S0Session session() {
    return session;
  }

  /** How each thing that was to be said ended. */
  List<S0Effect> ends() {
    return ends;
  }

  void say(Octets command, S0Keys under) {
    wishes.add(new Wish(command, under));
    next();
  }

  @Override
  public void hear(Octets command) {
    if (S0Session.isIts(command)) {
      on(new S0Input.Heard(command, keys, random.octets(S0Command.NONCE_BYTES)));
    } else {
      heard.accept(command, new Level.Clear());
    }
  }

  @Override
  public void woke(long round) {
    on(new S0Input.Woke(round));
  }

  @Override
  public void undelivered(Octets frame) {
    // late deletion alone asks for acknowledgements, and without one keeps the old nonce
  }

  private void on(S0Input input) {
    S0Step step = S0Machine.on(session, input, nowMillis.getAsLong() * 1_000_000);
    session = step.session();
    step.effects().forEach(this::act);
    next();
  }

  private void next() {
    if (session.accepts() && !wishes.isEmpty()) {
      Wish wish = wishes.remove();
      on(new S0Input.Say(wish.command(), wish.keys()));
    }
  }

  private void act(S0Effect effect) {
    switch (effect) {
      case S0Effect.AskNonce(Octets command) -> hands.send(command);
      case S0Effect.ReportNonce(Octets command, Octets _) -> hands.send(command);
      case S0Effect.Transmit(Octets command, boolean last) -> {
        hands.send(command);
        if (last) {
          ends.add(effect);
        }
      }
      case S0Effect.WakeAfter(long round, int delay) -> hands.wakeAfter(round, delay);
      case S0Effect.Opened(Octets command) ->
          heard.accept(command, new Level.Secure(SecurityClass.S0));
      case S0Effect.Unsaid _ -> ends.add(effect);
      case S0Effect.Dropped _ -> {}
    }
  }
}
