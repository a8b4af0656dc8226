package io.lintel.gateway.boot;

import io.lintel.gateway.cli.Control;
import io.lintel.gateway.cli.DriverControls;
import io.lintel.gateway.config.GatewayConfig;
import io.lintel.gateway.driver.DriverHost;
import io.lintel.gateway.driver.HostPorts;
import io.lintel.gateway.driver.InstanceHealth;
import io.lintel.gateway.driver.Limits;
import io.lintel.gateway.driver.PlatformThreads;
import io.lintel.gateway.driver.SealedVault;
import io.lintel.gateway.driver.adopt.AdoptedDevices;
import io.lintel.gateway.driver.link.GatewayLinks;
import io.lintel.gateway.driver.plugin.PluginLoader;
import io.lintel.gateway.log.HouseLog;
import io.lintel.gateway.secret.Sealer;
import io.lintel.gateway.store.Store;
import io.lintel.gateway.time.ThreadLoop;
import io.lintel.gateway.time.Time;
import io.lintel.spi.Fault;
import io.lintel.spi.FaultException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Everything below the engine that has to do with drivers. */
final class DriverSide implements AutoCloseable {

  private final ThreadLoop supervisor;
  private final GatewayLinks links;
  private final PluginLoader plugins;
  private final House house;
  private final DriverHost host;
  private final Map<String, String> versions;

  DriverSide(
      GatewayConfig file,
      Installation installation,
      Time time,
      Store store,
      Sealer sealer,
      HouseLog log,
      Consumer<Throwable> onBug) {
    supervisor = new ThreadLoop("drivers", onBug);
    links = new GatewayLinks(time);
    plugins = new PluginLoader(installation.plugins(file), installation.program());
    house = House.of(file, new AdoptedDevices(store), plugins, log);
    host =
        new DriverHost(
            new HostPorts(
                time,
                supervisor,
                new PlatformThreads(),
                store,
                new SealedVault(sealer, store),
                links,
                new DriverControls(),
                file.gateway().dataDir(),
                Limits.standard()),
            plugins,
            house.setups(),
            house.adopted());
    versions = versions(file);
  }

  /** The configuration with all devices. */
  GatewayConfig config() {
    return house.config();
  }

  /** What joined, and what has left. */
  AdoptedDevices adopted() {
    return house.adopted();
  }

  DriverHost host() {
    return host;
  }

  private Map<String, String> versions(GatewayConfig config) {
    var byInstance = new LinkedHashMap<String, String>();
    config.drivers().forEach(driver -> byInstance.put(driver.instance(), version(driver.type())));
    return byInstance;
  }

  private String version(String type) {
    try {
      return plugins.descriptor(type).version();
    } catch (FaultException unusable) {
      return "not loaded: " + unusable.fault().code();
    }
  }

  /** How every instance is, for commands on the box. */
  List<Control.DriverView> health() {
    return host.health().stream().map(this::view).toList();
  }

  private Control.DriverView view(InstanceHealth health) {
    return new Control.DriverView(
        health.instance(),
        versions.getOrDefault(health.instance(), ""),
        health.trouble().map(Fault::message));
  }

  /** Versions by instance, for the inventory. */
  Map<String, String> versions() {
    return versions;
  }

  @Override
  public void close() {
    host.close();
    links.close();
    supervisor.close();
  }
}
