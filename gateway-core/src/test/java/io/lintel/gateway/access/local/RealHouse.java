package io.lintel.gateway.access.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.lintel.gateway.access.ClockSense;
import io.lintel.gateway.action.Abilities;
import io.lintel.gateway.action.DriverPort;
import io.lintel.gateway.action.DroppedNews;
import io.lintel.gateway.action.Engine;
import io.lintel.gateway.action.KnownDevice;
import io.lintel.gateway.action.Limits;
import io.lintel.gateway.action.Ports;
import io.lintel.gateway.action.Slots;
import io.lintel.gateway.config.AccessConfig;
import io.lintel.gateway.config.AccessConfig.UntrustedClock;
import io.lintel.gateway.model.Bytes;
import io.lintel.gateway.model.Identity;
import io.lintel.gateway.model.Json;
import io.lintel.gateway.secret.Key;
import io.lintel.gateway.secret.Sealer;
import io.lintel.gateway.store.SqliteStore;
import io.lintel.gateway.store.StoreHealth;
import io.lintel.gateway.store.StoreLimits;
import io.lintel.gateway.time.ClockTrust;
import io.lintel.gateway.time.SystemTime;
import io.lintel.gateway.time.ThreadLoop;
import io.lintel.gateway.time.Time;
import io.lintel.spi.LinkSecurity;
import io.lintel.spi.Order;
import io.lintel.spi.Outcome;
import io.lintel.spi.Pin;
import io.lintel.spi.Report;
import io.lintel.spi.Report.LockState;
import io.lintel.spi.Report.Method;
import io.lintel.spi.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Engine and store as in the daemon, with one lock that obeys at once and one keypad. */
final class RealHouse implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Identity IDENTITY =
      new Identity("gw", new UUID(1, 1), new UUID(1, 2), "0.0.0-test");

  private final SystemTime time = new SystemTime(ClockTrust.ALWAYS, Instant.EPOCH);
  private final List<Throwable> bugs = new CopyOnWriteArrayList<>();
  private final ThreadLoop loop = new ThreadLoop("engine", bugs::add);
  private final FakeBook book = new FakeBook();
  private final SqliteStore store;
  private final Engine engine;
  private final Semaphore opened = new Semaphore(0);

  RealHouse(Path folder, StoreLimits limits) throws IOException {
    Files.createDirectories(folder);
    var sealer = new Sealer(List.of(new Key(new Secret(new byte[Key.KEY_BYTES]))));
    var dropped = new DroppedNews(IDENTITY, UUID::randomUUID, time);
    store = SqliteStore.open(folder, limits, time, Optional.of(sealer), dropped::of);
    book.add(Given.code(1, "471100"), Given.code(2, "47110815"));
    engine = new Engine(ports(), Map.of(), List.of(part()));
    var running = new Semaphore(0);
    engine.start(running::release);
    acquire(running, LIMIT);
  }

  Time time() {
    return time;
  }

  void enter(String digits) {
    engine.report(Given.KEYPAD, new Report.Keys(new Pin(digits)), Optional.empty());
  }

  boolean opensWithin(Duration limit) {
    return acquire(opened, limit);
  }

  /** Committed events of a type. */
  List<JsonNode> told(String type) {
    return store.journal(Long.MAX_VALUE, 1_000).stream()
        .<JsonNode>map(row -> Json.read(row.payload()).orElseThrow())
        .filter(json -> json.path("event_type").asText().equals(type))
        .toList();
  }

  /** The same once there is one. */
  List<JsonNode> await(String type) {
    await(() -> !told(type).isEmpty());
    return told(type);
  }

  void awaitHealth(StoreHealth.State state) {
    await(() -> store.health().state() == state);
  }

  @Override
  public void close() {
    loop.close();
    store.close();
    time.close();
    assertEquals(List.of(), bugs);
  }

  /** Looks again every 50 ms, by the clock of the house. */
  private void await(BooleanSupplier condition) {
    long end = time.bootNanos() + LIMIT.toNanos();
    while (!condition.getAsBoolean()) {
      if (time.bootNanos() > end) {
        throw new AssertionError("it did not happen in time");
      }
      var tick = new Semaphore(0);
      time.after(Duration.ofMillis(50), Runnable::run, tick::release);
      acquire(tick, LIMIT);
    }
  }

  private Ports ports() {
    return new Ports(
        time,
        loop,
        store,
        new ObedientLock(),
        (topic, payload, correlation) -> {},
        new NoSlots(),
        happening -> {},
        IDENTITY,
        Limits.defaults(),
        List.of(
            new KnownDevice(Given.DOOR, "Door", "test", Optional.empty()),
            new KnownDevice(Given.KEYPAD, "Keypad", "test", Optional.empty())),
        UUID::randomUUID);
  }

  private LocalAccess part() {
    var settings =
        new LocalAccessSettings(
            Map.of(Given.KEYPAD, Given.DOOR), new AccessConfig(UntrustedClock.LAST_KNOWN, 5), true);
    return new LocalAccess(
        settings, book, book.cards(), new Secret(new byte[32]), new ClockSense());
  }

  private static boolean acquire(Semaphore semaphore, Duration limit) {
    try {
      return semaphore.tryAcquire(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Moves at once, and says so. */
  private final class ObedientLock implements DriverPort {

    @Override
    public Abilities abilities(UUID deviceId) {
      return new Abilities(Abilities.Kind.BOLT, true, true, true, LinkSecurity.NOT_APPLICABLE);
    }

    @Override
    public void start(Order order, Deed deed) {
      opened.release();
      engine.report(
          order.deviceId(),
          Report.Position.of(LockState.UNLOCKED, Method.REMOTE),
          Optional.empty());
      engine.outcome(order.deviceId(), order.id(), Outcome.confirmed());
    }
  }

  private static final class NoSlots implements Slots {

    @Override
    public void put(String topic, Bytes payload) {}

    @Override
    public void clear(String topic) {}
  }
}
