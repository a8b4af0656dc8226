package io.lintel.driver.encoder;

import io.lintel.driver.encoder.pcsc.CardLine;
import io.lintel.driver.encoder.pcsc.CardService;
import io.lintel.driver.encoder.pcsc.CardTrouble;
import io.lintel.driver.encoder.pcsc.CardTrouble.Kind;
import io.lintel.driver.encoder.tag.Answer;
import io.lintel.driver.encoder.tag.Octets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** A PC/SC service with one reader or more, in the hands of a test. */
final class FakeCards implements CardService {
  final List<String> plugged = new ArrayList<>(List.of("ACS ACR122U PICC Interface 00 00"));
  @Nullable VirtualTag card;
  @Nullable Kind broken;
  @Nullable Kind badContact;

  /** The card is taken away when so many commands more were carried out; negative: never. */
  int stays = -1;

  /** Whether the last answer is lost with the card. */
  boolean lastAnswerLost;

  /** Runs before each command, with how many were carried out on this card. */
  IntConsumer beforeCommand = _ -> {};

  @Override
  public List<String> readers() throws CardTrouble {
    if (broken != null) {
      throw new CardTrouble(broken, "SCARD_E_OF_A_TEST");
    }
    return List.copyOf(plugged);
  }

  @Override
  public Optional<CardLine> connect(String reader) throws CardTrouble {
    if (badContact != null) {
      throw new CardTrouble(badContact, "SCARD_W_UNRESPONSIVE_CARD");
    }
    return Optional.ofNullable(card).map(FakeLine::new);
  }

  private final class FakeLine implements CardLine {
    private final VirtualTag tag;

    FakeLine(VirtualTag tag) {
      this.tag = tag;
      tag.powerUp();
    }

    @Override
    public Answer transmit(Octets command) throws CardTrouble {
      beforeCommand.accept(tag.commands());
      if (stays == 0) {
        throw gone();
      }
      Answer answer = Answer.of(tag.answer(command.toArray()));
      if (--stays == 0 && lastAnswerLost) {
        throw gone();
      }
      return answer;
    }

    private CardTrouble gone() {
      card = null;
      return new CardTrouble(Kind.CARD_GONE, "SCARD_W_REMOVED_CARD");
    }

    @Override
    public void close() {}
  }
}
