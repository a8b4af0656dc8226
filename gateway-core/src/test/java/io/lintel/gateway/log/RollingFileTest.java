package io.lintel.gateway.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tinylog.Level;

class RollingFileTest {

  private static final int LINE_BYTES = 100;

  @TempDir Path folder;

  @Test
  void never_more_than_so_many_files_of_such_a_size() throws IOException {
    var file = new RollingFile(folder, 3 * LINE_BYTES, 3, ZoneId.of("UTC"));
    for (int i = 0; i < 100; i++) {
      assertEquals(Optional.empty(), file.write(line(i)));
    }
    file.close();
    assertEquals(List.of("lintel.1.log", "lintel.2.log", "lintel.log"), names());
    assertEquals(List.of(99), numbers("lintel.log"));
    assertEquals(List.of(96, 97, 98), numbers("lintel.1.log"));
    assertEquals(List.of(93, 94, 95), numbers("lintel.2.log"));
  }

  @Test
  void one_file_begins_again_when_it_is_full() throws IOException {
    var file = new RollingFile(folder, 2 * LINE_BYTES, 1, ZoneId.of("UTC"));
    for (int i = 0; i < 5; i++) {
      assertEquals(Optional.empty(), file.write(line(i)));
    }
    file.close();
    assertEquals(List.of("lintel.log"), names());
    assertEquals(List.of(4), numbers("lintel.log"));
  }

  @Test
  void goes_on_where_the_last_run_ended() throws IOException {
    for (int i = 0; i < 2; i++) {
      var file = new RollingFile(folder, 1000 * LINE_BYTES, 2, ZoneId.of("UTC"));
      assertEquals(Optional.empty(), file.write(line(i)));
      file.close();
    }
    assertEquals(List.of(0, 1), numbers("lintel.log"));
  }

  @Test
  void a_folder_that_cannot_be_made_is_told_once_and_tried_again() throws IOException {
    Path inTheWay = Files.createFile(folder.resolve("log"));
    var file = new RollingFile(inTheWay, 1000, 2, ZoneId.of("UTC"));
    assertTrue(file.write(line(0)).orElseThrow().startsWith("the log file cannot be written"));
    assertEquals(Optional.empty(), file.write(line(1)));
    Files.delete(inTheWay);
    assertEquals(Optional.empty(), file.write(line(2)));
    file.close();
    assertTrue(Files.readString(inTheWay.resolve("lintel.log")).contains("2 "));
  }

  /** A line of 100 bytes that begins its message with a number. */
  private static org.tinylog.core.LogEntry line(int number) {
    String head = "2026-07-01 12:00:00.123 +00:00  INFO   ";
    String message = number + " ";
    return Entries.staff(
        Instant.parse("2026-07-01T12:00:00.123Z"),
        Level.INFO,
        message + "x".repeat(LINE_BYTES - 1 - head.length() - message.length()));
  }

  private List<Integer> numbers(String name) throws IOException {
    return Files.readAllLines(folder.resolve(name)).stream()
        .map(line -> Integer.parseInt(line.split(" +", -1)[4]))
        .toList();
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
