package io.lintel.hardware.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The simulator's record of what moved, read from outside. */
public final class Movements {
  private Movements() {}

  /** All whole lines so far; a torn tail is not a movement. */
  public static List<Movement> read(Path dataDir) {
    Path file = dataDir.resolve("simulator/movements.jsonl");
    String text = Files.exists(file) ? readText(file) : "";
    return text.substring(0, text.lastIndexOf('\n') + 1)
        .lines()
        .map(line -> Movement.of(Json.read(line)))
        .toList();
  }

  public static List<Movement> of(Path dataDir, String attemptId) {
    return read(dataDir).stream()
        .filter(movement -> movement.attemptId().filter(attemptId::equals).isPresent())
        .toList();
  }

  private static String readText(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
