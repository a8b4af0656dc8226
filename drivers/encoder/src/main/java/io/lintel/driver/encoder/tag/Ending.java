package io.lintel.driver.encoder.tag;

import io.lintel.spi.CardNumber;
import java.util.Optional;

/** How a conversation with a card ended. */
public sealed interface Ending {
  /** Nothing was to be written; the message is empty where the card holds none that can be read. */
  record Read(CardNumber identifier, Optional<Octets> message) implements Ending {}

  /** Written, and read back as it was written. */
  record Written(CardNumber identifier, Octets message) implements Ending {}

  /** Nothing was written: the card is none that can be. */
  record Unfit(Unfitness why, String detail) implements Ending {}

  /** Something was written, and the rest failed: the card must be encoded again. */
  record Torn(String detail) implements Ending {}

  /** Why a card cannot be used. */
  enum Unfitness {
    /** It tells no identifier. */
    NO_IDENTIFIER,
    /** It is no NFC Forum Type 4 Tag. */
    NOT_A_TAG,
    /** It can be read alone. */
    WRITE_PROTECTED,
    /** The message does not fit. */
    TOO_SMALL
  }
}
