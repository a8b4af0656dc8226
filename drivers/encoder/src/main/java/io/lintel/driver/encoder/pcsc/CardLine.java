package io.lintel.driver.encoder.pcsc;

import io.lintel.driver.encoder.tag.Answer;
import io.lintel.driver.encoder.tag.Octets;

/** One card, to be used and closed on the thread that connected it. */
public interface CardLine extends AutoCloseable {
  Answer transmit(Octets command) throws CardTrouble;

  /** Lets the card go. Never fails: a card that has gone needs no goodbye. */
  @Override
  void close();
}
