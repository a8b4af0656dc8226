package io.lintel.gateway.store;

/**
 * How the store is.
 *
 * @param outboxRows not yet acknowledged
 * @param journalRows kept as history
 * @param fileBytes database and log
 * @param state what it can do now
 */
public record StoreHealth(long outboxRows, long journalRows, long fileBytes, State state) {

  /** What the store can do now. */
  public enum State {
    WELL,
    /** The reserve was released: telemetry is dropped. */
    FULL,
    READ_ONLY,
    BROKEN
  }
}
