package io.lintel.gateway.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTest {

  @ParameterizedTest
  @CsvSource({
    "'', ''",
    "Tür Ö 扉 🚪, Tür Ö 扉 🚪",
    "'a\tb', a\\u{9}b",
    "'a\u001b[31mb', a\\u{1b}[31mb",
    "'a\u2028b', a\\u{2028}b",
    "'a\u202eb', a\\u{202e}b",
    "'a\u2066b', a\\u{2066}b",
    "'a\u0085b', a\\u{85}b",
  })
  void what_steers_a_terminal_is_escaped(String text, String expected) {
    assertEquals(expected, Text.clean(text, 100));
  }

  @Test
  void half_a_character_is_escaped() {
    assertEquals("a\\u{d83d}b", Text.clean("a\ud83db", 100));
  }

  @Test
  void a_long_text_is_cut_to_the_limit_as_printed() {
    assertEquals("abcd…", Text.clean("abcdefgh", 5));
    assertEquals("abcde", Text.clean("abcde", 5));
    assertEquals("", Text.clean("abc", 0));
  }

  @Test
  void a_cut_never_leaves_half_a_character() {
    for (int max = 0; max < 12; max++) {
      String cut = Text.clean("🚪🚪🚪🚪🚪", max);
      assertEquals(cut, Text.clean(cut, 100), "at " + max);
      assertTrue(cut.length() <= max, "at " + max);
    }
  }
}
