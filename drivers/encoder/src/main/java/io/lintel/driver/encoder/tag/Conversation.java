package io.lintel.driver.encoder.tag;

import io.lintel.driver.encoder.tag.Ending.Unfitness;
import io.lintel.driver.encoder.tag.Instruction.Weight;
import io.lintel.driver.encoder.tag.State.Tag;
import io.lintel.spi.CardNumber;
import java.math.BigInteger;
import java.util.Optional;

/**
 * A conversation with one NFC Forum Type 4 Tag (version 2.0; in brackets its clauses), decided
 * purely. A message is written as: length 0, the bytes, then the length (5.5), so that a card taken
 * away in between holds nothing instead of half a message.
 */
public final class Conversation {
  /** What to do next, and where that leads. */
  public record Next(State state, Instruction instruction) {}

  /** More than any message of this gateway; a card with more holds something else. */
  private static final int FOREIGN_BYTES = 2_048;

  /** Double, triple and proprietary identifiers are 4, 7 and 10 bytes; none is above this. */
  private static final int IDENTIFIER_MAX_BYTES = 32;

  /** SW1 of an error after which the memory may have changed (ISO 7816-4, table 6). */
  private static final int MEMORY_CHANGED = 0x65;

  private static final int BITS = 8;

  public static Next begin(Task task) {
    return send(new State.Identifying(task), Commands.GET_IDENTIFIER, Weight.READS);
  }

  public static Next on(State state, Answer answer) {
    return switch (state) {
      case State.Identifying(Task task) -> identified(task, answer);
      case State.SelectingApplication(Task task, CardNumber id) ->
          answer.isWell()
              ? send(
                  new State.SelectingCapabilities(task, id),
                  Commands.SELECT_CAPABILITIES,
                  Weight.READS)
              : notATag(task, id, "no NDEF application", answer);
      case State.SelectingCapabilities(Task task, CardNumber id) ->
          answer.isWell()
              ? send(
                  new State.ReadingCapabilities(task, id), Commands.READ_CAPABILITIES, Weight.READS)
              : notATag(task, id, "no capability container", answer);
      case State.ReadingCapabilities(Task task, CardNumber id) -> capable(task, id, answer);
      case State.SelectingFile(Task task, Tag tag) -> selected(task, tag, answer);
      case State.ReadingLength(Task task, Tag tag) -> measured(task, tag, answer);
      case State.ReadingMessage reading -> readOn(reading, answer);
      case State.Blanking(Octets message, Tag tag) -> blanked(message, tag, answer);
      case State.Writing(Octets message, Tag tag, int written) ->
          answer.isWell() ? writeOn(message, tag, written) : torn("writing", answer);
      case State.Finishing(Octets message, Tag tag) ->
          answer.isWell()
              ? readLength(new Task.Check(message), tag)
              : torn("setting its length", answer);
      case State.Over() -> throw new IllegalStateException("the conversation is over");
    };
  }

  private static Next identified(Task task, Answer answer) {
    int size = answer.data().size();
    if (!answer.isWell() || size < 1 || size > IDENTIFIER_MAX_BYTES) {
      return end(new Ending.Unfit(Unfitness.NO_IDENTIFIER, answer.statusHex()));
    }
    var id = new CardNumber(size * BITS, new BigInteger(1, answer.data().toArray()));
    return send(
        new State.SelectingApplication(task, id), Commands.SELECT_APPLICATION, Weight.READS);
  }

  private static Next capable(Task task, CardNumber id, Answer answer) {
    return Optional.of(answer)
        .filter(Answer::isWell)
        .flatMap(well -> CapabilityContainer.decode(well.data()))
        .map(capabilities -> new Tag(id, capabilities))
        .map(tag -> selectFile(task, tag))
        .orElseGet(() -> notATag(task, id, "an unknown capability container", answer));
  }

  private static Next selectFile(Task task, Tag tag) {
    Octets command = Commands.selectFile(tag.capabilities().fileId());
    return send(new State.SelectingFile(task, tag), command, Weight.READS);
  }

  private static Next selected(Task task, Tag tag, Answer answer) {
    if (!answer.isWell()) {
      return notATag(task, tag.identifier(), "no NDEF file", answer);
    }
    return task instanceof Task.Encode(Octets message)
        ? beginWriting(message, tag)
        : readLength(task, tag);
  }

  private static Next beginWriting(Octets message, Tag tag) {
    int room = tag.capabilities().messageMaxBytes();
    if (!tag.capabilities().writable()) {
      return end(new Ending.Unfit(Unfitness.WRITE_PROTECTED, "by its capability container"));
    }
    if (message.size() > room) {
      String detail = "%d bytes of %d".formatted(room, message.size());
      return end(new Ending.Unfit(Unfitness.TOO_SMALL, detail));
    }
    Octets blank = Commands.update(0, Octets.ofShort(0));
    return send(new State.Blanking(message, tag), blank, Weight.BEGINS);
  }

  private static Next blanked(Octets message, Tag tag, Answer answer) {
    if (answer.isWell()) {
      return writeOn(message, tag, 0);
    }
    return answer.status() >> 8 == MEMORY_CHANGED
        ? torn("clearing", answer)
        : end(new Ending.Unfit(Unfitness.WRITE_PROTECTED, answer.statusHex()));
  }

  private static Next writeOn(Octets message, Tag tag, int written) {
    if (written == message.size()) {
      Octets length = Commands.update(0, Octets.ofShort(message.size()));
      return send(new State.Finishing(message, tag), length, Weight.COMPLETES);
    }
    int end = Math.min(message.size(), written + tag.capabilities().writeMaxBytes());
    Octets command = Commands.update(2 + written, message.slice(written, end));
    return send(new State.Writing(message, tag, end), command, Weight.GOES_ON);
  }

  private static Next readLength(Task task, Tag tag) {
    return send(new State.ReadingLength(task, tag), Commands.READ_LENGTH, Weight.READS);
  }

  private static Next measured(Task task, Tag tag, Answer answer) {
    int length = answer.isWell() && answer.data().size() == 2 ? answer.data().shortAt(0) : 0;
    boolean usable =
        length > 0 && length <= Math.min(tag.capabilities().messageMaxBytes(), FOREIGN_BYTES);
    return usable && tag.capabilities().readable()
        ? readPiece(new State.ReadingMessage(task, tag, length, Octets.NONE))
        : finished(task, tag, Optional.empty());
  }

  private static Next readPiece(State.ReadingMessage reading) {
    int done = reading.soFar().size();
    int size = Math.min(reading.length() - done, reading.tag().capabilities().readMaxBytes());
    return send(reading, Commands.read(2 + done, size), Weight.READS);
  }

  private static Next readOn(State.ReadingMessage reading, Answer answer) {
    Octets soFar = reading.soFar().plus(answer.data());
    if (!answer.isWell() || answer.data().size() == 0 || soFar.size() > reading.length()) {
      return finished(reading.task(), reading.tag(), Optional.empty());
    }
    return soFar.size() == reading.length()
        ? finished(reading.task(), reading.tag(), Optional.of(soFar))
        : readPiece(
            new State.ReadingMessage(reading.task(), reading.tag(), reading.length(), soFar));
  }

  private static Next finished(Task task, Tag tag, Optional<Octets> message) {
    return switch (task) {
      case Task.Check(Octets written) when message.equals(Optional.of(written)) ->
          end(new Ending.Written(tag.identifier(), written));
      case Task.Check _ -> end(new Ending.Torn("it does not read back as it was written"));
      case Task.Scan _, Task.Encode _ -> end(new Ending.Read(tag.identifier(), message));
    };
  }

  /** Such a card can be scanned for its identifier all the same. */
  private static Next notATag(Task task, CardNumber id, String what, Answer answer) {
    return task instanceof Task.Scan
        ? end(new Ending.Read(id, Optional.empty()))
        : end(new Ending.Unfit(Unfitness.NOT_A_TAG, what + ", " + answer.statusHex()));
  }

  private static Next torn(String where, Answer answer) {
    return end(new Ending.Torn("it answered " + answer.statusHex() + " to " + where));
  }

  private static Next send(State state, Octets command, Weight weight) {
    return new Next(state, new Instruction.Send(command, weight));
  }

  private static Next end(Ending ending) {
    return new Next(new State.Over(), new Instruction.End(ending));
  }

  private Conversation() {}
}
