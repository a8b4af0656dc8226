package io.lintel.driver.encoder;

import io.lintel.driver.encoder.pcsc.CardLine;
import io.lintel.driver.encoder.pcsc.CardService;
import io.lintel.driver.encoder.pcsc.CardTrouble;
import io.lintel.driver.encoder.tag.Conversation;
import io.lintel.driver.encoder.tag.Ending;
import io.lintel.driver.encoder.tag.Instruction;
import io.lintel.driver.encoder.tag.Instruction.Weight;
import io.lintel.driver.encoder.tag.Task;
import io.lintel.spi.Fault;
import io.lintel.spi.Reason;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;

/**
 * One look at a reader, and the whole conversation with the card when one lies there. Runs off the
 * loop, as one piece, because Java binds the hold on a card to a thread.
 */
final class Visit implements Callable<Visit.Result> {
  /** What came of it. */
  sealed interface Result {
    /** The reader is there and no card is, or it went before anything was written. */
    record NoCard() implements Result {}

    /** The reader cannot be used. */
    record Offline(Fault fault) implements Result {}

    record Ended(Ending ending) implements Result {}

    record Failed(Reason reason, Fault fault) implements Result {}

    /** The permit ended before anything was written. */
    record TooLate() implements Result {}
  }

  private final CardService service;
  private final Optional<String> part;
  private final Task task;
  private final BooleanSupplier mayWrite;
  private boolean torn;

  /**
   * @param mayWrite asked on this visit's thread before the first bytes that change a card, and
   *     before those that make it valid
   */
  Visit(CardService service, Optional<String> part, Task task, BooleanSupplier mayWrite) {
    this.service = service;
    this.part = part;
    this.task = task;
    this.mayWrite = mayWrite;
  }

  @Override
  public Result call() {
    try {
      return switch (Readers.choose(part, service.readers())) {
        case Readers.Choice.None(Fault fault) -> new Result.Offline(fault);
        case Readers.Choice.Chosen(String reader) -> at(reader);
      };
    } catch (CardTrouble trouble) {
      return torn ? tornBy(trouble.detail()) : failed(trouble);
    }
  }

  private Result at(String reader) throws CardTrouble {
    Optional<CardLine> card = service.connect(reader);
    if (card.isEmpty()) {
      return new Result.NoCard();
    }
    try (CardLine line = card.get()) {
      return talk(line);
    }
  }

  private Result talk(CardLine line) throws CardTrouble {
    Conversation.Next next = Conversation.begin(task);
    while (next.instruction() instanceof Instruction.Send(var command, var weight)) {
      if (isFinalSay(weight) && !mayWrite.getAsBoolean()) {
        return torn ? tornBy("its time ran out") : new Result.TooLate();
      }
      torn = torn || weight == Weight.BEGINS;
      next = Conversation.on(next.state(), line.transmit(command));
    }
    return new Result.Ended(((Instruction.End) next.instruction()).ending());
  }

  private static boolean isFinalSay(Weight weight) {
    return weight == Weight.BEGINS || weight == Weight.COMPLETES;
  }

  private static Result tornBy(String detail) {
    return new Result.Ended(new Ending.Torn(detail));
  }

  private static Result failed(CardTrouble trouble) {
    Fault fault = Faults.of(trouble);
    return switch (trouble.kind()) {
      case CARD_GONE -> new Result.NoCard();
      case NO_LIBRARY, NO_SERVICE, NO_PERMISSION, STALE_SERVICE, NO_READER ->
          new Result.Offline(fault);
      case HELD_BY_ANOTHER, NO_ANSWER ->
          new Result.Failed(Reason.ENCODER_COMMUNICATION_TIMEOUT, fault);
    };
  }
}
