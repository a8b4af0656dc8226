package io.lintel.testkit;

import io.lintel.spi.ControlHandler;
import io.lintel.spi.DeviceStore;
import io.lintel.spi.Host;
import io.lintel.spi.Links;
import io.lintel.spi.Secrets;
import io.lintel.spi.Time;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;

/**
 * Everything that one driver instance may use, in virtual time. The folder and its files are real.
 */
public final class VirtualHost implements Host {

  private final World world;
  private final String instance;
  private final Path dataFolder;
  private final MemoryDeviceStore store;
  private final MemorySecrets secrets;
  private final VirtualLoop loop;
  private final VirtualLinks links;
  private final RecordedReports reports;
  private final RecordedLog log = new RecordedLog();
  private @Nullable ControlHandler control;

  private VirtualHost(
      World world, String instance, Path dataFolder, CrashingMap stored, CrashingMap sealed) {
    this.world = world;
    this.instance = instance;
    this.dataFolder = made(dataFolder);
    this.loop = new VirtualLoop(world);
    this.links = new VirtualLinks(world, loop);
    this.reports = new RecordedReports(world, loop);
    this.store = new MemoryDeviceStore(stored, world, loop);
    this.secrets = new MemorySecrets(sealed, world, loop);
  }

  private static Path made(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static VirtualHost fresh(World world, String instance, Path dataFolder) {
    return new VirtualHost(world, instance, dataFolder, new CrashingMap(), new CrashingMap());
  }

  /**
   * Cuts the power: nothing that was queued runs, what was not durable may be lost, links fall. The
   * driver is gone; no call reaches it any more.
   *
   * @return the host after the power came back, with what survived
   */
  public VirtualHost cutPower() {
    loop.kill();
    links.kill();
    reports.close();
    return new VirtualHost(world, instance, dataFolder, store.survivors(), secrets.survivors());
  }

  public World world() {
    return world;
  }

  /** The far end of the link that a driver opens under this address. */
  public Cable cable(String address) {
    return links.cable(address);
  }

  /** Sends a line to the control socket, and gives the answer. */
  public String say(String line) {
    ControlHandler handler =
        Assertions.assertInstanceOf(ControlHandler.class, control, "no control socket is open");
    return loop.ask(() -> handler.answer(line));
  }

  /** Whether the driver has its control socket open. */
  public boolean isControlled() {
    return control != null;
  }

  @Override
  public String instance() {
    return instance;
  }

  @Override
  public Time time() {
    return new VirtualTime(world, loop);
  }

  @Override
  public VirtualLoop loop() {
    return loop;
  }

  @Override
  public Links links() {
    return links;
  }

  @Override
  public DeviceStore store() {
    return store;
  }

  /** Whether keeping something durable works; when not, {@code durable} is never called. */
  public void storageRefuses(boolean refuses) {
    store.refuses(refuses);
    secrets.refuses(refuses);
  }

  @Override
  public Secrets secrets() {
    return secrets;
  }

  @Override
  public RecordedReports reports() {
    return reports;
  }

  @Override
  public void control(ControlHandler handler) {
    Assertions.assertNull(control, "the control socket was opened twice");
    control = handler;
  }

  @Override
  public Path dataFolder() {
    return dataFolder;
  }

  @Override
  public System.Logger logger() {
    return log;
  }

  public RecordedLog log() {
    return log;
  }

  /** What the driver does from here on is dropped, as after {@code stop}. */
  void stopped() {
    reports.close();
    control = null;
    Assertions.assertEquals(0, links.open(), "links left open after stop");
  }
}
