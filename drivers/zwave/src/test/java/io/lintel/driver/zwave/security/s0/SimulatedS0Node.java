package io.lintel.driver.zwave.security.s0;

import io.lintel.driver.zwave.crypto.RandomSource;
import io.lintel.driver.zwave.security.SimulatedAir;
import io.lintel.driver.zwave.wire.MalformedFrame;
import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.driver.zwave.wire.Octets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A node with S0, written from the facts: it issues a nonce for each question, opens what is sealed
 * with one that is not used up, and asks for a nonce before each thing that it says. It joins as a
 * factory-new node does. It shares the cipher with the host, which vectors hold to the truth.
 */
final class SimulatedS0Node implements SimulatedAir.Side<Octets> {
  static final NodeId HOST = new NodeId(1);
  static final NodeId SELF = new NodeId(3);

  private static final int ASK_MILLIS = 3_000;
  private static final int ASKS = 3;
  private static final int NONCES = 6;

  private final RandomSource random;
  private final SimulatedAir.Hands<Octets> hands;
  private final Map<Integer, Octets> issued = new HashMap<>();
  private final Deque<Integer> issueOrder = new ArrayDeque<>();
  private final Deque<Octets> toSay = new ArrayDeque<>();
  private final List<Octets> obeyed = new ArrayList<>();
  private Optional<S0Plain> half = Optional.empty();
  private S0Keys keys;
  private boolean joined;
  private int asked;
  private long round;

  SimulatedS0Node(S0Keys keys, RandomSource random, SimulatedAir.Hands<Octets> hands) {
    this.keys = keys;
    this.random = random;
    this.hands = hands;
  }

  List<Octets> obeyed() {
    return obeyed;
  }

  boolean hasKey() {
    return joined;
  }

  S0Keys keys() {
    return keys;
  }

  void say(Octets command) {
    toSay.add(command);
    if (toSay.size() == 1) {
      ask(1);
    }
  }

  @Override
  public void hear(Octets octets) {
    try {
      if (S0Command.isOne(octets)) {
        heard(S0Command.decode(octets));
      }
    } catch (MalformedFrame bad) {
      // noise of the radio
    }
  }

  private void heard(S0Command command) {
    switch (command) {
      case S0Command.NonceGet() -> report();
      case S0Command.NonceReport(Octets nonce) -> seal(nonce);
      case S0Command.SchemeGet() -> hands.send(new S0Command.SchemeReport().encode());
      case S0Command.Encapsulated sealed -> open(sealed);
      default -> {} // in the clear, nothing else is obeyed
    }
  }

  private void report() {
    Octets nonce = random.octets(S0Command.NONCE_BYTES);
    while (issued.containsKey(nonce.at(0))) {
      nonce = random.octets(S0Command.NONCE_BYTES);
    }
    issued.put(nonce.at(0), nonce);
    issueOrder.add(nonce.at(0));
    if (issueOrder.size() > NONCES) {
      issued.remove(issueOrder.remove());
    }
    hands.send(new S0Command.NonceReport(nonce).encode());
  }

  private void open(S0Command.Encapsulated sealed) {
    Optional.ofNullable(issued.get(sealed.nonceId()))
        .flatMap(nonce -> S0Cipher.open(keys, new S0Path(HOST, SELF), sealed, nonce))
        .ifPresent(
            plain -> {
              issued.remove(sealed.nonceId());
              issueOrder.remove(sealed.nonceId());
              opened(S0Plain.decode(plain));
              if (sealed.wantsNonce()) {
                report();
              }
            });
  }

  private void opened(S0Plain plain) {
    if (plain.isFirstHalf()) {
      half = Optional.of(plain);
    } else if (!plain.sequenced()) {
      obey(plain.part());
    } else {
      half.filter(first -> first.counter() == plain.counter())
          .ifPresent(first -> obey(first.part().plus(plain.part())));
      half = Optional.empty();
    }
  }

  private void obey(Octets command) {
    obeyed.add(command);
    if (S0Command.isOne(command)
        && S0Command.decode(command) instanceof S0Command.NetworkKeySet(var key)) {
      keys = S0Keys.of(key);
      joined = true;
      say(new S0Command.NetworkKeyVerify().encode());
    }
  }

  private void seal(Octets nonce) {
    Octets next = toSay.peek();
    if (next != null) {
      toSay.remove();
      Octets own = random.octets(S0Command.NONCE_BYTES);
      var plain = S0Plain.whole(next);
      hands.send(S0Cipher.seal(keys, new S0Path(SELF, HOST), own, nonce, plain).encode());
      goOn();
    }
  }

  private void goOn() {
    round++;
    if (!toSay.isEmpty()) {
      ask(1);
    }
  }

  private void ask(int count) {
    asked = count;
    hands.send(new S0Command.NonceGet().encode());
    hands.wakeAfter(++round, ASK_MILLIS);
  }

  @Override
  public void woke(long woken) {
    if (woken != round || toSay.isEmpty()) {
      return;
    }
    if (asked < ASKS) {
      ask(asked + 1);
    } else {
      toSay.remove();
      goOn();
    }
  }

  @Override
  public void undelivered(Octets frame) {
    // the timer asks again; what was sealed is not sealed again
  }
}
