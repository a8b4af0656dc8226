package io.lintel.driver.encoder.pcsc;

import java.util.List;
import java.util.Optional;

/** The readers of this box and the cards on them. Every call may block: never on the loop. */
public interface CardService {
  /** The names of the readers that are plugged in, as PC/SC gives them. */
  List<String> readers() throws CardTrouble;

  /** Begins to talk to the card on a reader, undisturbed by others; empty when there is none. */
  Optional<CardLine> connect(String reader) throws CardTrouble;
}
