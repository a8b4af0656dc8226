package io.lintel.gateway.store;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * Space taken while there is some, given up when commands and access events need it. Two limits
 * have one: the disk (a file) and the database's own cap (pages below it).
 */
final class Reserve {

  private static final int PAGE_BYTES = 4096;
  private static final int CHUNK_BYTES = 65_536;

  private final Path folder;
  private final Path file;
  private final long bytes;
  private final long pagesMax;

  Reserve(Path folder, StoreLimits config) {
    this.folder = folder;
    this.file = folder.resolve("reserve");
    this.bytes = config.reserveBytes();
    this.pagesMax = config.fileBytesMax() / PAGE_BYTES;
  }

  /** Pages that the database may have. */
  long pagesAllowed(boolean held) {
    return held ? pagesMax - bytes / PAGE_BYTES : pagesMax;
  }

  /** Below this many pages there is room for the reserve and as much again. */
  long pagesToRegain() {
    return Math.max(1, pagesMax - 2 * bytes / PAGE_BYTES);
  }

  boolean isHeld() {
    return file.toFile().length() >= bytes;
  }

  void release() throws IOException {
    Files.deleteIfExists(file);
  }

  /** Whether twice the reserve is free on the disk, so that making it again does not fill it. */
  boolean fits() {
    return folder.toFile().getUsableSpace() >= 2 * bytes;
  }

  /** Takes the space; noise, since some file systems store zeros in no space. */
  void make() throws IOException {
    byte[] noise = new byte[CHUNK_BYTES];
    new SplittableRandom(bytes).nextBytes(noise);
    try (FileChannel channel = FileChannel.open(file, WRITE, CREATE, TRUNCATE_EXISTING)) {
      for (long left = bytes; left > 0; left -= CHUNK_BYTES) {
        writeAll(channel, ByteBuffer.wrap(noise, 0, (int) Math.min(left, CHUNK_BYTES)));
      }
      channel.force(true);
    }
  }

  private static void writeAll(FileChannel channel, ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }
}
