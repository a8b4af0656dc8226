package io.lintel.gateway.mqtt;

import io.lintel.gateway.action.Live;
import io.lintel.gateway.action.Slots;
import io.lintel.gateway.config.MqttConfig;
import io.lintel.gateway.model.Bytes;
import io.lintel.gateway.model.UplinkFault;
import io.lintel.gateway.time.Time;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The uplink: runs {@link UplinkMachine} on one loop against the real clock, store and broker.
 * Nothing that fails here stops the daemon; it is told, and the connection is begun again.
 */
public final class MqttUplink implements Live, Slots, AutoCloseable {

  private static final long CLOSE_LIMIT_SECONDS = 4;

  private final Time time;
  private final UplinkPorts ports;
  private final UplinkTeller teller;
  private final UplinkHands hands;
  private final Waker waker;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Deque<Input> waiting = new ArrayDeque<>();
  private UplinkState state;
  private boolean stepping;

  public MqttUplink(
      MqttConfig config,
      UplinkIdentity identity,
      UplinkLimits limits,
      ConnectionFactory connections,
      UplinkPorts ports) {
    this.time = ports.time();
    this.ports = ports;
    this.teller = new UplinkTeller(ports.log(), identity.broker(), time.wall());
    this.hands = new UplinkHands(identity, connections, ports, teller, this::post, this::feed);
    this.waker = new Waker(time, ports.loop(), () -> feed(new Input.Tick()));
    this.state = initial(config, identity, limits);
  }

  /** Begins to connect; returns at once. */
  public void start() {
    ports.store().outbox().onAppend(putBack -> post(new Input.Appended(putBack)));
    post(new Input.Tick());
  }

  /** Called once, on the uplink's loop, when the first command subscription is acknowledged. */
  public void onReady(Runnable listener) {
    hands.onReady(listener);
  }

  /** How it is now; from any thread. */
  public UplinkReport report() {
    var standing = teller.standing();
    return new UplinkReport(
        standing.connected(), standing.since(), ports.store().outbox().size(), standing.trouble());
  }

  @Override
  public void send(String topic, Bytes payload, Optional<Bytes> correlation) {
    post(new Input.LiveSend(topic, payload, correlation));
  }

  @Override
  public void put(String topic, Bytes payload) {
    post(new Input.SlotPut(topic, payload));
  }

  @Override
  public void clear(String topic) {
    put(topic, Bytes.utf8(""));
  }

  /** Says goodbye and ends, within 4 s whatever the broker does. Safe to call twice. */
  @Override
  public void close() {
    post(new Input.Stop());
    try {
      if (!stopped.await(CLOSE_LIMIT_SECONDS, TimeUnit.SECONDS)) {
        teller.trouble(
            new Effect.Trouble(UplinkFault.NOT_ENDING, "at the end", Optional.empty()),
            time.wall());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private UplinkState initial(MqttConfig config, UplinkIdentity identity, UplinkLimits limits) {
    var settings =
        new UplinkSettings(
            config.requireConsumer(),
            config.backlogPerSecond(),
            identity.topics().base().length(),
            limits);
    return UplinkState.initial(
        settings,
        CleanStarts.needed(ports.store()),
        ports.store().birth().epochKnown(),
        now(),
        ports.jitterSeed());
  }

  private void post(Input input) {
    ports.loop().execute(() -> feed(input));
  }

  /** On the loop. Inputs that a step itself causes follow it, in order. */
  private void feed(Input input) {
    waiting.add(input);
    if (stepping) {
      return;
    }
    stepping = true;
    try {
      while (!waiting.isEmpty()) {
        step(waiting.remove());
      }
    } finally {
      stepping = false;
    }
  }

  private void step(Input input) {
    var step = UplinkMachine.step(state, now(), input);
    state = step.state();
    step.effects().forEach(hands::run);
    waker.wakeAt(UplinkMachine.wakeNanos(state));
    if (state.line() instanceof Line.Stopped) {
      stopped.countDown();
    }
  }

  private Now now() {
    return new Now(time.bootNanos(), time.wall());
  }
}
