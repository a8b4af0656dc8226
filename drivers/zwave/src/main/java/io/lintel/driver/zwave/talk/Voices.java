package io.lintel.driver.zwave.talk;

import io.lintel.driver.zwave.security.Level;
import io.lintel.driver.zwave.security.SecurityClass;
import io.lintel.driver.zwave.security.s0.S0Keys;
import io.lintel.driver.zwave.security.s0.S0Session;
import io.lintel.driver.zwave.security.s2.S2Grant;
import io.lintel.driver.zwave.security.s2.S2Input;
import io.lintel.driver.zwave.security.s2.S2Keys;
import io.lintel.driver.zwave.security.s2.S2Machine;
import io.lintel.driver.zwave.security.s2.S2Peer;
import io.lintel.driver.zwave.transport.Delivery;
import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Time;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.stream.Stream;

/**
 * The ways to speak with one node, which is for what, and the keys that they have. Runs on the
 * driver's loop alone.
 */
final class Voices implements JoiningKeys {
  private final NodeId node;
  private final Courier courier;
  private final Time time;
  private final IntSupplier transmissionsLimit;
  private final Voice.Listener listener;
  private final Voice clear;
  private Optional<Credentials> credentials = Optional.empty();
  private Optional<S2Voice> s2 = Optional.empty();
  private Optional<S0Voice> s0 = Optional.empty();
  private final Set<SecurityClass> classes = EnumSet.noneOf(SecurityClass.class);
  private Optional<S2Keys> temporary = Optional.empty();

  /**
   * In the clear alone, as long as there are no credentials.
   *
   * @param transmissionsLimit see {@link Partner}
   */
  Voices(
      NodeId node,
      Courier courier,
      Time time,
      IntSupplier transmissionsLimit,
      Voice.Listener listener) {
    this.node = node;
    this.courier = courier;
    this.time = time;
    this.transmissionsLimit = transmissionsLimit;
    this.listener = listener;
    this.clear = new ClearVoice(courier, transmissionsLimit, listener);
  }

  /** Nonces outlive that the stick was away, if it and the keys are the same. */
  void use(Credentials now) {
    if (!credentials.equals(Optional.of(now))) {
      credentials = Optional.of(now);
      s2 = Optional.of(s2(now));
      s0 = node.isLongRange() ? Optional.empty() : Optional.of(s0(now));
      grant();
    }
  }

  /** The node has this level and no other; nothing is joining any more. */
  void settleAt(Level level) {
    classes.clear();
    temporary = Optional.empty();
    if (level instanceof Level.Secure(SecurityClass by)) {
      classes.add(by);
    }
    grant();
  }

  void say(Errand errand) {
    voice(errand)
        .ifPresentOrElse(
            voice -> voice.say(errand),
            () -> listener.sent(errand.id(), new Delivery.NeverLeft(Delivery.Cause.NO_KEY)));
  }

  /** See {@link Voice#settle}. */
  boolean settle(long id) {
    return all().map(voice -> voice.settle(id)).reduce(false, Boolean::logicalOr);
  }

  void heard(Octets command) {
    if (S2Voice.isIts(command)) {
      heard(s2, command);
    } else if (S0Session.isIts(command)) {
      heard(s0, command);
    } else {
      clear.heard(command);
    }
  }

  @Override
  public void temporary(S2Keys keys) {
    temporary = Optional.of(keys);
    grant();
    forgetNonces();
  }

  @Override
  public void expect(SecurityClass granted) {
    classes.add(granted);
    grant();
  }

  @Override
  public void forgetNonces() {
    s2.ifPresent(voice -> voice.enter(new S2Input.Forget()));
  }

  @Override
  public void dropTemporary() {
    temporary = Optional.empty();
    grant();
    forgetNonces();
  }

  private void heard(Optional<? extends Voice> voice, Octets command) {
    voice.ifPresentOrElse(known -> known.heard(command), () -> listener.dropped(Drop.UNREADABLE));
  }

  /** The temporary key is that of the command's own scheme. */
  private Optional<? extends Voice> voice(Errand errand) {
    return switch (errand.level()) {
      case Level.Clear() -> Optional.of(clear);
      case Level.Secure(SecurityClass by) -> by.isS2() ? s2 : s0;
      case Level.Joining() -> errand.command().at(0) == S2Voice.CLASS_ID ? s2 : s0;
    };
  }

  private Stream<Voice> all() {
    return Stream.of(Optional.of(clear), s2, s0).flatMap(Optional::stream);
  }

  private void grant() {
    credentials.ifPresent(
        known -> s2.ifPresent(voice -> voice.enter(new S2Input.Grant(grants(known)))));
  }

  /** Best first, as the classes are ordered; the temporary key last. */
  private List<S2Grant> grants(Credentials known) {
    List<S2Grant> grants = new ArrayList<>();
    for (SecurityClass by : classes) {
      if (by.isS2()) {
        var keys = S2Keys.ofNetworkKey(known.keys().of(by, node));
        grants.add(new S2Grant(new Level.Secure(by), keys));
      }
    }
    temporary.ifPresent(keys -> grants.add(new S2Grant(new Level.Joining(), keys)));
    return grants;
  }

  private S2Voice s2(Credentials now) {
    var machine = new S2Machine(now.random());
    var peer = new S2Peer(now.self().homeId(), now.self().node(), node);
    var begun = machine.begin(peer, List.of());
    return new S2Voice(machine, begun, courier, time, transmissionsLimit, listener);
  }

  private S0Voice s0(Credentials now) {
    var keys = S0Keys.of(now.keys().of(SecurityClass.S0, node));
    var session = S0Session.with(now.self().node(), node, courier.longestCommand());
    return new S0Voice(keys, now.random(), session, courier, time, transmissionsLimit, listener);
  }
}
