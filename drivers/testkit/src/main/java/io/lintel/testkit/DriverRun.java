package io.lintel.testkit;

import io.lintel.spi.Bolt;
import io.lintel.spi.Capability;
import io.lintel.spi.Device;
import io.lintel.spi.DeviceSetup;
import io.lintel.spi.Driver;
import io.lintel.spi.DriverPlugin;
import io.lintel.spi.Found;
import io.lintel.spi.Maintenance;
import io.lintel.spi.Order;
import io.lintel.spi.Readback;
import io.lintel.spi.Release;
import io.lintel.spi.Settings;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Assertions;

/** One running driver instance, called as the host calls it: always on its loop. */
public final class DriverRun {

  private final VirtualHost host;
  private final Driver driver;
  private final Map<UUID, Device> devices = new HashMap<>();

  private DriverRun(VirtualHost host, Driver driver) {
    this.host = host;
    this.driver = driver;
  }

  public static DriverRun open(VirtualHost host, DriverPlugin plugin, Settings settings) {
    return new DriverRun(host, host.loop().ask(() -> plugin.open(host, settings)));
  }

  public void attach(DeviceSetup setup) {
    devices.put(setup.deviceId(), host.loop().ask(() -> driver.attach(setup)));
  }

  public void detach(UUID deviceId) {
    Device device = device(deviceId);
    devices.remove(deviceId);
    host.loop().call(() -> driver.detach(device));
  }

  public void start() {
    host.loop().call(driver::start);
  }

  /** Stops the driver; what it still reports is dropped. Fails when it leaves a link open. */
  public void stop() {
    host.loop().call(driver::stop);
    host.stopped();
  }

  /**
   * Has an operator begin a job of a driver that offers {@link Maintenance}.
   *
   * @param operator of {@link #operator}
   */
  public void begin(String verb, Settings arguments, VirtualOperator operator) {
    Maintenance maintenance =
        Assertions.assertInstanceOf(Maintenance.class, driver, "the driver offers no jobs");
    operator.begun(host.loop().ask(() -> maintenance.begin(verb, arguments, operator)));
  }

  /** Someone at the command line. */
  public VirtualOperator operator() {
    return new VirtualOperator(this);
  }

  /** Attaches what a job handed over, in the place of what had its id; on the loop. */
  void takeIn(UUID deviceId, Found found) {
    Device before = devices.remove(deviceId);
    if (before != null) {
      driver.detach(before);
    }
    var address = new HashMap<String, Object>();
    found.address().forEach((key, text) -> address.put(key, typed(text)));
    var zone = ZoneId.of("Europe/Paris");
    var setup = new TestDevice(deviceId, found.suggestedName(), MapSettings.of(address), zone);
    devices.put(deviceId, driver.attach(setup));
  }

  /** As a descriptor would say it: digits are a number. */
  private static Object typed(String text) {
    if (text.matches("-?[0-9]{1,18}")) {
      return Long.valueOf(text);
    }
    return text.equals("true") || text.equals("false") ? Boolean.valueOf(text) : text;
  }

  public void lock(Order order) {
    moving(
        order,
        offers(order.deviceId(), Bolt.class).<Runnable>map(bolt -> () -> bolt.lock(order)),
        offers(order.deviceId(), Release.class).<Runnable>map(door -> () -> door.secure(order)));
  }

  public void unlock(Order order) {
    moving(
        order,
        offers(order.deviceId(), Bolt.class).<Runnable>map(bolt -> () -> bolt.unlock(order)),
        offers(order.deviceId(), Release.class).<Runnable>map(door -> () -> door.release(order)));
  }

  public void read(Order order) {
    Readback readback = capability(order.deviceId(), Readback.class);
    host.loop().call(() -> readback.read(order));
  }

  /** An order for a device that may act for {@code window} from now. */
  public TestOrder order(UUID deviceId, Duration window) {
    return TestOrder.of(host.world(), deviceId, window);
  }

  public Device device(UUID deviceId) {
    return Assertions.assertInstanceOf(
        Device.class, devices.get(deviceId), "not attached: " + deviceId);
  }

  public <C extends Capability> Optional<C> offers(UUID deviceId, Class<C> type) {
    Device device = device(deviceId);
    return host.loop().ask(device::capabilities).stream()
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst();
  }

  public <C extends Capability> C capability(UUID deviceId, Class<C> type) {
    return offers(deviceId, type)
        .orElseGet(() -> Assertions.fail(deviceId + " does not offer " + type.getSimpleName()));
  }

  public VirtualHost host() {
    return host;
  }

  public RecordedReports reports() {
    return host.reports();
  }

  private void moving(Order order, Optional<Runnable> bolt, Optional<Runnable> release) {
    Runnable action =
        bolt.or(() -> release)
            .orElseGet(() -> Assertions.fail(order.deviceId() + " is neither bolt nor release"));
    host.loop().call(action);
  }
}
