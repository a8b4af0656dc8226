package io.lintel.driver.zwave.security.join;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lintel.driver.zwave.security.join.KeyCheck.Sign;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyCheckTest {
  @Test
  void one_answer_shows_that_the_keys_fit() {
    assertEquals(KeyCheck.FIT, KeyCheck.of(List.of(Sign.SILENT, Sign.ANSWERED)));
  }

  @Test
  void a_node_that_cannot_read_what_others_can_has_left_the_network() {
    assertEquals(KeyCheck.SOME_LEFT, KeyCheck.of(List.of(Sign.NOT_DECODED, Sign.ANSWERED)));
  }

  @Test
  void when_nobody_can_read_it_the_keys_are_foreign() {
    assertEquals(KeyCheck.FOREIGN, KeyCheck.of(List.of(Sign.NOT_DECODED, Sign.SILENT)));
  }

  @Test
  void one_node_that_gives_nonces_alone_is_doubtful_and_two_show_that_the_keys_are_foreign() {
    assertEquals(KeyCheck.DOUBTFUL, KeyCheck.of(List.of(Sign.NONCES_ALONE, Sign.SILENT)));
    assertEquals(KeyCheck.FOREIGN, KeyCheck.of(List.of(Sign.NONCES_ALONE, Sign.NONCES_ALONE)));
    assertEquals(KeyCheck.FOREIGN, KeyCheck.of(List.of(Sign.NONCES_ALONE, Sign.NOT_DECODED)));
    assertEquals(KeyCheck.SOME_LEFT, KeyCheck.of(List.of(Sign.NONCES_ALONE, Sign.ANSWERED)));
  }

  @Test
  void silence_shows_nothing() {
    assertEquals(KeyCheck.UNKNOWN, KeyCheck.of(List.of(Sign.SILENT)));
    assertEquals(KeyCheck.UNKNOWN, KeyCheck.of(List.of()));
  }
}
