package io.lintel.gateway.driver.plugin;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.spi.FaultException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Needs root, which alone can give files away. */
class FolderGuardTest {

  private static final int DAEMON = 65534; // nobody
  private static final int ROOT = 0;

  @TempDir Path root;
  private Path program;
  private Path plugin;

  @BeforeEach
  void make() throws IOException {
    Assumptions.assumeTrue("root".equals(System.getProperty("user.name")), "needs root");
    program = Files.createDirectory(root.resolve("lib"));
    plugin = Files.createDirectories(root.resolve("drivers/lock"));
  }

  @Test
  void a_plugin_of_root_is_loaded() {
    assertDoesNotThrow(() -> FolderGuard.beside(program).check(plugin, List.of()));
  }

  @Test
  void a_plugin_of_another_user_is_refused_even_without_its_write_bit() throws IOException {
    own(plugin, DAEMON, "r-xr-xr-x");
    var refused =
        assertThrows(
            FaultException.class, () -> FolderGuard.beside(program).check(plugin, List.of()));
    assertTrue(refused.fault().message().contains("user nobody"), refused::getMessage);
    assertEquals("plugin.writable_by_others", refused.fault().code());
  }

  @Test
  void a_plugin_that_a_group_can_write_is_refused() throws IOException {
    Files.setAttribute(plugin, "unix:gid", DAEMON);
    Files.setPosixFilePermissions(plugin, PosixFilePermissions.fromString("rwxrwxr-x"));
    assertThrows(FaultException.class, () -> FolderGuard.beside(program).check(plugin, List.of()));
  }

  @Test
  void the_folder_around_it_counts_because_a_rename_there_swaps_the_plugin() throws IOException {
    own(root.resolve("drivers"), DAEMON, "rwxr-xr-x");
    assertThrows(FaultException.class, () -> FolderGuard.beside(program).check(plugin, List.of()));
  }

  @Test
  void who_can_write_the_program_may_write_plugins_too() throws IOException {
    own(program, DAEMON, "rwxr-xr-x");
    own(plugin, DAEMON, "rwxr-xr-x");
    assertDoesNotThrow(() -> FolderGuard.beside(program).check(plugin, List.of()));
  }

  @Test
  void a_program_that_everybody_can_write_lets_nobody_write_plugins() throws IOException {
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxrwxrwx"));
    Files.setPosixFilePermissions(plugin, PosixFilePermissions.fromString("rwxrwxrwx"));
    assertThrows(FaultException.class, () -> FolderGuard.beside(program).check(plugin, List.of()));
  }

  private static void own(Path path, int user, String mode) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    Files.setAttribute(path, "unix:uid", user);
    assertEquals(user == ROOT, Writers.of(path).isEmpty());
  }
}
