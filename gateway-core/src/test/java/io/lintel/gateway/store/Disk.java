package io.lintel.gateway.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** What a test does to the files of a store. */
final class Disk {

  /** Files that a crash leaves; the lock and the log's index belong to the process. */
  private static final List<String> LEFT = List.of("lintel.db", "lintel.db-wal", "epoch.json");

  /** Chooses the least each time: nothing unconfirmed survives. */
  static final Random LOSES_ALL =
      new Random() {
        private static final long serialVersionUID = 1L;

        @Override
        public int nextInt(int bound) {
          return 0;
        }
      };

  private Disk() {}

  /** The files as they lie there now, while nobody writes. */
  static void copy(Path from, Path to) {
    try {
      Files.createDirectories(to);
      for (String name : LEFT) {
        Files.deleteIfExists(to.resolve(name));
        if (Files.exists(from.resolve(name))) {
          Files.copy(from.resolve(name), to.resolve(name));
        }
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
