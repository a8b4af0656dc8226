package io.lintel.spi;

/**
 * Something that reads and writes cards laid on it. Serves the credential action types. Every order
 * ends once with {@link Reports#outcome}: without a card in time as {@link
 * Reason#NO_CREDENTIAL_ON_ENCODER}.
 */
public interface Encoder extends Capability {

  /** Waits for a card until the permit ends and reads it: a {@link Report.CardRead}, then done. */
  void scan(Order order);

  /**
   * Waits for a card until the permit ends, writes the message so that a torn write is never a
   * valid card, and reads it back: a {@link Report.CardRead}, then done. An interrupted write ends
   * as {@link Reason#ENCODING_INTERRUPTED}.
   *
   * @param message a whole NDEF message
   */
  void encode(Order order, Secret message);
}
