package io.lintel.driver.encoder.tag;

/** What a conversation with a card is for. */
public sealed interface Task {
  /** Read what is there. */
  record Scan() implements Task {}

  /**
   * Write a whole NDEF message and read it back.
   *
   * @param message 1 byte at least
   */
  record Encode(Octets message) implements Task {
    public Encode {
      if (message.size() == 0) {
        throw new IllegalArgumentException("an NDEF message has at least one byte");
      }
    }
  }

  /** The second half of {@link Encode}: what was written is read back. */
  record Check(Octets message) implements Task {}
}
