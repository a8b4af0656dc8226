package io.lintel.gateway.boot;

import io.lintel.gateway.time.Loop;
import io.lintel.gateway.time.Time;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Runs the {@link Watchdog} on the engine's loop. The store's writer is asked with a transaction
 * without writes: any answer shows that it moves, even one that says that the disk is full.
 */
public final class Heartbeat implements AutoCloseable {

  private final Time time;
  private final Loop engine;
  private final Consumer<Runnable> askWriter;
  private final Runnable feed;
  private final Duration period;

  private Watchdog watchdog = Watchdog.start();
  private volatile boolean closed;

  /**
   * Begins at once.
   *
   * @param askWriter has its argument called by the store's writer thread when it comes to it
   * @param feed tells systemd
   * @param limit after which systemd restarts the daemon; three rounds fit into it
   */
  public Heartbeat(
      Time time, Loop engine, Consumer<Runnable> askWriter, Runnable feed, Duration limit) {
    this.time = time;
    this.engine = engine;
    this.askWriter = askWriter;
    this.feed = feed;
    this.period = limit.dividedBy(3);
    engine.execute(this::due);
  }

  /** No more rounds. Safe to call twice, from any thread. */
  @Override
  public void close() {
    closed = true;
  }

  private void due() {
    if (!closed) {
      step(new Watchdog.Input.Due());
      time.after(period, engine, this::due);
    }
  }

  private void step(Watchdog.Input input) {
    Watchdog.Step step = watchdog.on(input);
    watchdog = step.next();
    switch (step.effect()) {
      case NOTHING -> {}
      case ASK -> ask(watchdog.round());
      case FEED -> feed.run();
    }
  }

  private void ask(long round) {
    engine.execute(() -> answered(Watchdog.Part.ENGINE, round));
    askWriter.accept(() -> engine.execute(() -> answered(Watchdog.Part.STORE_WRITER, round)));
  }

  private void answered(Watchdog.Part part, long round) {
    step(new Watchdog.Input.Answered(part, round));
  }
}
