package io.lintel.gateway.driver;

import io.lintel.gateway.action.DriverPort.Deed;
import io.lintel.gateway.config.ConfigFile;
import io.lintel.gateway.config.GatewayConfig;
import io.lintel.gateway.driver.adopt.AdoptedDevices;
import io.lintel.gateway.driver.adopt.Roll;
import io.lintel.gateway.driver.link.LinkSource;
import io.lintel.gateway.driver.plugin.PluginFolder;
import io.lintel.gateway.driver.plugin.PluginLoader;
import io.lintel.gateway.time.VirtualTime;
import io.lintel.spi.ByteLink;
import io.lintel.spi.Fault;
import io.lintel.spi.LinkListener;
import io.lintel.spi.Order;
import io.lintel.spi.Outcome;
import io.lintel.spi.Permit;
import io.lintel.spi.Secret;
import io.lintel.spi.SerialLine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A host of drivers in virtual time with one instance of the scripted plugin and one lock. */
final class House {

  static final UUID DOOR = UUID.fromString("5f7c1c1e-2a54-4a5e-8f1e-0d1d5b3d7a01");

  final VirtualTime time = new VirtualTime();
  final FakeThreads threads = new FakeThreads(time);
  final FakeControls controls = new FakeControls();
  final HeardEvents events = new HeardEvents();
  final BlobStore store;
  final DriverHost host;

  House(Path folder) {
    this(folder, "{}", "{}");
  }

  House(Path folder, String settings, String address) {
    this(folder, settings, address, new BlobStore());
  }

  House(Path folder, String settings, String address, BlobStore kept) {
    store = kept;
    var ports =
        new HostPorts(
            time,
            time.loop(),
            threads,
            store.port(),
            new NoVault(),
            _ -> new NoLinks(),
            controls,
            folder.resolve("data"),
            Limits.standard());
    var plugins = new PluginLoader(folder.resolve("drivers"), PluginFolder.program());
    var config = config(settings, address);
    var adopted = new AdoptedDevices(store.port());
    var roll = Roll.of(config.drivers(), config.devices(), adopted.all(), Map.of());
    host = new DriverHost(ports, plugins, InstanceSetup.all(config, roll.all()), adopted);
  }

  House start() {
    host.start(events);
    time.runUntilIdle();
    return this;
  }

  /** Gives an order that may act for 20 s. */
  UUID order(Deed deed) {
    return order(deed, Duration.ofSeconds(20));
  }

  UUID order(Deed deed, Duration limit) {
    var order = new Given(UUID.randomUUID(), DOOR, time.bootNanos() + limit.toNanos());
    host.start(order, deed);
    return order.id;
  }

  List<String> say(String line) {
    var answers = controls.send(line);
    time.runUntilIdle();
    return answers;
  }

  void pass(Duration duration) {
    time.advance(duration);
  }

  Phase phase() {
    return host.health().getFirst().phase();
  }

  /** The last trouble that the host shows for the instance. */
  String trouble() {
    return host.health().getFirst().trouble().map(Fault::code).orElse("none");
  }

  List<String> outcome(UUID orderId) {
    return events.outcomesOf(orderId).stream().map(House::words).toList();
  }

  static GatewayConfig config(String settings, String address) {
    String yaml =
        """
        gateway: {id: lobby-1, workspace_id: 0b6f8f0e-5d8e-4a44-9c39-6a2f3f1f8a01, data_dir: /tmp, time_zone: Europe/Paris}
        drivers:
          scripted: %s
        devices:
          - {device_id: %s, name: Front door, driver: scripted, address: %s}
        """
            .formatted(settings, DOOR, address);
    return switch (ConfigFile.parse(yaml)) {
      case ConfigFile.Outcome.Good(var config) -> config;
      case ConfigFile.Outcome.Bad(var problems) ->
          throw new IllegalArgumentException(problems.toString());
    };
  }

  private static String words(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done(boolean confirmed) -> confirmed ? "confirmed" : "delivered";
      case Outcome.Refused(var reason, var fault) -> "refused " + reason + " " + fault.code();
      case Outcome.NotSent(var reason, var fault) -> "not sent " + reason + " " + fault.code();
      case Outcome.Unknown(var fault) -> "unknown " + fault.code();
    };
  }

  record Given(UUID id, UUID deviceId, long notAfterNanos) implements Order, Permit {
    @Override
    public Permit permit() {
      return this;
    }

    @Override
    public boolean cancelled() {
      return false;
    }
  }

  static final class NoVault implements SecretVault {
    @Override
    public Optional<Secret> get(String instance, String name) {
      return Optional.empty();
    }

    @Override
    public void put(String instance, String name, Secret secret, Runnable durable) {
      durable.run();
    }
  }

  static final class NoLinks implements LinkSource.RunLinks {
    @Override
    public ByteLink open(String address, SerialLine line, LinkListener listener) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void closeAll() {}
  }
}
