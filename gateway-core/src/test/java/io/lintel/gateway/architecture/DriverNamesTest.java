package io.lintel.gateway.architecture;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The core never names a driver: one of its strings with such a name would be a hidden import. */
class DriverNamesTest {
  private static final Path DRIVERS = Path.of("..", "drivers");
  private static final Path SOURCES = Path.of("src", "main", "java");
  private static final Set<String> NO_DRIVERS = Set.of("spi", "testkit");

  /**
   * Published errors speak of encoders: here only the bare name, or a path to it, is the driver.
   */
  private static final Set<String> ALSO_WORDS = Set.of("encoder");

  @Test
  void no_string_of_the_core_names_a_driver() throws IOException {
    Pattern named = literalWithOneOf(driverNames());
    assertEquals(List.of(), sources().filter(source -> named.matcher(source.text).find()).toList());
  }

  @Test
  void the_check_knows_the_drivers_and_catches_a_name() throws IOException {
    assertTrue(driverNames().contains("zwave"));
    assertTrue(names("open(\"zwave\")"));
    assertTrue(names("\"no zwave here\""));
    assertTrue(names("open(\"encoder\")"));
    assertTrue(names("load(\"drivers/encoder/driver.json\")"));
    assertTrue(names("load(\"io.lintel.driver.encoder.EncoderPlugin\")"));
    assertFalse(names("say(\"the device is no encoder\")"));
  }

  private record Source(Path path, String text) {
    static Source read(Path path) {
      try {
        return new Source(path, Files.readString(path));
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }

    @Override
    public String toString() {
      return path.toString();
    }
  }

  private static Pattern literalWithOneOf(Set<String> names) {
    String anywhere = names.stream().filter(n -> !ALSO_WORDS.contains(n)).collect(joining("|"));
    String alone = String.join("|", ALSO_WORDS);
    return Pattern.compile(
        "\"[^\"\\n]*\\b((%s)|drivers?[./-](%s))\\b[^\"\\n]*\"|\"(%s)\""
            .formatted(anywhere, alone, alone));
  }

  private static boolean names(String source) throws IOException {
    return literalWithOneOf(driverNames()).matcher(source).find();
  }

  private static Stream<Source> sources() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(Source::read)
          .toList()
          .stream();
    }
  }

  private static Set<String> driverNames() throws IOException {
    try (Stream<Path> folders = Files.list(DRIVERS)) {
      return folders
          .filter(folder -> Files.exists(folder.resolve("pom.xml")))
          .map(folder -> folder.getFileName().toString())
          .filter(name -> !NO_DRIVERS.contains(name))
          .collect(Collectors.toSet());
    }
  }
}
