package io.lintel.driver.zwave.serial;

/** What happens to the serial machine. */
sealed interface SerialInput {
  record Heard(Received received) implements SerialInput {}

  /** A timer ran. It counts only if its round is still the current one. */
  record Woke(long round) implements SerialInput {}

  /** The link did not take the bytes of the transmission just ordered. */
  record Unwritten() implements SerialInput {}

  record LinkDown() implements SerialInput {}
}
