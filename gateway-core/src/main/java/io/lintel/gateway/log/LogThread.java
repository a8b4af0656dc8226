package io.lintel.gateway.log;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.tinylog.core.LogEntry;

/**
 * The thread that writes the log. When more waits than its queue holds, further entries are counted
 * and dropped, and the log says how many: a door never waits for the log.
 */
final class LogThread implements Runnable {

  private static final long CLOSE_LIMIT_MILLIS = 2_000;

  /** What waits: an entry, or the end. */
  private sealed interface Work {
    record Entry(LogEntry entry) implements Work {}

    record End() implements Work {}
  }

  /** Where entries go. Called on the log's thread alone. */
  interface Sink {
    void write(LogEntry entry);

    /** About the log itself. */
    void complain(String message);

    void close();
  }

  private final Sink sink;
  private final BlockingQueue<Work> queue;
  private final AtomicLong dropped = new AtomicLong();
  private final Thread thread = Thread.ofPlatform().name("log").daemon().unstarted(this);

  LogThread(Sink sink, int queueMax) {
    this.sink = sink;
    this.queue = new ArrayBlockingQueue<>(queueMax);
  }

  void start() {
    thread.start();
  }

  void add(LogEntry entry) {
    if (!queue.offer(new Work.Entry(entry))) {
      dropped.incrementAndGet();
    }
  }

  /** Writes what waits, for 2 s at most. Safe to call twice. */
  void close() {
    try {
      if (thread.isAlive()
          && queue.offer(new Work.End(), CLOSE_LIMIT_MILLIS, TimeUnit.MILLISECONDS)) {
        thread.join(CLOSE_LIMIT_MILLIS);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void run() {
    try {
      while (queue.take() instanceof Work.Entry(LogEntry entry)) {
        write(entry);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      sink.close();
    }
  }

  private void write(LogEntry entry) {
    long lost = dropped.getAndSet(0);
    if (lost > 0) {
      sink.complain(lost + " lines of the log were lost: console or disk is too slow");
    }
    sink.write(entry);
  }
}
