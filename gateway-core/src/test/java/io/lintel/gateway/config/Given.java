package io.lintel.gateway.config;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;

/** Files for tests. */
final class Given {

  static final String GATEWAY =
      """
      gateway:
        id: lobby-1
        workspace_id: 0b6f8f0e-5d8e-4a44-9c39-6a2f3f1f8a01
      """;

  private Given() {}

  static GatewayConfig good(String text) {
    var outcome = ConfigFile.parse(text);
    var good =
        assertInstanceOf(ConfigFile.Outcome.Good.class, outcome, () -> "refused: " + outcome);
    return good.config();
  }

  static List<String> lines(String text) {
    var bad = assertInstanceOf(ConfigFile.Outcome.Bad.class, ConfigFile.parse(text));
    return bad.problems().stream().map(problem -> problem.line("f")).toList();
  }
}
