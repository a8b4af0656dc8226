package io.lintel.gateway.driver;

import io.lintel.gateway.action.DriverPort.Deed;
import io.lintel.gateway.driver.plugin.PluginFolder;
import io.lintel.gateway.driver.plugin.PluginLoader;
import io.lintel.gateway.time.ClockTrust;
import io.lintel.gateway.time.SystemTime;
import io.lintel.gateway.time.ThreadLoop;
import io.lintel.spi.Fault;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;

/** A host of drivers on real threads, with impatient limits. Remembers class loaders weakly. */
final class RealHouse implements AutoCloseable {

  final HeardEvents events = new HeardEvents();
  final ReferenceQueue<ClassLoader> collected = new ReferenceQueue<>();
  final List<WeakReference<ClassLoader>> loaders = new CopyOnWriteArrayList<>();
  final DriverHost host;
  private final SystemTime time = new SystemTime(ClockTrust.ALWAYS, Instant.EPOCH);
  private final ThreadLoop supervisor = new ThreadLoop("drivers", Throwable::printStackTrace);
  private final Map<Path, ControlSockets.Lines> controls = new ConcurrentHashMap<>();

  RealHouse(Path folder, String settings) {
    var ports =
        new HostPorts(
            time,
            supervisor,
            new Remembering(),
            new BlobStore().port(),
            new House.NoVault(),
            _ -> new House.NoLinks(),
            this::openControl,
            folder.resolve("data"),
            impatient());
    var plugins = new PluginLoader(folder.resolve("drivers"), PluginFolder.program());
    host = new DriverHost(ports, plugins, InstanceSetup.all(House.config(settings, "{}")));
  }

  RealHouse start() {
    host.start(events);
    reloaded(); // rests when the driver has begun
    return this;
  }

  Optional<Fault> reloaded() {
    return await(host.reload("scripted"));
  }

  String say(String line) {
    var answer = new CompletableFuture<String>();
    controls.values().iterator().next().line(line, answer::complete);
    return await(answer);
  }

  UUID order(Deed deed) {
    long notAfter = time.bootNanos() + Duration.ofSeconds(60).toNanos();
    var order = new House.Given(UUID.randomUUID(), House.DOOR, notAfter);
    host.start(order, deed);
    return order.id();
  }

  /** Waits for a condition, without a clock of its own: the watchdog's ticks move things on. */
  void until(BooleanSupplier condition, String what) {
    for (int tick = 0; !condition.getAsBoolean(); tick++) {
      Assertions.assertTrue(tick < 1_000, what);
      var next = new CompletableFuture<Void>();
      time.after(Duration.ofMillis(20), supervisor, () -> next.complete(null));
      await(next);
    }
  }

  /** Which class loaders are still in memory, by number from 0. */
  List<Integer> kept() {
    return IntStream.range(0, loaders.size())
        .filter(i -> loaders.get(i).get() != null)
        .boxed()
        .toList();
  }

  @Override
  public void close() {
    host.close();
    supervisor.close();
    time.close();
  }

  static <T> T await(CompletableFuture<T> future) {
    try {
      return future.get(30, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  private ControlSockets.Open openControl(Path socket, ControlSockets.Lines lines) {
    controls.put(socket, lines);
    return () -> controls.remove(socket, lines);
  }

  private static Limits impatient() {
    return new Limits(
        10,
        Duration.ofMillis(50),
        3,
        Duration.ofSeconds(1),
        Duration.ofSeconds(1),
        Duration.ofMinutes(1),
        Duration.ofMillis(50),
        Duration.ofMillis(200),
        Duration.ofMinutes(5),
        1_000,
        1_000);
  }

  private final class Remembering implements Threads {
    private final Threads real = new PlatformThreads();

    @Override
    public Worker worker(String name, ClassLoader context) {
      loaders.add(new WeakReference<>(context, collected));
      return real.worker(name, context);
    }

    @Override
    public Pool pool(String name, ClassLoader context) {
      return real.pool(name, context);
    }
  }
}
