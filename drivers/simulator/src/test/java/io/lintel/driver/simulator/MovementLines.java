package io.lintel.driver.simulator;

import io.lintel.driver.simulator.JsonLine.NotALine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The movements that a folder's file tells, as a tool would read them. */
final class MovementLines {
  private final Path file;

  /** Of the file as last read: reading it anew each time would be most of a test's work. */
  private long bytesRead;

  private List<Line> lines = List.of();

  MovementLines(Path folder) {
    file = folder.resolve("movements.jsonl");
  }

  record Line(UUID deviceId, String kind, Optional<UUID> attemptId, String method, Instant at) {}

  List<Line> all() {
    try {
      long bytes = Files.isRegularFile(file) ? Files.size(file) : 0;
      if (bytes != bytesRead) {
        lines = Files.readAllLines(file).stream().map(MovementLines::line).toList();
        bytesRead = bytes;
      }
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Line line(String text) {
    try {
      Map<String, String> fields = JsonLine.read(text, Set.of());
      return new Line(
          UUID.fromString(fields.getOrDefault("device_id", "")),
          fields.getOrDefault("kind", ""),
          Optional.ofNullable(fields.get("action_attempt_id")).map(UUID::fromString),
          fields.getOrDefault("method", ""),
          Instant.parse(fields.getOrDefault("at", "")));
    } catch (NotALine e) {
      throw new AssertionError("not a movement: " + text, e);
    }
  }
}
