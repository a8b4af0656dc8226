package io.lintel.driver.zwave.node;

import io.lintel.driver.zwave.command.CodeText;
import io.lintel.driver.zwave.command.NodeCommand;
import io.lintel.driver.zwave.command.UserCredentialClass;
import io.lintel.driver.zwave.command.UserCredentialClass.CredentialCapabilities;
import io.lintel.driver.zwave.command.UserCredentialClass.CredentialReport;
import io.lintel.driver.zwave.command.UserCredentialClass.Kind;
import io.lintel.driver.zwave.command.UserCredentialClass.Operation;
import io.lintel.driver.zwave.command.UserCredentialClass.UserCapabilities;
import io.lintel.driver.zwave.command.UserCredentialClass.UserReport;
import io.lintel.driver.zwave.command.UserCredentialClass.Why;
import io.lintel.driver.zwave.node.Move.Verdict;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.CodeSlots.CodeTraits;
import io.lintel.spi.Pin;
import io.lintel.spi.Report.CodeSlot;
import io.lintel.spi.Report.SlotContent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Codes by User Credential. Slot n is user n with the PIN in place n: the lock counts places over
 * all users, so that a place can be another's. A user that the gateway did not make is never
 * deleted.
 *
 * @param slots the lesser of users and places for PINs
 * @param pins what the lock says of its PINs
 * @param checksum whether it tells a checksum over its PINs
 */
record UserCredentials(int slots, Kind pins, boolean checksum) implements CodeProtocol {
  static final Question USERS = Question.of(0, UserCredentialClass.getUserCapabilities());
  static final Question CREDENTIALS =
      Question.of(0, UserCredentialClass.getCredentialCapabilities());

  private static final int PIN = UserCredentialClass.PIN;

  private static final Question CHECKSUM =
      new Question(
          0,
          UserCredentialClass.getCredentialChecksum(PIN),
          Octets.of(UserCredentialClass.ID, 0x19, PIN));

  private static final int LONGEST_PIN = 32;

  private static final Duration SETTLE = Duration.ofSeconds(3);

  /** Empty when the node has no User Credential, or takes no PINs. */
  static Optional<UserCredentials> of(NodeProfile profile) {
    if (profile.told(USERS).orElse(null) instanceof UserCapabilities users
        && profile.told(CREDENTIALS).orElse(null) instanceof CredentialCapabilities can) {
      return can.kinds().stream()
          .filter(kind -> kind.type() == PIN && kind.lengthMax() >= Math.max(1, kind.lengthMin()))
          .map(kind -> of(users, kind, can.checksum()))
          .filter(found -> found.slots > 0)
          .findFirst();
    }
    return Optional.empty();
  }

  private static UserCredentials of(UserCapabilities users, Kind pins, boolean checksum) {
    return new UserCredentials(Math.min(users.users(), pins.slots()), pins, checksum);
  }

  @Override
  public CodeTraits traits(boolean schedules, boolean masked) {
    int shortest = Math.clamp(pins.lengthMin(), 1, LONGEST_PIN);
    int longest = Math.clamp(pins.lengthMax(), shortest, LONGEST_PIN);
    Set<Integer> lengths =
        IntStream.rangeClosed(shortest, longest).boxed().collect(Collectors.toSet());
    return new CodeTraits(slots, lengths, false, masked, SETTLE);
  }

  @Override
  public Move put(int slot, Pin code, CodeMemory memory, Function<Boolean, Move> then) {
    return askUser(
        slot,
        user ->
            user.exists()
                ? place(slot, code, memory, then)
                : new Move.Note(() -> memory.claim(slot), add(slot, code, memory, then)));
  }

  @Override
  public Move clear(int slot, CodeMemory memory, Function<Boolean, Move> then) {
    return askUser(
        slot,
        user -> {
          if (!user.exists()) {
            return then.apply(true);
          }
          Octets command =
              memory.isOurs(slot)
                  ? UserCredentialClass.deleteUser(slot)
                  : UserCredentialClass.deletePin(slot, slot);
          return Move.set(0, command, heard -> verdict(heard, slot), then);
        });
  }

  @Override
  public Move look(int slot, CodeMemory memory, Function<SlotContent, Move> then) {
    return askPlace(
        slot,
        pin ->
            pin.exists()
                ? then.apply(content(pin))
                : askUser(slot, user -> then.apply(withoutPin(user, memory))));
  }

  @Override
  public Move readAll(CodeMemory memory) {
    return checksum
        ? new Move.Ask(CHECKSUM, told -> checked(told, memory))
        : walk(0, List.of(), OptionalInt.empty(), memory);
  }

  @Override
  public List<CodeSlot> heard(NodeCommand command, CodeMemory memory) {
    return switch (command) {
      case CredentialReport report when report.type() == PIN && has(report.slot()) ->
          switch (report.why()) {
            case Why.ADDED, Why.MODIFIED -> List.of(new CodeSlot(report.slot(), content(report)));
            case Why.DELETED -> List.of(empty(report.slot()));
            default -> List.of();
          };
      case UserReport report when report.why() == Why.DELETED && report.user() == 0 ->
          memory.used().stream().map(UserCredentials::empty).toList();
      case UserReport report when report.why() == Why.DELETED && has(report.user()) ->
          List.of(empty(report.user()));
      default -> List.of();
    };
  }

  private boolean has(int slot) {
    return slot >= 1 && slot <= slots;
  }

  private Move add(int slot, Pin code, CodeMemory memory, Function<Boolean, Move> then) {
    return Move.set(
        0,
        UserCredentialClass.setUser(Operation.ADD, slot, Octets.NONE),
        heard -> userVerdict(heard, slot),
        _ -> place(slot, code, memory, then));
  }

  private Move place(int slot, Pin code, CodeMemory memory, Function<Boolean, Move> then) {
    return askPlace(
        slot,
        pin -> {
          Operation operation = pin.exists() ? Operation.MODIFY : Operation.ADD;
          Octets command = UserCredentialClass.setPin(operation, slot, slot, code);
          return new Move.Note(
              memory::doubt, Move.set(0, command, heard -> verdict(heard, slot), then));
        });
  }

  private static Optional<Verdict> userVerdict(NodeCommand heard, int slot) {
    return heard instanceof UserReport report && report.user() == slot
        ? verdict(report.why())
        : Optional.empty();
  }

  private static Optional<Verdict> verdict(NodeCommand heard, int slot) {
    return switch (heard) {
      case CredentialReport report when report.type() == PIN && report.slot() == slot ->
          verdict(report.why());
      case UserReport report when report.user() == slot && report.why() == Why.DELETED ->
          Optional.of(new Verdict.Taken());
      default -> Optional.empty();
    };
  }

  private static Optional<Verdict> verdict(int why) {
    return switch (why) {
      case Why.ADDED, Why.MODIFIED, Why.DELETED, Why.UNCHANGED -> Optional.of(new Verdict.Taken());
      case Why.DUPLICATE, Why.DUPLICATE_OF_ADMIN ->
          Optional.of(new Verdict.Refused(CodeFaults.duplicate()));
      case Why.OCCUPIED, Why.WRONG_USER, Why.EMPTY ->
          Optional.of(new Verdict.Refused(CodeFaults.taken()));
      case Why.SECURITY_RULE -> Optional.of(new Verdict.Refused(CodeFaults.againstRule()));
      default -> Optional.empty();
    };
  }

  private static Move askUser(int slot, Function<UserReport, Move> then) {
    var question =
        new Question(
            0,
            UserCredentialClass.getUser(slot),
            // class, USER_REPORT, in answer
            Octets.of(UserCredentialClass.ID, 0x07, Why.ASKED));
    return new Move.Ask(
        question,
        told ->
            told instanceof UserReport user && user.user() == slot
                ? then.apply(user)
                : new Move.End(CodeFaults.unreadable()));
  }

  /** Whose ever the PIN in this place is; 0 asks for the first there is. */
  private static Move askPlace(int slot, Function<CredentialReport, Move> then) {
    var question =
        new Question(
            0,
            UserCredentialClass.getCredential(0, PIN, slot),
            // class, CREDENTIAL_REPORT, in answer
            Octets.of(UserCredentialClass.ID, 0x0C, Why.ASKED));
    return new Move.Ask(
        question,
        told ->
            told instanceof CredentialReport pin
                ? then.apply(pin)
                : new Move.End(CodeFaults.unreadable()));
  }

  private Move checked(NodeCommand told, CodeMemory memory) {
    return told instanceof UserCredentialClass.CredentialChecksum(_, int crc)
        ? memory.isStill(crc)
            ? tell(memory.seen())
            : walk(0, List.of(), OptionalInt.of(crc), memory)
        : walk(0, List.of(), OptionalInt.empty(), memory);
  }

  /** From place to place; the lock says which is the next. */
  private Move walk(int slot, List<CodeSlot> before, OptionalInt crc, CodeMemory memory) {
    return askPlace(
        slot,
        pin -> {
          var found = new ArrayList<>(before);
          if (pin.exists() && pin.type() == PIN && has(pin.slot())) {
            found.add(new CodeSlot(pin.slot(), content(pin)));
          }
          boolean goesOn = pin.nextType() == PIN && pin.nextSlot() > slot && has(pin.nextSlot());
          return goesOn
              ? walk(pin.nextSlot(), found, crc, memory)
              : new Move.Note(() -> memory.seeAll(found, crc), tell(found));
        });
  }

  private static Move tell(List<CodeSlot> found) {
    Move move = Move.done(true);
    for (CodeSlot slot : found.reversed()) {
      move = new Move.Tell(slot, move);
    }
    return move;
  }

  /** A user of someone else's, with a finger or a card, has its number all the same. */
  private static SlotContent withoutPin(UserReport user, CodeMemory memory) {
    return user.exists() && !memory.isOurs(user.user())
        ? new SlotContent.Masked()
        : new SlotContent.Empty();
  }

  private static CodeSlot empty(int slot) {
    return new CodeSlot(slot, new SlotContent.Empty());
  }

  private static SlotContent content(CredentialReport pin) {
    Optional<Pin> digits = pin.shown() ? CodeText.shown(pin.data()) : Optional.empty();
    return digits.<SlotContent>map(SlotContent.Holds::new).orElseGet(SlotContent.Masked::new);
  }
}
