package io.lintel.gateway.log;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import org.tinylog.core.LogEntry;
import org.tinylog.core.LogEntryValue;
import org.tinylog.writers.Writer;

/**
 * Where tinylog hands every entry; found by its name {@code house}. Callers only queue: the log's
 * own thread writes to console and file, so that a slow SD card holds up no door.
 */
public final class HouseWriter implements Writer {

  private static final int QUEUE_MAX = 4_096;

  private final LogThread thread;

  /** Made by tinylog with the properties that {@link Logging} set. */
  public HouseWriter(Map<String, String> properties) {
    var zone = ZoneId.of(properties.getOrDefault("zone", "UTC"));
    boolean journal = Boolean.parseBoolean(properties.getOrDefault("journal", "false"));
    this.thread =
        new LogThread(new Both(new Console(zone, journal), file(properties, zone)), QUEUE_MAX);
    thread.start();
  }

  /** Console and file. */
  private record Both(Console console, Optional<RollingFile> file) implements LogThread.Sink {

    @Override
    public void write(LogEntry entry) {
      console.write(entry);
      file.flatMap(rolling -> rolling.write(entry)).ifPresent(console::complain);
    }

    @Override
    public void complain(String message) {
      console.complain(message);
    }

    @Override
    public void close() {
      file.ifPresent(RollingFile::close);
    }
  }

  @Override
  public Collection<LogEntryValue> getRequiredLogEntryValues() {
    return EnumSet.of(
        LogEntryValue.DATE,
        LogEntryValue.LEVEL,
        LogEntryValue.TAG,
        LogEntryValue.CLASS,
        LogEntryValue.MESSAGE,
        LogEntryValue.EXCEPTION);
  }

  @Override
  public void write(LogEntry entry) {
    thread.add(entry);
  }

  @Override
  public void flush() {
    // Each entry is written through; there is nothing to push.
  }

  @Override
  public void close() {
    thread.close();
  }

  private static Optional<RollingFile> file(Map<String, String> properties, ZoneId zone) {
    return Optional.ofNullable(properties.get("dir"))
        .map(
            dir ->
                new RollingFile(
                    Path.of(dir),
                    Long.parseLong(properties.getOrDefault("bytes", "5242880")),
                    Integer.parseInt(properties.getOrDefault("files", "5")),
                    zone));
  }
}
