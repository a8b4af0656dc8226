package io.lintel.driver.zwave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.driver.zwave.security.join.JoinFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DocumentedFaultsTest {
  @Test
  void every_fault_of_the_driver_is_documented_and_no_other() throws IOException {
    Set<String> documented = codes("`(zwave\\.[a-z_]+)` \\|", Path.of("../../docs/zwave.md"));
    Set<String> made = new TreeSet<>();
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      for (Path source : sources.filter(Files::isRegularFile).toList()) {
        made.addAll(codes("\"(zwave\\.[a-z_]*[a-z])\"", source));
      }
    }
    assertTrue(made.size() > 10, "the sources were not found");
    assertEquals(made, documented);
  }

  @Test
  void the_advice_of_each_failed_key_exchange_is_the_documented_one() throws IOException {
    String page = Files.readString(Path.of("../../docs/zwave.md"));
    for (JoinFailure each : JoinFailure.values()) {
      String advice = each.advice().name().toLowerCase(Locale.ROOT);
      assertTrue(
          page.contains("| `" + each.code() + "` | " + advice + " |"),
          each.code() + " is not documented as " + advice);
    }
  }

  private static Set<String> codes(String pattern, Path file) throws IOException {
    return Pattern.compile(pattern)
        .matcher(Files.readString(file))
        .results()
        .map((MatchResult found) -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
