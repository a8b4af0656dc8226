package io.lintel.driver.zwave.security.join;

import io.lintel.driver.zwave.crypto.Curve25519;
import io.lintel.driver.zwave.security.Level;
import io.lintel.driver.zwave.security.SecurityClass;
import io.lintel.driver.zwave.security.SimulatedAir;
import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.driver.zwave.wire.Octets;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The shell of a key exchange in the simulation: keys by X25519, sealing by name of the key. */
final class JoiningHost implements SimulatedAir.Side<AirFrame> {
  static final NodeId NODE = new NodeId(7);

  private final NetworkKeys keys;
  private final Curve25519.Keys pair;
  private final SimulatedAir.Hands<AirFrame> hands;
  private final Consumer<Dsk> operator;

  private final Set<SecurityClass> expected = EnumSet.noneOf(SecurityClass.class);
  private Optional<Octets> temporary = Optional.empty();
  private JoinState state = new JoinState.Over();
  private Optional<JoinResult> result = Optional.empty();
  private int ends;
  private int sentAfterEnd;

  JoiningHost(
      NetworkKeys keys,
      Curve25519.Keys pair,
      SimulatedAir.Hands<AirFrame> hands,
      Consumer<Dsk> operator) {
    this.keys = keys;
    this.pair = pair;
    this.hands = hands;
    this.operator = operator;
  }

  void begin(JoinPolicy policy, Optional<Dsk> dsk) {
    act(KeyExchange.begin(new JoinTerms(NODE, policy, keys, pair.shown(), dsk)));
  }

  Optional<JoinResult> result() {
    return result;
  }

  /** Ends, and things sent after the last effect: never more than one, and none. */
  boolean isTidy() {
    return ends <= 1 && sentAfterEnd == 0 && (ends == 0 || temporary.isEmpty());
  }

  @Override
  public void hear(AirFrame frame) {
    Optional<Level> level = levelOf(frame);
    on(
        level.isPresent()
            ? new JoinInput.Said(frame.command(), level.get())
            : new JoinInput.Unreadable());
  }

  @Override
  public void woke(long round) {
    on(new JoinInput.Woke(round));
  }

  @Override
  public void undelivered(AirFrame frame) {
    Level level = frame.sealedWith().isPresent() ? new Level.Joining() : new Level.Clear();
    on(new JoinInput.Undelivered(new JoinEffect.Send(frame.command(), level)));
  }

  void on(JoinInput input) {
    act(KeyExchange.on(state, input));
  }

  private Optional<Level> levelOf(AirFrame frame) {
    if (frame.sealedWith().isEmpty()) {
      return Optional.of(new Level.Clear());
    }
    if (frame.sealedWith().equals(temporary)) {
      return Optional.of(new Level.Joining());
    }
    Octets key = frame.sealedWith().get();
    return expected.stream()
        .filter(each -> keys.of(each, NODE).octets().equals(key))
        .findFirst()
        .map(Level.Secure::new);
  }

  private void act(JoinStep step) {
    state = step.state();
    step.effects().forEach(this::act);
  }

  private void act(JoinEffect effect) {
    switch (effect) {
      case JoinEffect.Send(Octets command, Level level) -> send(command, level);
      case JoinEffect.WakeAfter(long round, int delay) -> hands.wakeAfter(round, delay);
      case JoinEffect.AskPin(Dsk blanked) -> operator.accept(blanked);
      case JoinEffect.UseTemporaryKey(Octets nodeKey) -> use(nodeKey);
      case JoinEffect.ExpectClass(SecurityClass granted) -> expected.add(granted);
      case JoinEffect.ForgetNonces() -> {}
      case JoinEffect.DropTemporaryKey() -> temporary = Optional.empty();
      case JoinEffect.Ignored _ -> {}
      case JoinEffect.Ended(JoinResult how) -> end(how);
    }
  }

  private void use(Octets nodeKey) {
    temporary = Curve25519.agree(pair.secret(), nodeKey);
    if (temporary.isEmpty()) {
      on(new JoinInput.KeyUnusable());
    }
  }

  private void send(Octets command, Level level) {
    sentAfterEnd += ends;
    hands.send(
        new AirFrame(command, level instanceof Level.Joining ? temporary : Optional.empty()));
  }

  private void end(JoinResult how) {
    ends++;
    result = Optional.of(how);
  }
}
