package io.lintel.driver.simulator;

import io.lintel.driver.simulator.JsonLine.NotALine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The movements that a folder's file tells, as a tool would read them. */
final class MovementLines {

  private MovementLines() {}

  record Line(UUID deviceId, String kind, Optional<UUID> attemptId, String method, String at) {}

  static List<Line> in(Path folder) {
    Path file = folder.resolve("movements.jsonl");
    try {
      return Files.exists(file)
          ? Files.readAllLines(file).stream().map(MovementLines::line).toList()
          : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Line line(String text) {
    try {
      Map<String, String> fields = JsonLine.read(text);
      return new Line(
          UUID.fromString(fields.getOrDefault("device_id", "")),
          fields.getOrDefault("kind", ""),
          Optional.ofNullable(fields.get("action_attempt_id")).map(UUID::fromString),
          fields.getOrDefault("method", ""),
          fields.getOrDefault("at", ""));
    } catch (NotALine e) {
      throw new AssertionError("not a movement: " + text, e);
    }
  }
}
