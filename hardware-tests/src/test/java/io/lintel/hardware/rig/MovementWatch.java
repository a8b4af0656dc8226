package io.lintel.hardware.rig;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Notes when each attempt's movement line appeared, told by the kernel (inotify). */
public final class MovementWatch implements AutoCloseable {
  private final Path file;
  private final WatchService watcher;
  private final Map<String, Long> movedNanos = new ConcurrentHashMap<>();
  private final Signal moved = new Signal();
  private long position;
  private String torn = "";

  /** Watches from now on. */
  public MovementWatch(Path dataDir) throws IOException {
    Path folder = dataDir.resolve("simulator");
    this.file = folder.resolve("movements.jsonl");
    this.watcher = folder.getFileSystem().newWatchService();
    folder.register(
        watcher, StandardWatchEventKinds.ENTRY_MODIFY, StandardWatchEventKinds.ENTRY_CREATE);
    this.position = file.toFile().length();
    Thread.ofPlatform().daemon().name("movements").start(this::watch);
  }

  public Signal changed() {
    return moved;
  }

  /** When an attempt began to move, on this JVM's monotonic clock. */
  public Optional<Long> movedNanos(String attemptId) {
    return Optional.ofNullable(movedNanos.get(attemptId));
  }

  /** How many attempts have moved since the watch began. */
  public int count() {
    return movedNanos.size();
  }

  @Override
  public void close() throws IOException {
    watcher.close();
  }

  private void watch() {
    try {
      for (WatchKey key = watcher.take(); ; key = watcher.take()) {
        key.pollEvents();
        take(System.nanoTime());
        key.reset();
      }
    } catch (ClosedWatchServiceException closed) {
      moved.changed();
    } catch (InterruptedException | IOException e) {
      throw new AssertionError(e);
    }
  }

  private void take(long nowNanos) throws IOException {
    byte[] fresh = fresh();
    String text = torn + new String(fresh, StandardCharsets.UTF_8);
    int whole = text.lastIndexOf('\n') + 1;
    torn = text.substring(whole);
    text.substring(0, whole)
        .lines()
        .map(line -> Json.read(line).path("action_attempt_id").asText())
        .forEach(id -> movedNanos.putIfAbsent(id, nowNanos));
    moved.changed();
  }

  /** The file comes with the first movement. */
  private byte[] fresh() throws IOException {
    if (!file.toFile().exists()) {
      return new byte[0];
    }
    try (RandomAccessFile opened = new RandomAccessFile(file.toFile(), "r")) {
      byte[] bytes = new byte[(int) (opened.length() - position)];
      opened.seek(position);
      opened.readFully(bytes);
      position += bytes.length;
      return bytes;
    }
  }
}
