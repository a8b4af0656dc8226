package io.lintel.hardware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.hardware.SourceSizes.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Main sources stay small. There are no exemptions: a table of data is a resource. */
class SizeRatchetTest {
  private static final long FILE_LIMIT_LINES = 400;
  private static final long METHOD_LIMIT_LINES = 60;
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private static SourceSizes sizes = new SourceSizes(List.of(), List.of());

  @BeforeAll
  static void read_all_main_sources() throws IOException {
    sizes = SourceSizes.of(SourceSizes.mainSources(ROOT));
    report();
  }

  @Test
  void no_file_is_longer_than_400_lines() {
    assertEquals(List.of(), SourceSizes.over(sizes.files(), FILE_LIMIT_LINES));
  }

  @Test
  void no_method_is_longer_than_60_lines() {
    assertEquals(List.of(), SourceSizes.over(sizes.methods(), METHOD_LIMIT_LINES));
  }

  @Test
  void the_usual_method_is_short() {
    assertTrue(SourceSizes.quantile(sizes.methods(), 0.5) <= 5, "median over 5 lines");
    assertTrue(SourceSizes.quantile(sizes.methods(), 0.9) <= 20, "p90 over 20 lines");
  }

  @Test
  void the_usual_file_is_short() {
    assertTrue(SourceSizes.quantile(sizes.files(), 0.5) <= 70, "median over 70 lines");
  }

  @Test
  void sources_of_every_module_were_read() {
    for (String module :
        List.of(
            "drivers/spi",
            "drivers/testkit",
            "drivers/simulator",
            "drivers/zwave",
            "drivers/encoder",
            "gateway-core")) {
      String folder = ROOT.resolve(module).toString() + "/";
      assertTrue(sizes.files().stream().anyMatch(file -> file.name().startsWith(folder)), module);
    }
    assertTrue(sizes.methods().size() >= 50, () -> "only " + sizes.methods().size() + " methods");
  }

  @Test
  void a_method_of_61_lines_is_caught(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("Long.java");
    Files.writeString(
        file, "class Long {\n  @Deprecated\n  void run() {\n" + "\n".repeat(58) + "  }\n}\n");

    List<Size> caught = SourceSizes.over(SourceSizes.of(List.of(file)).methods(), 60);

    assertEquals(1, caught.size());
    assertEquals(61, caught.getFirst().lines());
  }

  /** For the reader of a build: where the code stands, in {@code target/sizes.txt}. */
  private static void report() throws IOException {
    String text =
        "files: %d, median %d lines, p90 %d%nmethods: %d, median %d lines, p90 %d%n"
            .formatted(
                sizes.files().size(),
                SourceSizes.quantile(sizes.files(), 0.5),
                SourceSizes.quantile(sizes.files(), 0.9),
                sizes.methods().size(),
                SourceSizes.quantile(sizes.methods(), 0.5),
                SourceSizes.quantile(sizes.methods(), 0.9));
    Files.writeString(Path.of("target", "sizes.txt"), text);
  }
}
