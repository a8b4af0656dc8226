package io.lintel.gateway.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.gateway.model.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobFilesTest {

  @TempDir Path folder;

  @Test
  void a_file_comes_in_pieces_and_is_told_when_it_is_whole() throws IOException {
    Path file = folder.resolve("backup");
    var files = new JobFiles(Map.of("file", file));
    assertEquals(Optional.empty(), files.take(part("ab", false)));
    assertFalse(Files.exists(file));
    assertEquals(Optional.of(new OperatorLine.Written(3, true)), files.take(part("cd", true)));
    assertEquals("abcd", Files.readString(file));
  }

  @Test
  void a_file_that_came_to_be_meanwhile_is_left_as_it_is() throws IOException {
    Path file = Files.writeString(folder.resolve("backup"), "of yesterday");
    var files = new JobFiles(Map.of("file", file));
    assertEquals(Optional.of(new OperatorLine.Written(3, false)), files.take(part("ab", true)));
    assertEquals("of yesterday", Files.readString(file));
  }

  @Test
  void a_file_that_nobody_named_is_written_nowhere() throws IOException {
    var files = new JobFiles(Map.of());
    assertEquals(Optional.of(new OperatorLine.Written(3, false)), files.take(part("ab", true)));
    try (var all = Files.list(folder)) {
      assertEquals(0, all.count());
    }
  }

  @Test
  void a_disk_that_fails_leaves_no_piece_that_would_pass_for_a_backup() {
    Path file = folder.resolve("backup");
    JobFiles.Sync failing =
        _ -> {
          throw new IOException("Input/output error");
        };
    assertFalse(JobFiles.wrote(file, new byte[] {1, 2}, failing));
    assertFalse(Files.exists(file));
  }

  private static ObjectNode part(String text, boolean last) {
    return Json.object()
        .put("number", 3)
        .put("argument", "file")
        .put("content", Base64.getEncoder().encodeToString(text.getBytes(UTF_8)))
        .put("last", last);
  }
}
