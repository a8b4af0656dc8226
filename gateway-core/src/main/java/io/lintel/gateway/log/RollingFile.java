package io.lintel.gateway.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tinylog.core.LogEntry;

/**
 * {@code lintel.log}, and {@code lintel.1.log} (the newest of the old) to {@code lintel.N.log}.
 * Never larger in all than bytes × files. Used by the log's thread alone. A file that cannot be
 * written is tried again with every line, and told once.
 */
final class RollingFile {

  private final Path dir;
  private final long bytesMax;
  private final int files;
  private final ZoneId zone;
  private @Nullable FileChannel channel;
  private boolean failing;

  RollingFile(Path dir, long bytesMax, int files, ZoneId zone) {
    this.dir = dir;
    this.bytesMax = bytesMax;
    this.files = files;
    this.zone = zone;
  }

  /** What to complain of, the first time that something fails. */
  Optional<String> write(LogEntry entry) {
    try {
      append(String.join("\n", Line.readable(entry, zone)) + "\n");
      failing = false;
      return Optional.empty();
    } catch (IOException failed) {
      close();
      boolean told = failing;
      failing = true;
      return told ? Optional.empty() : Optional.of("the log file cannot be written: " + failed);
    }
  }

  void close() {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException failed) {
      failing = true; // nothing of it can be saved: every line was handed over when written
    }
    channel = null;
  }

  private void append(String lines) throws IOException {
    ByteBuffer bytes = UTF_8.encode(lines);
    FileChannel open = channel == null ? open() : channel;
    if (open.size() > 0 && open.size() + bytes.remaining() > bytesMax) {
      roll();
      open = open();
    }
    while (bytes.hasRemaining()) {
      open.write(bytes);
    }
  }

  private FileChannel open() throws IOException {
    Files.createDirectories(dir);
    FileChannel open =
        FileChannel.open(file(0), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    channel = open;
    return open;
  }

  private void roll() throws IOException {
    close();
    for (int n = files - 1; n >= 1; n--) {
      if (Files.exists(file(n - 1))) {
        Files.move(file(n - 1), file(n), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    if (files == 1) {
      Files.delete(file(0));
    }
  }

  private Path file(int n) {
    return dir.resolve(n == 0 ? "lintel.log" : "lintel." + n + ".log");
  }
}
