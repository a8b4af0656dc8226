package io.lintel.driver.zwave.security.join;

import io.lintel.driver.zwave.crypto.RandomSource;
import io.lintel.driver.zwave.security.Level;
import io.lintel.driver.zwave.security.SimulatedAir;
import io.lintel.driver.zwave.security.s2.AtOnce;
import io.lintel.driver.zwave.security.s2.S2Drop;
import io.lintel.driver.zwave.security.s2.S2Effect;
import io.lintel.driver.zwave.security.s2.S2Grant;
import io.lintel.driver.zwave.security.s2.S2Input;
import io.lintel.driver.zwave.security.s2.S2Keys;
import io.lintel.driver.zwave.security.s2.S2Machine;
import io.lintel.driver.zwave.security.s2.S2Next;
import io.lintel.driver.zwave.security.s2.S2Peer;
import io.lintel.driver.zwave.security.s2.S2State;
import io.lintel.driver.zwave.wire.Octets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * One side of a simulated key exchange, sealed for true: what it says at a level goes through S2.
 */
final class Sealer implements SimulatedAir.Side<Octets> {
  /** What comes of it. */
  interface Listener {
    void said(Octets command, Level level);

    void wrongKey();

    void undelivered(Octets command, Level level);
  }

  private record Saying(Octets command, Level level) {}

  private final S2Machine machine;
  private final SimulatedAir.Hands<Octets> hands;
  private final LongSupplier nowMillis;
  private final Listener listener;
  private final List<S2Grant> grants = new ArrayList<>();
  private final Map<Long, Saying> sayings = new HashMap<>();
  private final Map<Octets, Long> carriers = new HashMap<>();
  private S2State state;
  private long lastId;

  Sealer(
      S2Peer peer,
      RandomSource random,
      SimulatedAir.Hands<Octets> hands,
      LongSupplier nowMillis,
      Listener listener) {
    machine = new S2Machine(random);
    state = machine.begin(peer, List.of());
    this.hands = hands;
    this.nowMillis = nowMillis;
    this.listener = listener;
  }

  void grant(Level level, S2Keys keys) {
    grants.removeIf(each -> each.level().equals(level));
    grants.addFirst(new S2Grant(level, keys));
    on(new S2Input.Grant(grants));
  }

  void forget() {
    on(new S2Input.Forget());
  }

  void dropTemporary() {
    grants.removeIf(each -> each.level() instanceof Level.Joining);
    on(new S2Input.Grant(grants));
    forget();
  }

  void say(Octets command, Level level) {
    long id = ++lastId;
    sayings.put(id, new Saying(command, level));
    if (level instanceof Level.Clear) {
      send(id, command);
    } else {
      on(new S2Input.Send(id, command, level, true));
    }
  }

  @Override
  public void hear(Octets octets) {
    if (KexCommand.isOne(octets)) {
      listener.said(octets, new Level.Clear());
    } else {
      on(new S2Input.Heard(octets));
    }
  }

  @Override
  public void woke(long round) {
    on(new S2Input.Woke(round));
  }

  @Override
  public void undelivered(Octets frame) {
    Long id = carriers.get(frame);
    if (id != null && sayings.containsKey(id)) {
      on(new S2Input.Settled(id));
      lost(id);
    }
  }

  private void on(S2Input input) {
    S2Next next = AtOnce.on(machine, state, input, nowMillis.getAsLong() * 1_000_000);
    state = next.state();
    next.effects().forEach(this::act);
  }

  private void act(S2Effect effect) {
    switch (effect) {
      case S2Effect.Due _, S2Effect.NonceDue _, S2Effect.MissDue _ -> {}
      case S2Effect.TellNonce(Octets frame) -> hands.send(frame);
      case S2Effect.AskNonce(long id, Octets frame) -> {
        send(id, frame);
        on(new S2Input.Asked());
      }
      case S2Effect.Carry(long id, Octets frame, boolean _) -> send(id, frame);
      case S2Effect.Deliver(Octets command, Level level) -> listener.said(command, level);
      case S2Effect.Dropped(S2Drop why) -> {
        if (why == S2Drop.WRONG_KEY) {
          listener.wrongKey();
        }
      }
      case S2Effect.WakeAfter(long round, int delay) -> hands.wakeAfter(round, delay);
      case S2Effect.Unsent(long id, S2Effect.Cause _) -> lost(id);
      case S2Effect.NotDecoded(long id) -> lost(id);
    }
  }

  private void lost(long id) {
    Saying lost = sayings.remove(id);
    if (lost != null) {
      listener.undelivered(lost.command(), lost.level());
    }
  }

  private void send(long id, Octets frame) {
    carriers.put(frame, id);
    hands.send(frame);
  }

  /** Through which a side acts on a common air, as long as it lives. */
  static SimulatedAir.Hands<Octets> hands(
      SimulatedAir<Octets> air, Supplier<Sealer> own, Supplier<Sealer> other) {

    return new SimulatedAir.Hands<>() {
      @Override
      public void send(Octets frame) {
        air.transmit(frame, own.get(), other.get());
      }

      @Override
      public void wakeAfter(long round, int delayMillis) {
        air.after(delayMillis, () -> own.get().woke(round));
      }
    };
  }
}
