package io.lintel.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The SPI changes only together with its version. {@code api/publish} stores a new baseline. */
class SpiVersionTest {
  private static final Path BASELINES = Path.of("api");
  private static final Path CLASSES = Path.of("target", "classes");
  private static final Pattern NAME = Pattern.compile("driver-spi-(\\d+)\\.(\\d+)\\.jar");

  private record Baseline(Path jar, int major, int minor) {
    static Baseline of(Path jar) {
      Matcher name = NAME.matcher(jar.getFileName().toString());
      if (!name.matches()) {
        throw new IllegalArgumentException(jar + " is not named driver-spi-MAJOR.MINOR.jar");
      }
      return new Baseline(jar, Integer.parseInt(name.group(1)), Integer.parseInt(name.group(2)));
    }
  }

  @Test
  void a_change_of_the_spi_comes_with_its_version() throws IOException {
    Baseline baseline = baseline();
    byte[] published = Files.readAllBytes(baseline.jar);
    byte[] current = Jars.ofClasses(CLASSES);

    ApiChange change = ApiChange.between(published, current);

    assertTrue(
        fits(change, baseline, SpiVersion.MAJOR, SpiVersion.MINOR),
        () -> "SpiVersion does not say so: " + ApiChange.names(published, current));
  }

  @Test
  void an_addition_needs_a_minor_and_a_break_a_major_version() {
    var baseline = new Baseline(Path.of("driver-spi-1.4.jar"), 1, 4);
    assertEquals(
        List.of(true, false, false), fits(baseline, 1, 4), "same version: no change at all");
    assertEquals(List.of(false, true, false), fits(baseline, 1, 5), "minor: an addition");
    assertEquals(List.of(false, false, true), fits(baseline, 2, 0), "major: a break");
  }

  private static List<Boolean> fits(Baseline baseline, int major, int minor) {
    return Stream.of(ApiChange.values())
        .map(change -> fits(change, baseline, major, minor))
        .toList();
  }

  private static boolean fits(ApiChange change, Baseline baseline, int major, int minor) {
    return switch (change) {
      case NONE -> major == baseline.major && minor == baseline.minor;
      case ADDITION -> major == baseline.major && minor == baseline.minor + 1;
      case BREAK -> major == baseline.major + 1 && minor == 0;
    };
  }

  private static Baseline baseline() throws IOException {
    try (Stream<Path> files = Files.list(BASELINES)) {
      List<Path> jars = files.filter(file -> file.toString().endsWith(".jar")).toList();
      assertEquals(1, jars.size(), () -> "one baseline, not " + jars);
      return Baseline.of(jars.getFirst());
    }
  }
}
