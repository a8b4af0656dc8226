package io.lintel.gateway.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.model.ActionType;
import io.lintel.gateway.model.Bytes;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdminRequestTest {

  private static final AdminRequest.Attempt ATTEMPT =
      new AdminRequest.Attempt(
          ActionType.UNLOCK_DOOR,
          Optional.of("Front door"),
          Bytes.utf8("{\"a\":1}"),
          Optional.of(Duration.ofSeconds(5)));

  @Test
  void what_a_client_writes_the_server_reads() {
    assertEquals(ATTEMPT, AdminRequest.parse(ATTEMPT.line()));
    assertEquals(new AdminRequest.Health(), AdminRequest.parse(new AdminRequest.Health().line()));
    assertEquals(new AdminRequest.Devices(), AdminRequest.parse(new AdminRequest.Devices().line()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "nonsense                                                      | this is not a JSON object",
        "[]                                                            | this is not a JSON object",
        "{}                                                            | \"do\" must be health, devices, attempt, import_credentials, verbs, adopted, forget, or of a job: file, operate, answer, written, cancel",
        "{\"do\":\"attempt\",\"action_type\":\"OPEN\"}                 | action_type is none that is known",
        "{\"do\":\"attempt\",\"action_type\":\"LOCK_DOOR\",\"params\":[]} | params must be an object",
        "{\"do\":\"attempt\",\"action_type\":\"LOCK_DOOR\",\"timeout_s\":\"5\"} | timeout_s must be a whole number",
      })
  void what_is_wrong_is_told(String line, String message) {
    assertEquals(new AdminRequest.Wrong(message), AdminRequest.parse(line));
  }

  @Test
  void no_mangled_line_escapes_the_parser() {
    var random = new Random(7);
    String line = ATTEMPT.line();
    int wrong = 0;
    for (int i = 0; i < 20_000; i++) {
      var mangled = new StringBuilder(line);
      for (int n = random.nextInt(4); n >= 0; n--) {
        mangled.setCharAt(random.nextInt(line.length()), (char) random.nextInt(0x3000));
      }
      wrong += AdminRequest.parse(mangled.toString()) instanceof AdminRequest.Wrong ? 1 : 0;
    }
    assertTrue(wrong > 10_000, "only " + wrong + " were wrong: was anything mangled?");
    assertInstanceOf(AdminRequest.Attempt.class, AdminRequest.parse(line));
  }
}
