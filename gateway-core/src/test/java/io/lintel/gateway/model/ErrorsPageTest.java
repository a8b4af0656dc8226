package io.lintel.gateway.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ErrorsPageTest {
  private static final Path PAGE = Path.of("..", "docs", "errors.md");

  /** One row of a table: code, advice, what happened, what to do. */
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `([^`]+)` \\| (\\w+) \\| (\\S[^|]*) \\| (\\S[^|]*) \\|$");

  @Test
  void the_page_lists_exactly_the_faults_of_the_code_with_their_advice() throws IOException {
    assertEquals(
        faults().map(fault -> line(fault.code(), fault.advice().name())).sorted().toList(),
        rows().stream().map(row -> line(row.group(1), row.group(2))).sorted().toList());
  }

  @Test
  void every_area_is_an_enum_whose_constants_share_it() {
    assertTrue(faults().count() >= 40);
    areas()
        .forEach(area -> assertEquals(1, constants(area).map(CoreFault::area).distinct().count()));
  }

  @Test
  void a_fault_carries_code_message_and_advice() {
    var fault = LinkFault.BUSY.because("taken");
    assertEquals("link.busy", fault.code());
    assertEquals("taken", fault.message());
    assertEquals(LinkFault.BUSY.advice(), fault.advice());
  }

  private static String line(String code, String advice) {
    return code + " " + advice.toLowerCase(Locale.ROOT);
  }

  private static List<MatchResult> rows() throws IOException {
    return ROW.matcher(Files.readString(PAGE)).results().toList();
  }

  private static Stream<CoreFault> faults() {
    return areas().flatMap(ErrorsPageTest::constants);
  }

  private static Stream<Class<?>> areas() {
    return Arrays.stream(Objects.requireNonNull(CoreFault.class.getPermittedSubclasses()));
  }

  private static Stream<CoreFault> constants(Class<?> area) {
    return Arrays.stream(Objects.requireNonNull(area.getEnumConstants()))
        .map(CoreFault.class::cast);
  }
}
