package io.lintel.driver.encoder.tag;

/** What is to be done next in a conversation. */
public sealed interface Instruction {
  /** Send the command and hand in the answer. */
  record Send(Octets command, Weight weight) implements Instruction {}

  record End(Ending ending) implements Instruction {}

  /** What a command does to the card. */
  enum Weight {
    /** Nothing. */
    READS,
    /** It is the first that changes the card. */
    BEGINS,
    /** It changes a card that is torn already. */
    GOES_ON,
    /** It makes the torn card valid. */
    COMPLETES
  }
}
