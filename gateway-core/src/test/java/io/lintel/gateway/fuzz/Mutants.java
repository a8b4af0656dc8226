package io.lintel.gateway.fuzz;

import java.util.List;
import java.util.Random;

/** Texts that differ from a good one in a few places: characters, words, lines. */
public final class Mutants {

  private static final List<String> WORDS =
      List.of(
          "",
          "~",
          "null",
          "{}",
          "[]",
          "{a: b}",
          "[1, 2]",
          "-",
          ":",
          "\"",
          "'",
          "&a",
          "*a",
          "<<",
          "!!",
          "true",
          "-1",
          "0",
          "1e999",
          "99999999999999999999",
          "0x10",
          ".inf",
          "1:30",
          "2026-01-31",
          "\t",
          "\u0000",
          "\u202e",
          "\ud800",
          "é",
          "/",
          "../..",
          "%s",
          "a".repeat(5000));

  private final String good;
  private final Random random;

  public Mutants(String good, long seed) {
    this.good = good;
    this.random = new Random(seed);
  }

  public String next() {
    StringBuilder text = new StringBuilder(good);
    for (int change = random.nextInt(4); change >= 0; change--) {
      mutate(text);
    }
    return text.toString();
  }

  private void mutate(StringBuilder text) {
    int from = random.nextInt(text.length() + 1);
    int to = Math.min(text.length(), from + random.nextInt(12));
    switch (random.nextInt(5)) {
      case 0 -> text.replace(from, to, WORDS.get(random.nextInt(WORDS.size())));
      case 1 -> text.insert(from, (char) random.nextInt(0x250));
      case 2 -> text.delete(from, to);
      case 3 -> text.insert(from, text.substring(from, to));
      default -> replaceWord(text, from);
    }
  }

  /** The word at a place becomes another: what a hand does that types a wrong value. */
  private void replaceWord(StringBuilder text, int at) {
    int from = at;
    while (from > 0 && Character.isLetterOrDigit(text.charAt(from - 1))) {
      from--;
    }
    int to = at;
    while (to < text.length() && Character.isLetterOrDigit(text.charAt(to))) {
      to++;
    }
    text.replace(from, to, WORDS.get(random.nextInt(WORDS.size())));
  }
}
