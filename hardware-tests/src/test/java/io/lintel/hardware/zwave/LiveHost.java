package io.lintel.hardware.zwave;

import io.lintel.gateway.driver.link.GatewayLinks;
import io.lintel.gateway.time.ClockTrust;
import io.lintel.gateway.time.SystemTime;
import io.lintel.gateway.time.ThreadLoop;
import io.lintel.spi.ControlHandler;
import io.lintel.spi.DeviceStore;
import io.lintel.spi.Host;
import io.lintel.spi.Links;
import io.lintel.spi.Loop;
import io.lintel.spi.Reports;
import io.lintel.spi.Secrets;
import io.lintel.spi.Time;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** What a driver sees: a real loop, real time, the gateway's real links, and a memory. */
final class LiveHost implements Host, Time, Loop, AutoCloseable {
  private static final Duration CALL_LIMIT = Duration.ofSeconds(10);

  /** What went wrong on the loop; a test that leaves something here fails. */
  private final List<Throwable> bugs = new CopyOnWriteArrayList<>();

  private final SystemTime time = new SystemTime(ClockTrust.ALWAYS, Instant.EPOCH);
  private final ThreadLoop loop = new ThreadLoop("zwave", bugs::add);
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private final GatewayLinks links = new GatewayLinks(time);
  private final Links ofThisRun = links.forRun(loop);
  private final LiveLog log;
  private final Reports reports;
  private final DeviceStore store;
  private final Secrets secrets;

  LiveHost(LiveMemory memory, Reports reports, LiveLog log) {
    this.reports = reports;
    this.log = log;
    this.store = memory.store(this);
    this.secrets = memory.secrets(this);
  }

  /** Runs it on the loop and waits for its end. */
  <T> T call(Callable<T> action) {
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

  void tell(Runnable action) {
    call(
        () -> {
          action.run();
          return true;
        });
  }

  @Override
  public void close() {
    loop.close();
    workers.shutdownNow();
    links.close();
    time.close();
    if (!bugs.isEmpty()) {
      throw new AssertionError("on the loop", bugs.getFirst());
    }
  }

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
    return store;
  }

  @Override
  public Secrets secrets() {
    return secrets;
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
    return log;
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
  public boolean wallTrusted() {
    return time.trusted();
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
  public <T> void blocking(Callable<T> work, Consumer<? super T> done, Consumer<Exception> failed) {
    workers.execute(
        () -> {
          try {
            T result = work.call();
            loop.execute(() -> done.accept(result));
          } catch (Exception e) {
            loop.execute(() -> failed.accept(e));
          }
        });
  }
}
