package io.lintel.gateway.driver;

import io.lintel.gateway.driver.link.LinkSource;
import io.lintel.gateway.model.HostFault;
import io.lintel.gateway.store.CommitResult;
import io.lintel.spi.ControlHandler;
import io.lintel.spi.DeviceStore;
import io.lintel.spi.Fault;
import io.lintel.spi.FaultException;
import io.lintel.spi.Host;
import io.lintel.spi.Links;
import io.lintel.spi.Loop;
import io.lintel.spi.Reports;
import io.lintel.spi.Secret;
import io.lintel.spi.Secrets;
import io.lintel.spi.Time;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What one run of a driver may use. */
final class RunHost implements Host {

  private static final String OWNER_ALONE = "rwx------";

  private final String instance;
  private final HostPorts ports;
  private final InstanceStore kept;
  private final DriverLoop loop;
  private final Reports reports;
  private final Consumer<Fault> onTrouble;
  private final RunTime time;
  private final LinkSource.RunLinks links;
  private final Path dataFolder;
  private final System.Logger logger;
  private ControlSockets.@Nullable Open control;

  /**
   * Makes the instance's folder and its ports.
   *
   * @param onTrouble hears what the host could not do for the driver
   */
  RunHost(
      String instance,
      HostPorts ports,
      InstanceStore kept,
      DriverLoop loop,
      Reports reports,
      Consumer<Fault> onTrouble) {
    this.instance = instance;
    this.ports = ports;
    this.kept = kept;
    this.loop = loop;
    this.reports = reports;
    this.onTrouble = onTrouble;
    this.time = new RunTime(ports.time(), loop, ports.limits().timersMax());
    this.links = ports.links().forRun(loop::post);
    this.dataFolder = folder(ports.dataDir().resolve(instance));
    this.logger = System.getLogger("driver." + instance);
  }

  @Override
  public String instance() {
    return instance;
  }

  @Override
  public Time time() {
    return time;
  }

  @Override
  public Loop loop() {
    return loop;
  }

  @Override
  public Links links() {
    return links;
  }

  @Override
  public DeviceStore store() {
    return new RunStore();
  }

  @Override
  public Secrets secrets() {
    return new RunSecrets();
  }

  @Override
  public Reports reports() {
    return reports;
  }

  @Override
  public Path dataFolder() {
    return dataFolder;
  }

  @Override
  public System.Logger logger() {
    return logger;
  }

  @Override
  public synchronized void control(ControlHandler handler) {
    if (control != null) {
      throw new IllegalStateException("the control socket of " + instance + " is open already");
    }
    if (!loop.isFenced()) {
      control =
          ports
              .controls()
              .open(
                  dataFolder.resolve("control.sock"),
                  (line, answer) -> loop.post(() -> answer.accept(handler.answer(line))));
    }
  }

  /** Takes everything back that the driver had, from any thread. Returns how many timers. */
  synchronized int close() {
    links.closeAll();
    if (control != null) {
      control.close();
    }
    return time.cancelAll();
  }

  private static Path folder(Path folder) {
    try {
      Files.createDirectories(folder);
      return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(OWNER_ALONE));
    } catch (IOException e) {
      throw new FaultException(
          HostFault.DATA_FOLDER.because("cannot make the folder " + folder + ": " + e));
    }
  }

  private void whenDurable(CommitResult result, String what, Runnable durable) {
    switch (result) {
      case CommitResult.Committed _ -> loop.post(durable);
      case CommitResult.Failed(var cause, var message) ->
          onTrouble.accept(
              HostFault.STORE_FAILED
                  .because(instance + " could not keep " + what + ": " + message)
                  .with("cause", cause));
    }
  }

  private final class RunStore implements DeviceStore {

    @Override
    public Optional<byte[]> get(String key) {
      return kept.get(key);
    }

    @Override
    public void put(String key, byte[] value, Runnable durable) {
      if (!loop.isFenced()) {
        kept.put(key, value, result -> whenDurable(result, key, durable));
      }
    }

    @Override
    public void remove(String key) {
      if (!loop.isFenced()) {
        kept.remove(key, result -> whenDurable(result, key, () -> {}));
      }
    }
  }

  private final class RunSecrets implements Secrets {

    @Override
    public Optional<Secret> get(String name) {
      return ports.vault().get(instance, name);
    }

    @Override
    public void put(String name, Secret secret, Runnable durable) {
      if (!loop.isFenced()) {
        ports.vault().put(instance, name, secret, () -> loop.post(durable));
      }
    }
  }
}
