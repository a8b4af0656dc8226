package io.lintel.hardware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.testkit.Peer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of {@code systemd/}, read by systemd itself. */
class ServiceUnitTest {
  private static final Path FILES = Path.of("..", "systemd").toAbsolutePath().normalize();
  private static final Path UNIT = FILES.resolve("lintel.service");

  /** Exposure in tenths, as {@code systemd-analyze security} counts it: 0 is none, 100 is all. */
  private static final String EXPOSURE_LIMIT = "--threshold=25";

  @TempDir Path folder;

  @Test
  void systemd_finds_nothing_to_complain_about() throws Exception {
    assertEquals(new Shell.Result(0, ""), verify(runnable(Files.readString(UNIT))));
  }

  @Test
  void a_misspelt_key_would_be_found() throws Exception {
    String misspelt = Files.readString(UNIT).replace("WatchdogSec=", "WatchdogSek=");
    assertTrue(verify(runnable(misspelt)).output().contains("Unknown key"));
  }

  @Test
  void the_sandbox_leaves_little_exposed() throws Exception {
    Path unit = unit(runnable(Files.readString(UNIT)));
    Shell.Result result =
        analyze("security", "--offline=true", "--no-pager", EXPOSURE_LIMIT, unit.toString());
    assertEquals(0, result.status(), result::output);
  }

  @Test
  void a_wrong_configuration_is_not_tried_again_and_a_clean_stop_is_no_failure()
      throws IOException {
    List<String> lines = Files.readAllLines(UNIT);
    assertTrue(lines.contains("RestartPreventExitStatus=78"));
    assertTrue(lines.contains("SuccessExitStatus=143"));
    assertFalse(lines.stream().anyMatch(line -> line.contains("network-online")));
  }

  @Test
  void the_daemons_user_belongs_to_the_groups_that_own_the_hardware() throws Exception {
    Peer.require("systemd-sysusers");
    Path root = folder.resolve("root");
    Files.createDirectories(root.resolve("etc"));
    Shell.Result result =
        run("systemd-sysusers", "--root=" + root, FILES.resolve("sysusers.conf").toString());
    assertEquals(0, result.status(), result::output);

    List<String> groups = Files.readAllLines(root.resolve("etc/group"));
    for (String group : List.of("dialout", "gpio", "lintel-admin")) {
      assertTrue(
          groups.stream()
              .anyMatch(line -> line.startsWith(group + ":") && line.endsWith(":lintel")),
          groups::toString);
    }
  }

  private Shell.Result verify(String text) throws IOException, InterruptedException {
    return analyze("verify", unit(text).toString());
  }

  private Path unit(String text) throws IOException {
    return Files.writeString(folder.resolve("lintel.service"), text);
  }

  /** systemd looks whether the program is there; where the package puts it is not this machine. */
  private static String runnable(String text) {
    return text.replaceFirst("(?m)^ExecStart=\\S+", "ExecStart=/bin/true");
  }

  private static Shell.Result analyze(String... arguments)
      throws IOException, InterruptedException {
    Peer.require("systemd-analyze");
    var command = new ArrayList<>(List.of("systemd-analyze"));
    command.addAll(List.of(arguments));
    return run(command.toArray(String[]::new));
  }

  private static Shell.Result run(String... command) throws IOException, InterruptedException {
    return Shell.run(Map.of("PATH", "/usr/bin:/bin:/usr/sbin"), List.of(command));
  }
}
