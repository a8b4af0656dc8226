package io.lintel.gateway.action;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lintel.gateway.model.Json;
import io.lintel.gateway.store.JournalRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Keeps every attempt and event that a box published in a test: hardware-tests holds them to the
 * published schemas, in Node.
 */
public final class Published {

  private static final Path FOLDER = Path.of("target", "published");

  /** What an earlier run kept is written over. */
  private static final Set<Path> BEGUN = new HashSet<>();

  private Published() {}

  /** Call it after each test; the file is named after the test's class. */
  public static synchronized void keep(Box box, Class<?> test) {
    try {
      var file = Files.createDirectories(FOLDER).resolve(test.getSimpleName() + ".jsonl");
      OpenOption how =
          BEGUN.add(file) ? StandardOpenOption.TRUNCATE_EXISTING : StandardOpenOption.APPEND;
      Files.write(
          file, lines(box), UTF_8, StandardOpenOption.CREATE, StandardOpenOption.WRITE, how);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> lines(Box box) {
    return box.journal().stream().map(Published::line).toList();
  }

  private static String line(JournalRow row) {
    var line = Json.object();
    line.put("kind", row.topic().startsWith("attempt/") ? "attempt" : "event");
    line.set("message", Box.json(row));
    return Json.write(line).utf8();
  }
}
