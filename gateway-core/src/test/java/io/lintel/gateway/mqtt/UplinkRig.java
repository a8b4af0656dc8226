package io.lintel.gateway.mqtt;

import io.lintel.gateway.action.CommandIntake;
import io.lintel.gateway.config.MqttConfig;
import io.lintel.gateway.log.Happening;
import io.lintel.gateway.model.Inbound;
import io.lintel.gateway.mqtt.broker.Witness;
import io.lintel.gateway.mqtt.paho.PahoConnections;
import io.lintel.gateway.time.ClockTrust;
import io.lintel.gateway.time.SystemTime;
import io.lintel.gateway.time.ThreadLoop;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The whole uplink on a real clock and real sockets, with a store in memory. */
public final class UplinkRig implements AutoCloseable {

  public static final String GATEWAY = "gw1";
  public static final String BASE = "lintel/v1/" + GATEWAY + "/";
  public static final String EVENT = "event/lock.locked/5f7c1c1e-2a54-4a5e-8f1e-0d1d5b3d7a01";

  /** Back-off short enough for a test; the rest as it ships. */
  public static final UplinkLimits QUICK =
      UplinkLimits.standard().retrying(Duration.ofMillis(5), Duration.ofMillis(20));

  public final FakeStore store;
  public final Witness<Command> commands = new Witness<>();
  public final Witness<Told> told = new Witness<>();
  public final Witness<Happening> log = new Witness<>();
  public final MqttUplink uplink;
  private final SystemTime time = new SystemTime(ClockTrust.ALWAYS, Instant.EPOCH);
  private final ThreadLoop loop;
  private final CountDownLatch ready = new CountDownLatch(1);

  /** A command and how to acknowledge it. */
  public record Command(Inbound message, Runnable acknowledge) {}

  /** An event of the gateway's own. */
  public record Told(String type, Map<String, Object> fields) {}

  public UplinkRig(MqttConfig config) {
    this(config, QUICK, new FakeStore());
  }

  public UplinkRig(MqttConfig config, UplinkLimits limits, FakeStore store) {
    this(config, limits, store, CommandIntakes.acknowledging());
  }

  /** A rig with everything chosen. */
  public UplinkRig(
      MqttConfig config, UplinkLimits limits, FakeStore store, CommandIntakes.Named intake) {
    this(config, limits, store, intake, (published, done) -> done.run());
  }

  private UplinkRig(
      MqttConfig config,
      UplinkLimits limits,
      FakeStore store,
      CommandIntakes.Named intake,
      EpochKeeper epochs) {
    this.store = store;
    this.loop = new ThreadLoop("uplink-" + config.port(), this::bug);
    var identity = new UplinkIdentity(GATEWAY, "0.1.0", config.url().toString());
    var connections = new PahoConnections(config, identity, limits, time, loop);
    var ports =
        new UplinkPorts(
            time,
            loop,
            store,
            recording(intake),
            (type, deliveryClass, fields) -> told.add(new Told(type, fields)),
            log::add,
            epochs,
            time.bootNanos());
    this.uplink = new MqttUplink(config, identity, limits, connections, ports);
    uplink.onReady(ready::countDown);
    uplink.start();
  }

  /** With a store that raises its epoch when it is told of one. */
  public static UplinkRig raising(MqttConfig config, FakeStore store) {
    EpochKeeper epochs =
        (published, done) -> {
          store.raiseOver(published);
          done.run();
        };
    return new UplinkRig(config, QUICK, store, CommandIntakes.acknowledging(), epochs);
  }

  public static MqttConfig config(URI url) {
    return MqttConfig.at(url);
  }

  static MqttConfig config(URI url, Duration keepAlive) {
    return Configs.keepAlive(config(url), keepAlive);
  }

  void awaitDrained() {
    Waits.until(() -> store.size() == 0, () -> "outbox empty: " + uplink.report());
  }

  public UplinkRig awaitReady() throws InterruptedException {
    if (!ready.await(20, TimeUnit.SECONDS)) {
      throw new AssertionError("not ready: " + uplink.report());
    }
    return this;
  }

  /** Appends events made just now. */
  public void publish(int events) {
    for (int i = 0; i < events; i++) {
      store.publish(EVENT, Instant.now());
    }
  }

  /** Waits until staff were told something. */
  public <H extends Happening> H awaitLog(Class<H> kind) {
    return log.await(all -> all.stream().anyMatch(kind::isInstance), kind.getSimpleName()).stream()
        .filter(kind::isInstance)
        .map(kind::cast)
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() {
    uplink.close();
    loop.close();
    time.close();
  }

  private CommandIntake recording(CommandIntakes.Named intake) {
    return (message, acknowledge) -> {
      commands.add(new Command(message, acknowledge));
      intake.offer(message, acknowledge);
    };
  }

  private void bug(Throwable thrown) {
    log.add(new Happening.StoreTrouble("a bug: " + thrown));
    throw new AssertionError(thrown);
  }
}
