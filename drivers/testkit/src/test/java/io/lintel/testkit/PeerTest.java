package io.lintel.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

class PeerTest {
  @TempDir Path folder;

  @Test
  void a_present_program_is_found_in_the_first_folder_that_has_it() throws IOException {
    Path broker = Files.createFile(folder.resolve("broker"));
    assertTrue(broker.toFile().setExecutable(true));

    assertEquals(broker, peers(true).program("broker"));
  }

  @Test
  void a_missing_program_skips_the_test_by_name() {
    var skipped = assertThrows(TestAbortedException.class, () -> peers(false).program("broker"));
    assertTrue(String.valueOf(skipped.getMessage()).contains("broker is not installed"));
  }

  @Test
  void a_missing_program_fails_the_test_on_a_build_server() {
    assertThrows(AssertionFailedError.class, () -> peers(true).program("broker"));
  }

  @Test
  void a_file_that_is_not_executable_is_no_program() throws IOException {
    Files.createFile(folder.resolve("broker"));
    assertThrows(TestAbortedException.class, () -> peers(false).program("broker"));
  }

  @Test
  void a_missing_folder_says_which_command_brings_it() {
    Path modules = folder.resolve("node_modules");
    var failed =
        assertThrows(AssertionFailedError.class, () -> peers(true).file(modules, "npm ci"));
    assertTrue(String.valueOf(failed.getMessage()).contains("run npm ci"));
  }

  private Peer peers(boolean mustBePresent) {
    return new Peer(List.of(folder.resolve("empty"), folder), mustBePresent);
  }
}
