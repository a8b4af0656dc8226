package io.lintel.gateway.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.tinylog.Level;
import org.tinylog.core.LogEntry;

class LogThreadTest {

  @Test
  void a_slow_disk_holds_nobody_up_and_the_loss_is_told() throws InterruptedException {
    var sink = new SlowSink();
    var thread = new LogThread(sink, 2);
    thread.start();
    thread.add(entry("0"));
    assertTrue(sink.writing.await(1, TimeUnit.MINUTES));
    for (int i = 1; i <= 5; i++) {
      thread.add(entry(Integer.toString(i)));
    }
    sink.free.countDown();
    thread.close();
    assertEquals(
        List.of(
            "0", "3 lines of the log were lost: console or disk is too slow", "1", "2", "closed"),
        sink.seen);
  }

  private static LogEntry entry(String message) {
    return Entries.staff(Instant.EPOCH, Level.INFO, message);
  }

  /** Writes nothing until it is freed. */
  private static final class SlowSink implements LogThread.Sink {
    final CountDownLatch writing = new CountDownLatch(1);
    final CountDownLatch free = new CountDownLatch(1);
    final List<String> seen = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void write(LogEntry entry) {
      writing.countDown();
      try {
        assertTrue(free.await(1, TimeUnit.MINUTES));
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
      seen.add(entry.getMessage());
    }

    @Override
    public void complain(String message) {
      seen.add(message);
    }

    @Override
    public void close() {
      seen.add("closed");
    }
  }
}
