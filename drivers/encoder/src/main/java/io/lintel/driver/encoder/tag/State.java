package io.lintel.driver.encoder.tag;

import io.lintel.spi.CardNumber;

/** Where a conversation with a card is: which answer it waits for. */
public sealed interface State {
  record Identifying(Task task) implements State {}

  record SelectingApplication(Task task, CardNumber identifier) implements State {}

  record SelectingCapabilities(Task task, CardNumber identifier) implements State {}

  record ReadingCapabilities(Task task, CardNumber identifier) implements State {}

  record SelectingFile(Task task, Tag tag) implements State {}

  record ReadingLength(Task task, Tag tag) implements State {}

  /**
   * Reading the message in pieces.
   *
   * @param length of the whole message, in bytes
   */
  record ReadingMessage(Task task, Tag tag, int length, Octets soFar) implements State {}

  /** The length was set to 0: from here on the card is torn until its length is set again. */
  record Blanking(Octets message, Tag tag) implements State {}

  /**
   * Writing the message in pieces.
   *
   * @param written how many bytes were sent, the last piece included
   */
  record Writing(Octets message, Tag tag, int written) implements State {}

  /** The length was set to the message's: from here on the card is valid. */
  record Finishing(Octets message, Tag tag) implements State {}

  record Over() implements State {}

  /** A card that is an NFC Forum Type 4 Tag. */
  record Tag(CardNumber identifier, CapabilityContainer capabilities) {}
}
