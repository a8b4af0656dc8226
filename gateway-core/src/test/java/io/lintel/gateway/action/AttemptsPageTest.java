package io.lintel.gateway.action;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.model.ActionType;
import io.lintel.spi.LinkSecurity;
import io.lintel.spi.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AttemptsPageTest {

  private static final Path PAGE = Path.of("../docs/action-attempts.md");

  static Stream<String> words() {
    return Stream.concat(
        Stream.of(Refusal.Reason.values()).map(Refusal.Reason::wireName),
        Stream.of(Reason.values())
            .filter(reason -> reason != Reason.PERMIT_ENDED && reason != Reason.UNCATEGORIZED)
            .map(reason -> reason.name().toLowerCase(Locale.ROOT)));
  }

  @ParameterizedTest
  @MethodSource("words")
  void the_page_explains_every_error_type(String word) throws IOException {
    assertTrue(Files.readString(PAGE).contains("`" + word + "`"), word);
  }

  @ParameterizedTest
  @MethodSource("offered")
  void the_page_lists_every_type_that_is_executed(String type) throws IOException {
    assertTrue(Files.readString(PAGE).contains("`" + type + "`"), type);
  }

  static Stream<String> offered() {
    var all = new Abilities(Abilities.Kind.BOLT, true, true, true, LinkSecurity.NOT_APPLICABLE);
    return Stream.of(ActionType.values())
        .filter(type -> DeviceChecks.capability(type, all).isEmpty())
        .map(Enum::name);
  }
}
