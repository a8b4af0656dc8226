package io.lintel.driver.encoder.pcsc;

import io.lintel.driver.encoder.pcsc.CardTrouble.Kind;
import io.lintel.driver.encoder.tag.Answer;
import io.lintel.driver.encoder.tag.Octets;
import java.nio.ByteBuffer;
import javax.smartcardio.Card;
import javax.smartcardio.CardException;

/** One card behind PC/SC. */
final class PcscLine implements CardLine {
  /** Short answers have at most 258 bytes; Java chains what a card gives in pieces. */
  private static final int ANSWER_MAX_BYTES = 66_000;

  private final Card card;

  PcscLine(Card card) {
    this.card = card;
  }

  @Override
  public Answer transmit(Octets command) throws CardTrouble {
    try {
      ByteBuffer answer = ByteBuffer.allocate(ANSWER_MAX_BYTES);
      card.getBasicChannel().transmit(ByteBuffer.wrap(command.toArray()), answer);
      return answer(answer.flip());
    } catch (CardException e) {
      throw PcscErrors.trouble(e);
    } catch (IllegalStateException e) {
      // Java says so of every call after the one that found the card gone.
      throw new CardTrouble(Kind.CARD_GONE, String.valueOf(e.getMessage()));
    }
  }

  /** Some readers answer for a card that has gone, with nothing. */
  private static Answer answer(ByteBuffer received) throws CardTrouble {
    byte[] bytes = new byte[received.remaining()];
    received.get(bytes);
    if (bytes.length < Answer.STATUS_BYTES) {
      throw new CardTrouble(Kind.NO_ANSWER, "an answer of " + bytes.length + " bytes");
    }
    return Answer.of(bytes);
  }

  @Override
  public void close() {
    try {
      card.endExclusive();
    } catch (CardException | IllegalStateException e) {
      // Taken away, or never held: then there is nothing to give back.
    }
    try {
      card.disconnect(true);
    } catch (CardException e) {
      // The same.
    }
  }
}
