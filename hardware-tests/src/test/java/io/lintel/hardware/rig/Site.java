package io.lintel.hardware.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A building: a broker, a platform and the packaged daemon, each a process or client of its own.
 */
public final class Site implements AutoCloseable {
  private final Mosquitto broker;
  private final WireTap tap;
  private final Platform platform;
  private final GatewayFile file;
  private final Path configuration;
  private PackagedDaemon daemon;

  private Site(Mosquitto broker, WireTap tap, Platform platform, GatewayFile file) {
    this.broker = broker;
    this.tap = tap;
    this.platform = platform;
    this.file = file;
    this.configuration = file.write();
    this.daemon = PackagedDaemon.start(configuration);
  }

  /** Simulated doors 1 to {@code doors}, with rate limits lifted. */
  public static Site withDoors(Path folder, int doors, String travel) {
    return open(
        folder,
        file -> file.driver("simulator", "{}").locks(1, doors, travel).section(Limits.LIFTED));
  }

  /** Starts everything and waits until the daemon takes commands. */
  public static Site open(Path folder, Consumer<GatewayFile> configure) {
    PackagedDaemon.tree();
    Mosquitto broker = Mosquitto.start(newFolder(folder.resolve("broker")));
    WireTap tap = WireTap.open(broker.port());
    return open(broker, tap, tap.url(), folder, configure);
  }

  /** The same for measurements: no tap on the wire, and a broker that saves nothing. */
  public static Site direct(Path folder, Consumer<GatewayFile> configure) {
    PackagedDaemon.tree();
    Mosquitto broker = Mosquitto.forgetful(newFolder(folder.resolve("broker")));
    return open(broker, WireTap.open(broker.port()), broker.url(), folder, configure);
  }

  private static Site open(
      Mosquitto broker, WireTap tap, String url, Path folder, Consumer<GatewayFile> configure) {
    Platform platform = Platform.connect(broker, GatewayFile.GATEWAY_ID);
    GatewayFile file = GatewayFile.in(newFolder(folder.resolve("gateway"))).broker(url);
    configure.accept(file);
    Site site = new Site(broker, tap, platform, file);
    site.daemon.awaitReady();
    return site;
  }

  public Mosquitto broker() {
    return broker;
  }

  /** What goes over the wire between gateway and broker. */
  public WireRecord wire() {
    return tap.record();
  }

  public Platform platform() {
    return platform;
  }

  public PackagedDaemon daemon() {
    return daemon;
  }

  /** The daemon's configuration file. */
  public Path configuration() {
    return configuration;
  }

  public Path dataDir() {
    return file.dataDir();
  }

  public SimulatorControl control() {
    return SimulatorControl.open(dataDir());
  }

  /** Starts the daemon again, on the same store, once it is gone. */
  public void start() {
    daemon.close();
    daemon = PackagedDaemon.start(configuration);
  }

  /** The end of a class whose every message must be as the schemas say; none if it never began. */
  public static void closeValidated(@Nullable Site site) {
    if (site == null) {
      return;
    }
    try (site) {
      SeamTypes.assertValid(site.platform.received());
    }
  }

  @Override
  public void close() {
    daemon.close();
    platform.close();
    tap.close();
    broker.close();
  }

  private static Path newFolder(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
