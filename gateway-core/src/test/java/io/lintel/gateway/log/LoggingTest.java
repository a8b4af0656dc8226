package io.lintel.gateway.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tinylog.Logger;

/** The log as a process of its own writes it: tinylog can be set up once in a process. */
class LoggingTest {

  private static final String TIME = "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3} ";

  @TempDir Path folder;

  @Test
  void lines_are_in_the_sites_time_whatever_the_system_says() throws Exception {
    List<String> lines = run("Pacific/Kiritimati", "readable");
    assertEquals(4, lines.size(), lines::toString);
    assertTrue(
        lines.getFirst().matches(TIME + "-03:00  INFO   Front door: answers"), lines::toString);
    assertEquals(lines, Files.readAllLines(folder.resolve("lintel.log")));
  }

  @Test
  void the_journal_reads_priorities() throws Exception {
    assertEquals("<6>Front door: answers", run("UTC", "journal").getFirst());
  }

  @Test
  void drivers_and_libraries_are_heard_from_their_least_level_up() throws Exception {
    List<String> lines = run("UTC", "journal");
    assertEquals(
        List.of(
            "<6>Front door: answers",
            "<6>[Writing] a driver's word",
            "<4>[Writing] a library's word",
            "<3>[Writing] own word"),
        lines);
  }

  private List<String> run(String systemZone, String style)
      throws IOException, InterruptedException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var builder =
        new ProcessBuilder(
            java,
            "-Xshare:auto",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Writing.class.getName(),
            folder.toString(),
            style);
    builder.environment().put("TZ", systemZone);
    builder.redirectErrorStream(true);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertTrue(process.waitFor(1, TimeUnit.MINUTES));
    assertEquals(0, process.exitValue(), output);
    return output.lines().toList();
  }

  /** What the other process does. */
  static final class Writing {

    public static void main(String[] args) {
      var zone = ZoneId.of("America/Sao_Paulo");
      var plan =
          new LogPlan(
              "info", Optional.of(Path.of(args[0])), 1 << 20, 2, zone, args[1].equals("journal"));
      try (var logging = Logging.start(plan)) {
        Logger.tag(StaffLog.TAG)
            .info(
                (Object)
                    Sentences.of(new Happening.DeviceOnline(HouseDevice.named("Front door")))
                        .text());
        System.getLogger("north").log(System.Logger.Level.INFO, "a driver''s word", "");
        System.getLogger("north").log(System.Logger.Level.DEBUG, "too quiet");
        java.util.logging.Logger.getLogger("org.eclipse.paho").warning("a library's word");
        Logger.error("own word");
        assertTrue(logging != null);
      }
    }
  }
}
