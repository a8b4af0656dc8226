package io.lintel.gateway.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what someone may have meant. */
public final class Nearest {

  private Nearest() {}

  /** {@code ": did you mean "name"?"}, or the whole choice when nothing is near. */
  public static String hint(String word, Collection<String> choice) {
    if (choice.isEmpty()) {
      return "";
    }
    return to(word, choice)
        .map(near -> "; did you mean \"" + near + "\"?")
        .orElse("; known here: " + String.join(", ", choice));
  }

  /** The nearest word, if at most a third of its letters differ. */
  static Optional<String> to(String word, Collection<String> choice) {
    String plain = plain(word);
    return choice.stream()
        .filter(near -> distance(plain, plain(near)) <= Math.max(1, (near.length() + 1) / 3))
        .min(Comparator.comparingInt(near -> distance(plain, plain(near))));
  }

  private static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replace('-', '_');
  }

  /** Letters to insert, drop or replace (Levenshtein). */
  static int distance(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      nextRow(row, i, from.charAt(i - 1), to);
    }
    return row[to.length()];
  }

  private static void nextRow(int[] row, int i, char letter, String to) {
    int diagonal = row[0];
    row[0] = i;
    for (int j = 1; j <= to.length(); j++) {
      int replaced = diagonal + (letter == to.charAt(j - 1) ? 0 : 1);
      diagonal = row[j];
      row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
    }
  }
}
