package io.lintel.hardware.zwave;

import io.lintel.driver.zwave.ZwavePlugin;
import io.lintel.gateway.driver.link.GatewayLinks;
import io.lintel.gateway.time.ClockTrust;
import io.lintel.gateway.time.SystemTime;
import io.lintel.gateway.time.ThreadLoop;
import io.lintel.spi.Bolt;
import io.lintel.spi.Capability;
import io.lintel.spi.ControlHandler;
import io.lintel.spi.Device;
import io.lintel.spi.DeviceStore;
import io.lintel.spi.Driver;
import io.lintel.spi.Host;
import io.lintel.spi.Links;
import io.lintel.spi.Loop;
import io.lintel.spi.Readback;
import io.lintel.spi.Report;
import io.lintel.spi.Reports;
import io.lintel.spi.Secrets;
import io.lintel.spi.Time;
import io.lintel.testkit.MapSettings;
import io.lintel.testkit.TestDevice;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** The Z-Wave driver on a real loop, real time and the gateway's real links. */
final class LiveDriver implements AutoCloseable {
  private static final Duration CALL_LIMIT = Duration.ofSeconds(10);

  final LiveReports reports = new LiveReports();

  /** What went wrong on the loop; a test that leaves something here fails. */
  private final List<Throwable> bugs = new CopyOnWriteArrayList<>();

  private final SystemTime time = new SystemTime(ClockTrust.ALWAYS, Instant.EPOCH);
  private final ThreadLoop loop = new ThreadLoop("zwave", bugs::add);
  private final GatewayLinks links = new GatewayLinks(time);
  private final LiveHost host = new LiveHost();
  private final Map<Integer, Device> devices = new HashMap<>();
  private final Driver driver;

  private LiveDriver(String address) {
    driver = call(() -> new ZwavePlugin().open(host, MapSettings.of(Map.of("link", address))));
  }

  /** Opens and starts a driver with these nodes. */
  static LiveDriver open(String address, int... nodes) {
    var live = new LiveDriver(address);
    for (int node : nodes) {
      live.devices.put(node, live.call(() -> live.driver.attach(setup(node))));
    }
    live.tell(live.driver::start);
    return live;
  }

  static UUID id(int node) {
    return setup(node).deviceId();
  }

  /** Waits until the interview of a node is over and its bolt was asked. */
  void awaitPosition(int node) {
    reports.await(id(node), 0, Report.Position.class::isInstance);
  }

  List<Capability> capabilities(int node) {
    return call(() -> device(node).capabilities());
  }

  LiveOrder lock(int node) {
    return give(node, Duration.ofSeconds(15), Bolt.class, Bolt::lock);
  }

  LiveOrder unlock(int node) {
    return unlock(node, Duration.ofSeconds(15));
  }

  LiveOrder unlock(int node, Duration window) {
    return give(node, window, Bolt.class, Bolt::unlock);
  }

  LiveOrder read(int node) {
    return give(node, Duration.ofSeconds(15), Readback.class, Readback::read);
  }

  @Override
  public void close() {
    tell(driver::stop);
    loop.close();
    links.close();
    time.close();
    if (!bugs.isEmpty()) {
      throw new AssertionError("on the loop", bugs.getFirst());
    }
  }

  private <C> LiveOrder give(
      int node, Duration window, Class<C> type, BiConsumer<C, LiveOrder> deed) {
    long notAfter = time.bootNanos() + window.toNanos();
    var order = new LiveOrder(UUID.randomUUID(), id(node), notAfter);
    tell(() -> deed.accept(capability(node, type), order));
    return order;
  }

  private <C> C capability(int node, Class<C> type) {
    return device(node).capabilities().stream()
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst()
        .orElseThrow();
  }

  private Device device(int node) {
    return Optional.ofNullable(devices.get(node)).orElseThrow();
  }

  private void tell(Runnable action) {
    call(
        () -> {
          action.run();
          return true;
        });
  }

  private <T> T call(Callable<T> action) {
    var result = new CompletableFuture<T>();
    loop.execute(
        () -> {
          try {
            result.complete(action.call());
          } catch (Exception e) {
            result.completeExceptionally(e);
          }
        });
    try {
      return result.get(CALL_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  private static TestDevice setup(int node) {
    return TestDevice.numbered(node, MapSettings.of(Map.of("node", node)));
  }

  /** What the driver sees. */
  private final class LiveHost implements Host, Time, Loop, DeviceStore {
    private final Links ofThisRun = links.forRun(loop);
    private final Map<String, byte[]> stored = new HashMap<>();

    @Override
    public String instance() {
      return "zwave";
    }

    @Override
    public Time time() {
      return this;
    }

    @Override
    public Loop loop() {
      return this;
    }

    @Override
    public Links links() {
      return ofThisRun;
    }

    @Override
    public DeviceStore store() {
      return this;
    }

    @Override
    public Secrets secrets() {
      throw new AssertionError("this driver has no secrets yet");
    }

    @Override
    public Reports reports() {
      return reports;
    }

    @Override
    public void control(ControlHandler handler) {
      throw new AssertionError("this driver has no control socket");
    }

    @Override
    public Path dataFolder() {
      throw new AssertionError("this driver keeps no files");
    }

    @Override
    public System.Logger logger() {
      return System.getLogger("zwave");
    }

    @Override
    public long nanos() {
      return time.bootNanos();
    }

    @Override
    public Instant wall() {
      return time.wall();
    }

    @Override
    public Timer after(Duration delay, Runnable action) {
      return time.after(delay, loop, action)::cancel;
    }

    @Override
    public void execute(Runnable action) {
      loop.execute(action);
    }

    @Override
    public <T> void blocking(
        Callable<T> work, Consumer<? super T> done, Consumer<Exception> failed) {
      throw new AssertionError("this driver does not block");
    }

    @Override
    public Optional<byte[]> get(String key) {
      return Optional.ofNullable(stored.get(key));
    }

    @Override
    public void put(String key, byte[] value, Runnable durable) {
      stored.put(key, value.clone());
      loop.execute(durable);
    }

    @Override
    public void remove(String key) {
      stored.remove(key);
    }
  }
}
