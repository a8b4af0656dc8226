package io.lintel.spi;

import java.time.Duration;
import java.util.List;

/**
 * What an operator is asked.
 *
 * @param text the question, with everything needed to answer it
 * @param limit how long an answer is waited for, 1 s to 1 h
 * @param choices the answers that count, upper and lower case alike; empty: any text
 */
public record Question(String text, Duration limit, List<String> choices) {

  private static final Duration LIMIT_MIN = Duration.ofSeconds(1);
  private static final Duration LIMIT_MAX = Duration.ofHours(1);

  public Question {
    choices = List.copyOf(choices);
    if (limit.compareTo(LIMIT_MIN) < 0 || limit.compareTo(LIMIT_MAX) > 0) {
      throw new IllegalArgumentException("a question waits 1 s to 1 h, not " + limit);
    }
  }

  /** Any text may be the answer. */
  public static Question of(String text, Duration limit) {
    return new Question(text, limit, List.of());
  }

  /** The answer is {@code yes} or {@code no}. */
  public static Question yesOrNo(String text, Duration limit) {
    return new Question(text, limit, List.of("yes", "no"));
  }
}
