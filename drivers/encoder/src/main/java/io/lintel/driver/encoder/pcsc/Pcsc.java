package io.lintel.driver.encoder.pcsc;

import io.lintel.driver.encoder.pcsc.CardTrouble.Kind;
import java.util.List;
import java.util.Optional;
import javax.smartcardio.Card;
import javax.smartcardio.CardException;
import javax.smartcardio.CardNotPresentException;
import javax.smartcardio.CardTerminal;

/** The PC/SC service of this box. */
public final class Pcsc implements CardService {
  @Override
  public List<String> readers() throws CardTrouble {
    return terminals().stream().map(CardTerminal::getName).toList();
  }

  @Override
  public Optional<CardLine> connect(String reader) throws CardTrouble {
    CardTerminal terminal =
        terminals().stream()
            .filter(one -> one.getName().equals(reader))
            .findFirst()
            .orElseThrow(() -> new CardTrouble(Kind.NO_READER, reader));
    try {
      return terminal.isCardPresent() ? Optional.of(begin(terminal)) : Optional.empty();
    } catch (CardNotPresentException gone) {
      return Optional.empty();
    } catch (CardException e) {
      throw PcscErrors.trouble(e);
    }
  }

  private static CardLine begin(CardTerminal terminal) throws CardException {
    Card card = terminal.connect("*");
    var line = new PcscLine(card);
    try {
      card.beginExclusive();
      return line;
    } catch (CardException | IllegalStateException e) {
      line.close();
      throw new CardException(e);
    }
  }

  /** One that was started anew is found again at the second try. */
  private static List<CardTerminal> terminals() throws CardTrouble {
    try {
      return list();
    } catch (CardTrouble trouble) {
      if (trouble.kind() != Kind.NO_SERVICE) {
        throw trouble;
      }
      PcscContext.forget();
      return list();
    }
  }

  private static List<CardTerminal> list() throws CardTrouble {
    try {
      return PcscContext.terminals().list();
    } catch (CardException e) {
      if (PcscErrors.isNoReaders(e)) {
        return List.of();
      }
      throw PcscErrors.trouble(e);
    }
  }
}
