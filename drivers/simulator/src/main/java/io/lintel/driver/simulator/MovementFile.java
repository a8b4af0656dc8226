package io.lintel.driver.simulator;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.lintel.spi.Report.LockState;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The file of all movements: one line each, and what it says is where the bolts are. Every call may
 * block; calls must not overlap. The file is opened for each call, so that it may be moved away.
 */
final class MovementFile {

  /** Some six million movements; then someone must move the file away. */
  private static final long BYTES_MAX = 1L << 30;

  private final Path path;

  /** Whether a line that failed may have left a part of itself behind. */
  private volatile boolean torn;

  MovementFile(Path path) {
    this.path = path;
  }

  /** Where the file leaves each bolt. Cuts a torn tail: what was not written whole did not move. */
  Map<UUID, LockState> load() throws IOException {
    try {
      mend();
    } catch (NoSuchFileException e) {
      return Map.of();
    }
    var bolts = new HashMap<UUID, LockState>();
    try (Stream<String> lines = Files.lines(path, ISO_8859_1)) {
      lines
          .flatMap(line -> Movement.positionAfter(line).stream())
          .forEach(entry -> bolts.put(entry.getKey(), entry.getValue()));
    }
    return bolts;
  }

  /**
   * Appends one line with one write.
   *
   * @throws IOException when the line is not in the file, whole; then none of it is
   */
  void append(String line) throws IOException {
    if (torn) {
      mend();
    }
    try (var channel =
        FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      if (channel.size() >= BYTES_MAX) {
        throw new IOException(path + " has reached 1 GiB: move it away");
      }
      torn = true;
      writeWhole(channel, ByteBuffer.wrap((line + "\n").getBytes(UTF_8)));
      torn = false;
    }
  }

  private static void writeWhole(FileChannel channel, ByteBuffer line) throws IOException {
    long before = channel.size();
    channel.write(line);
    if (line.hasRemaining()) {
      channel.truncate(before);
      throw new IOException("the disk took only a part of the line");
    }
  }

  private void mend() throws IOException {
    try (var channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      cutTornTail(channel);
      torn = false;
    }
  }

  private static void cutTornTail(FileChannel channel) throws IOException {
    long end = channel.size();
    var one = ByteBuffer.allocate(1);
    while (end > 0) {
      channel.read(one.clear(), end - 1);
      if (one.get(0) == '\n') {
        break;
      }
      end--;
    }
    if (end < channel.size()) {
      channel.truncate(end);
    }
  }
}
