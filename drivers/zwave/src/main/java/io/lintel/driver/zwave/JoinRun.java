package io.lintel.driver.zwave;

import io.lintel.driver.zwave.crypto.Curve25519;
import io.lintel.driver.zwave.network.JoinEnd;
import io.lintel.driver.zwave.security.Level;
import io.lintel.driver.zwave.security.SecurityClass;
import io.lintel.driver.zwave.security.join.Dsk;
import io.lintel.driver.zwave.security.join.DskPin;
import io.lintel.driver.zwave.security.join.Grant;
import io.lintel.driver.zwave.security.join.JoinEffect;
import io.lintel.driver.zwave.security.join.JoinFailure;
import io.lintel.driver.zwave.security.join.JoinInput;
import io.lintel.driver.zwave.security.join.JoinResult;
import io.lintel.driver.zwave.security.join.JoinState;
import io.lintel.driver.zwave.security.join.JoinStep;
import io.lintel.driver.zwave.security.join.KeyExchange;
import io.lintel.driver.zwave.transport.Delivery;
import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Fault;
import io.lintel.spi.Time;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Exchanges keys with one node, as {@link KeyExchange} decides. Runs on the driver's loop alone.
 * Holds the host's private key of this exchange, and forgets it with itself.
 */
final class JoinRun {
  /** Who is asked, and hears how it ended. */
  interface Owner {
    /**
     * The label's PIN is wanted.
     *
     * @param blanked its other groups are on the label too
     */
    void askPin(Dsk blanked, Consumer<DskPin> entered);

    /** It has these keys; told before the end. */
    void granted(Grant grant);

    void ended(JoinEnd end);
  }

  private final NodeId node;
  private final Curve25519.Keys host;
  private final JoinAir air;
  private final Time time;
  private final Owner owner;
  private final Deque<JoinInput> inputs = new ArrayDeque<>();
  private JoinState state = new JoinState.Over();
  private boolean pumping;
  private boolean over;

  JoinRun(NodeId node, Curve25519.Keys host, JoinAir air, Time time, Owner owner) {
    this.node = node;
    this.host = host;
    this.air = air;
    this.time = time;
    this.owner = owner;
  }

  /** Called once, with the first step of {@link KeyExchange}. */
  void begin(JoinStep first) {
    air.open(node);
    pumping = true;
    take(first);
    pumping = false;
    pump();
  }

  boolean isWith(NodeId other) {
    return node.equals(other);
  }

  /** The node said something, without encapsulation. */
  void heard(Octets command, Level level) {
    put(new JoinInput.Said(command, level));
  }

  /** The node said something that does not open under the temporary key. */
  void unreadable() {
    put(new JoinInput.Unreadable());
  }

  void cancel() {
    put(new JoinInput.Cancelled());
  }

  /** Nothing more is done or told. Safe to call twice. */
  void drop() {
    if (!over) {
      over = true;
      inputs.clear();
      air.dropTemporaryKey(node);
      air.close(node);
    }
  }

  private void put(JoinInput input) {
    if (!over) {
      inputs.add(input);
      pump();
    }
  }

  private void pump() {
    if (pumping) {
      return;
    }
    pumping = true;
    try {
      for (JoinInput next = inputs.poll(); next != null; next = inputs.poll()) {
        take(KeyExchange.on(state, next));
      }
    } finally {
      pumping = false;
    }
  }

  private void take(JoinStep step) {
    state = step.state();
    step.effects().forEach(this::perform);
  }

  private void perform(JoinEffect effect) {
    switch (effect) {
      case JoinEffect.Send send ->
          air.send(node, send.command(), send.level(), delivery -> sent(send, delivery));
      case JoinEffect.WakeAfter(long round, int delayMillis) ->
          time.after(Duration.ofMillis(delayMillis), () -> put(new JoinInput.Woke(round)));
      case JoinEffect.AskPin(Dsk blanked) ->
          owner.askPin(blanked, pin -> put(new JoinInput.PinEntered(pin)));
      case JoinEffect.UseTemporaryKey(Octets nodeShown) -> useTemporaryKey(nodeShown);
      case JoinEffect.ExpectClass(SecurityClass granted) -> air.expect(node, granted);
      case JoinEffect.ForgetNonces() -> air.forgetNonces(node);
      case JoinEffect.DropTemporaryKey() -> air.dropTemporaryKey(node);
      case JoinEffect.Ignored _ -> {}
      case JoinEffect.Ended(JoinResult result) -> end(result);
    }
  }

  private void useTemporaryKey(Octets nodeShown) {
    if (!air.useTemporaryKey(node, host, nodeShown)) {
      put(new JoinInput.KeyUnusable());
    }
  }

  private void sent(JoinEffect.Send what, Delivery delivery) {
    if (!(delivery instanceof Delivery.Acknowledged)) {
      put(new JoinInput.Undelivered(what));
    }
  }

  private void end(JoinResult result) {
    over = true;
    inputs.clear();
    air.close(node);
    switch (result) {
      case JoinResult.Joined(var granted, var dsk) -> {
        owner.granted(new Grant(granted, dsk));
        owner.ended(new JoinEnd.Granted(granted));
      }
      case JoinResult.Failed(JoinFailure why) -> owner.ended(new JoinEnd.Failed(fault(why)));
    }
  }

  private Fault fault(JoinFailure why) {
    return new Fault(why.code(), why.text(), why.advice(), Map.of()).with("node", node);
  }
}
