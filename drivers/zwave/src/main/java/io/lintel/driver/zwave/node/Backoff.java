package io.lintel.driver.zwave.node;

/**
 * When to ask a node again that did not answer: after 10 s, 20 s, … at most every 30 min, because a
 * sleeping lock pays each question with its battery. Pure.
 *
 * @param misses in a row
 */
public record Backoff(int misses) {
  public static final Backoff NONE = new Backoff(0);

  private static final int FIRST_PAUSE_MILLIS = 10_000;
  private static final int LONGEST_PAUSE_MILLIS = 30 * 60_000;
  private static final int MISSES_LIMIT = 9;

  public Backoff missed() {
    return new Backoff(Math.min(misses + 1, MISSES_LIMIT));
  }

  /** The pause after the latest miss; the first miss has the shortest. */
  public int pauseMillis() {
    return Math.min(FIRST_PAUSE_MILLIS << Math.max(misses - 1, 0), LONGEST_PAUSE_MILLIS);
  }
}
