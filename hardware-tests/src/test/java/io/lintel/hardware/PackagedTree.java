package io.lintel.hardware;

import io.lintel.testkit.Peer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The runnable tree that {@code package} leaves in {@code systemd/target/lintel}. */
final class PackagedTree {
  private static final Path HOME =
      Path.of("..", "systemd", "target", "lintel").toAbsolutePath().normalize();

  private PackagedTree() {}

  /** The tree's folder; a test that runs without {@code package} is skipped by name. */
  static Path home() {
    return Peer.require(HOME, "./mvnw package");
  }

  static Path launcher() {
    return home().resolve("bin").resolve("lintel");
  }

  static List<Path> entries(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    }
  }
}
