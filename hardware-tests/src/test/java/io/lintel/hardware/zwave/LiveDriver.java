package io.lintel.hardware.zwave;

import io.lintel.driver.zwave.ZwavePlugin;
import io.lintel.spi.Bolt;
import io.lintel.spi.Capability;
import io.lintel.spi.Device;
import io.lintel.spi.Driver;
import io.lintel.spi.Found;
import io.lintel.spi.LinkSecurity;
import io.lintel.spi.Maintenance;
import io.lintel.spi.Readback;
import io.lintel.spi.Report;
import io.lintel.testkit.MapSettings;
import io.lintel.testkit.TestDevice;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** The Z-Wave driver on a real loop, real time and the gateway's real links. */
final class LiveDriver implements AutoCloseable {
  final LiveReports reports = new LiveReports();
  final LiveLog log = new LiveLog();

  private final LiveHost host;
  private final Map<Integer, Device> devices = new ConcurrentHashMap<>();
  private final Driver driver;

  private LiveDriver(String address, LiveMemory memory) {
    host = new LiveHost(memory, reports, log);
    driver = host.call(() -> new ZwavePlugin().open(host, MapSettings.of(Map.of("link", address))));
  }

  /** Opens and starts a driver with these nodes. */
  static LiveDriver open(String address, int... nodes) {
    return open(address, new LiveMemory(), nodes);
  }

  /** The same after a restart, with what was kept. */
  static LiveDriver open(String address, LiveMemory memory, int... nodes) {
    var live = new LiveDriver(address, memory);
    for (int node : nodes) {
      live.devices.put(node, live.host.call(() -> live.driver.attach(setup(node))));
    }
    live.host.tell(live.driver::start);
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
    return host.call(() -> device(node).capabilities());
  }

  LinkSecurity security(int node) {
    return host.call(() -> device(node).security());
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

  /** Begins a verb of {@code lintel zwave}; the answers are by words of the question. */
  LiveConsole begin(String verb, Map<String, ?> arguments, Function<String, String> answers) {
    var console = new LiveConsole(host, answers, this::joined);
    host.tell(() -> ((Maintenance) driver).begin(verb, MapSettings.of(arguments), console));
    return console;
  }

  private void joined(UUID deviceId, Found found) {
    int node = Integer.parseInt(Objects.requireNonNull(found.address().get("node")));
    devices.put(node, driver.attach(setup(node)));
  }

  @Override
  public void close() {
    host.tell(driver::stop);
    host.close();
  }

  <C> LiveOrder give(int node, Duration window, Class<C> type, BiConsumer<C, LiveOrder> deed) {
    long notAfter = host.nanos() + window.toNanos();
    var order = new LiveOrder(UUID.randomUUID(), id(node), notAfter);
    host.tell(() -> deed.accept(capability(node, type), order));
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

  private static TestDevice setup(int node) {
    return TestDevice.numbered(node, MapSettings.of(Map.of("node", node)));
  }
}
