package io.lintel.gateway.boot;

import io.lintel.gateway.action.DroppedNews;
import io.lintel.gateway.action.Engine;
import io.lintel.gateway.action.KnownDevice;
import io.lintel.gateway.action.Limits;
import io.lintel.gateway.action.Ports;
import io.lintel.gateway.config.DeviceConfig;
import io.lintel.gateway.config.GatewayConfig;
import io.lintel.gateway.credential.Credentials;
import io.lintel.gateway.driver.DriverHost;
import io.lintel.gateway.log.Happening;
import io.lintel.gateway.log.HouseLog;
import io.lintel.gateway.log.StaffLog;
import io.lintel.gateway.model.Identity;
import io.lintel.gateway.mqtt.MqttUplink;
import io.lintel.gateway.secret.Sealer;
import io.lintel.gateway.store.Priority;
import io.lintel.gateway.store.SqliteStore;
import io.lintel.gateway.store.Store;
import io.lintel.gateway.store.StoreLimits;
import io.lintel.gateway.store.Transaction;
import io.lintel.gateway.time.SystemTime;
import io.lintel.gateway.time.ThreadLoop;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The whole daemon: builds the graph by hand in start order and closes it in reverse. Nothing waits
 * for the broker: it is ready when store, lanes and local decisions run.
 */
public final class Gateway implements AutoCloseable {

  private final Seams seams;
  private final Deque<AutoCloseable> toClose = new ArrayDeque<>();
  private final HouseLog house;
  private final SystemTime time;
  private final ThreadLoop engineLoop;
  private final Store store;
  private final DriverHost drivers;
  private final Engine engine;
  private final Optional<MqttUplink> uplink;
  private final GatewayControl control;

  private Gateway(GatewayConfig file, Build build, Installation installation, Seams seams) {
    this.seams = seams;
    var identity = identity(file, build);
    time = opened(new SystemTime(file.clockTrust(), build.builtAt()));
    house = new StaffLog(time, file.gateway().timeZone());
    house.tell(
        new Happening.GatewayStarting(
            identity.gatewayId(), identity.version(), file.devices().size()));
    Sealer sealer = Secrecy.open(file, house);
    store = seams.store().apply(openStore(file, identity, sealer));
    engineLoop = opened(new ThreadLoop("engine", Gateway::tellBug));
    var driverSide =
        opened(new DriverSide(file, installation, time, store, sealer, house, Gateway::tellBug));
    GatewayConfig config = driverSide.config();
    drivers = driverSide.host();
    var relay = new UplinkRelay();
    var credentials = new Credentials(identity);
    engine =
        new Engine(
            new Ports(
                time,
                engineLoop,
                store,
                seams.drivers().apply(drivers),
                relay,
                relay,
                house,
                identity,
                limits(config),
                config.devices().stream().map(Gateway::known).toList(),
                UUID::randomUUID),
            driverSide.versions(),
            SpecialistParts.all(config, credentials, sealer));
    uplink =
        config
            .mqtt()
            .map(
                mqtt ->
                    opened(
                            new UplinkSide(
                                mqtt,
                                identity,
                                time,
                                store,
                                engine,
                                seams,
                                house,
                                Gateway::tellBug))
                        .uplink());
    uplink.ifPresent(up -> relay.connect(up, up));
    control =
        new GatewayControl(
            identity,
            engine,
            store,
            driverSide,
            uplink,
            (records, then) -> engineLoop.execute(() -> credentials.take(records, then)),
            config);
  }

  /**
   * Opens everything; nothing runs yet.
   *
   * @throws io.lintel.spi.FaultException when the store or the key cannot be opened
   */
  public static Gateway open(GatewayConfig config, Installation installation, Seams seams) {
    return new Gateway(config, Build.read(), installation, seams);
  }

  /**
   * Takes up what was left unfinished, then starts drivers and uplink.
   *
   * @param running on the engine's loop, once store, lanes and local decisions run
   */
  public void start(Runnable running) {
    uplink.ifPresent(up -> up.onReady(() -> house.tell(new Happening.Ready(true))));
    engine.start(
        () -> {
          drivers.start(seams.events().apply(engine));
          uplink.ifPresentOrElse(MqttUplink::start, () -> house.tell(new Happening.Ready(false)));
          running.run();
        });
  }

  /** For commands on the box. */
  public GatewayControl control() {
    return control;
  }

  /** Asks the engine and the store's writer whether they move, for the watchdog. */
  public Heartbeat heartbeat(Runnable feed, Duration limit) {
    return new Heartbeat(time, engineLoop, this::askWriter, feed, limit);
  }

  public HouseLog house() {
    return house;
  }

  /** Ends everything in reverse order of its start. Safe to call twice. */
  @Override
  public void close() {
    while (!toClose.isEmpty()) {
      var next = toClose.removeLast();
      try {
        next.close();
      } catch (Exception e) {
        tellBug(e);
      }
    }
  }

  private void askWriter(Runnable then) {
    store.commit(new Transaction(List.of()), Priority.COMMAND, result -> then.run());
  }

  private Store openStore(GatewayConfig config, Identity identity, Sealer sealer) {
    var dropped = new DroppedNews(identity, UUID::randomUUID, time);
    return opened(
        SqliteStore.open(
            config.gateway().dataDir(),
            StoreLimits.of(config.store()),
            time,
            Optional.of(sealer),
            dropped::of));
  }

  private <T extends AutoCloseable> T opened(T resource) {
    toClose.addLast(resource);
    return resource;
  }

  private static void tellBug(Throwable bug) {
    System.getLogger(Gateway.class.getName())
        .log(System.Logger.Level.ERROR, "a bug in the gateway; it goes on", bug);
  }

  private static Identity identity(GatewayConfig config, Build build) {
    var site = config.gateway();
    return new Identity(site.id(), site.workspaceId(), site.connectedAccountId(), build.version());
  }

  private static Limits limits(GatewayConfig config) {
    var standard = Limits.defaults();
    var wanted = config.limits();
    return new Limits(
        standard.doorsQueued(),
        standard.othersQueued(),
        wanted.locksPerMinute(),
        wanted.unlocksPerMinute(),
        wanted.codesCreatedPerMinute(),
        wanted.doorsUnlockedIn10S(),
        standard.doorsUnlockedIn());
  }

  private static KnownDevice known(DeviceConfig device) {
    return new KnownDevice(device.deviceId(), device.name(), device.driver(), device.timeZone());
  }
}
