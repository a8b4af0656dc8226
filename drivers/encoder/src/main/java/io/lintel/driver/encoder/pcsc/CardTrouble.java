package io.lintel.driver.encoder.pcsc;

/** Something between this driver and a card does not work. */
public final class CardTrouble extends Exception {
  private static final long serialVersionUID = 1L;

  /** What does not work. */
  public enum Kind {
    /** There is no libpcsclite on this box. */
    NO_LIBRARY,
    /** pcscd does not run, or went away. */
    NO_SERVICE,
    /** pcscd runs and does not let this user in. */
    NO_PERMISSION,
    /** pcscd was started anew and Java holds on to the old one. */
    STALE_SERVICE,
    /** The reader went away. */
    NO_READER,
    /** The card went away. */
    CARD_GONE,
    /** Another program holds the card. */
    HELD_BY_ANOTHER,
    /** The reader or the card did not answer, or not as it should. */
    NO_ANSWER
  }

  private final Kind kind;

  /**
   * @param detail as PC/SC says it
   */
  public CardTrouble(Kind kind, String detail) {
    super(detail, null, false, false);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }

  public String detail() {
    return String.valueOf(getMessage());
  }
}
