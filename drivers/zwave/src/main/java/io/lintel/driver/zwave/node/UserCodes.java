package io.lintel.driver.zwave.node;

import io.lintel.driver.zwave.command.CodeText;
import io.lintel.driver.zwave.command.NodeCommand;
import io.lintel.driver.zwave.command.NotificationClass;
import io.lintel.driver.zwave.command.NotificationUser;
import io.lintel.driver.zwave.command.UserCodeClass;
import io.lintel.driver.zwave.command.UserCodeClass.Slot;
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
 * Codes by User Code. Version 2 is asked for its checksum first, and for many slots in one report
 * where it can. Where it cannot, and at version 1, a lock answers for one slot at a time, a second
 * or more each when it sleeps: there only slots are listed that are known to be used.
 *
 * @param slots how many users the lock holds
 * @param extended whether it speaks the commands of version 2
 * @param checksum whether it tells a checksum
 * @param bulk whether it tells several slots in one report
 */
record UserCodes(int slots, boolean extended, boolean checksum, boolean bulk)
    implements CodeProtocol {
  static final Question HOW_MANY = Question.of(0, UserCodeClass.getUsersNumber());
  static final Question CAPABILITIES = Question.of(0, UserCodeClass.getCapabilities());

  private static final Question CHECKSUM = Question.of(0, UserCodeClass.getChecksum());

  /** By the specification, whatever the lock says. */
  private static final Set<Integer> LENGTHS =
      IntStream.rangeClosed(4, 10).boxed().collect(Collectors.toUnmodifiableSet());

  /** A lock writes its memory while it still answers from what it had. */
  private static final Duration SETTLE = Duration.ofSeconds(3);

  private static final int ALL_DELETED = 0x0C;
  private static final int DELETED = 0x0D;
  private static final int ADDED = 0x0E;
  private static final int DUPLICATE = 0x0F;

  /** Empty when the node has no User Code, or did not say how many. */
  static Optional<UserCodes> of(NodeProfile profile) {
    return profile
        .told(HOW_MANY)
        .filter(UserCodeClass.UsersNumber.class::isInstance)
        .map(told -> ((UserCodeClass.UsersNumber) told).count())
        .filter(count -> count > 0)
        .map(count -> of(count, profile));
  }

  private static UserCodes of(int count, NodeProfile profile) {
    boolean extended = profile.version(0, UserCodeClass.ID) >= 2;
    boolean checksum = false;
    boolean bulk = false;
    if (profile.told(CAPABILITIES).orElse(null) instanceof UserCodeClass.Capabilities can) {
      checksum = extended && can.checksum();
      bulk = extended && can.multipleReports();
    }
    int limit = extended ? 0xFFFF : UserCodeClass.SHORT_USERS_LIMIT;
    return new UserCodes(Math.min(count, limit), extended, checksum, bulk);
  }

  @Override
  public CodeTraits traits(boolean schedules, boolean masked) {
    return new CodeTraits(slots, LENGTHS, schedules, masked, SETTLE);
  }

  @Override
  public Move put(int slot, Pin code, CodeMemory memory, Function<Boolean, Move> then) {
    Octets command =
        extended ? UserCodeClass.setExtended(slot, code) : UserCodeClass.set(slot, code);
    return new Move.Note(
        () -> memory.claim(slot), Move.set(0, command, heard -> verdict(heard, slot, ADDED), then));
  }

  @Override
  public Move clear(int slot, CodeMemory memory, Function<Boolean, Move> then) {
    Octets command = extended ? UserCodeClass.clearExtended(slot) : UserCodeClass.clear(slot);
    return new Move.Note(
        memory::doubt, Move.set(0, command, heard -> verdict(heard, slot, DELETED), then));
  }

  @Override
  public Move look(int slot, CodeMemory memory, Function<SlotContent, Move> then) {
    return ask(
        slot,
        found ->
            found.status() == Slot.NOT_THERE
                ? new Move.End(CodeFaults.noSuchSlot(slots))
                : then.apply(content(found)));
  }

  @Override
  public Move readAll(CodeMemory memory) {
    return checksum
        ? new Move.Ask(CHECKSUM, told -> checked(told, memory))
        : list(OptionalInt.empty(), memory);
  }

  @Override
  public List<CodeSlot> heard(NodeCommand command, CodeMemory memory) {
    if (!(command instanceof NotificationClass.Report(int type, int event, Octets parameters))
        || type != NotificationClass.ACCESS_CONTROL) {
      return List.of();
    }
    int user = NotificationUser.of(parameters);
    return switch (event) {
      case ALL_DELETED ->
          memory.used().stream().map(slot -> new CodeSlot(slot, new SlotContent.Empty())).toList();
      case DELETED -> one(user, new SlotContent.Empty());
      // The digits that some locks put beside it may be masked: a reading tells.
      case ADDED -> one(user, new SlotContent.Masked());
      default -> List.of();
    };
  }

  private List<CodeSlot> one(int user, SlotContent content) {
    return user >= 1 && user <= slots ? List.of(new CodeSlot(user, content)) : List.of();
  }

  private Optional<Verdict> verdict(NodeCommand heard, int slot, int good) {
    if (!(heard instanceof NotificationClass.Report(int type, int event, Octets parameters))
        || type != NotificationClass.ACCESS_CONTROL) {
      return Optional.empty();
    }
    int user = NotificationUser.of(parameters);
    boolean ours = user == slot || user == 0;
    if (ours && event == DUPLICATE) {
      return Optional.of(new Verdict.Refused(CodeFaults.duplicate()));
    }
    return user == slot && event == good ? Optional.of(new Verdict.Taken()) : Optional.empty();
  }

  /** By the short command wherever it can name the user: every lock answers that. */
  private Move ask(int slot, Function<Slot, Move> then) {
    Question question =
        slot <= UserCodeClass.SHORT_USERS_LIMIT
            // class, REPORT, user
            ? new Question(0, UserCodeClass.get(slot), Octets.of(UserCodeClass.ID, 0x03, slot))
            : new Question(
                0,
                UserCodeClass.getExtended(slot, false),
                // class, EXTENDED_REPORT, count, user(2)
                Octets.of(UserCodeClass.ID, 0x0D, 1, slot >> 8, slot & 0xFF));
    return new Move.Ask(question, told -> then.apply(slot(told)));
  }

  private static Slot slot(NodeCommand told) {
    return switch (told) {
      case UserCodeClass.Report(Slot slot) -> slot;
      case UserCodeClass.Extended(List<Slot> found, _) when !found.isEmpty() -> found.getFirst();
      default -> new Slot(1, Slot.NOT_THERE, Octets.NONE);
    };
  }

  private Move list(OptionalInt crc, CodeMemory memory) {
    return bulk
        ? page(1, List.of(), crc, memory)
        : each(List.copyOf(memory.used()), List.of(), crc, memory);
  }

  private Move each(List<Integer> left, List<CodeSlot> found, OptionalInt crc, CodeMemory memory) {
    if (left.isEmpty()) {
      return all(found, crc, memory);
    }
    int slot = left.getFirst();
    return ask(
        slot,
        told -> {
          var here = new CodeSlot(slot, content(told));
          var more = new ArrayList<>(found);
          if (told.isUsed()) {
            more.add(here);
          }
          return new Move.Note(
              () -> memory.see(here), each(left.subList(1, left.size()), more, crc, memory));
        });
  }

  private Move checked(NodeCommand told, CodeMemory memory) {
    if (!(told instanceof UserCodeClass.Checksum(int crc))) {
      return list(OptionalInt.empty(), memory);
    }
    // No code is set at all
    if (crc == 0) {
      return all(List.of(), OptionalInt.of(0), memory);
    }
    return memory.isStill(crc) ? tell(memory.seen()) : list(OptionalInt.of(crc), memory);
  }

  /** From a user on; the lock says which is the next with a code. */
  private Move page(int user, List<CodeSlot> before, OptionalInt crc, CodeMemory memory) {
    var question =
        new Question(0, UserCodeClass.getExtended(user, bulk), Octets.of(UserCodeClass.ID, 0x0D));
    return new Move.Ask(question, told -> turn(user, told, before, crc, memory));
  }

  private Move turn(
      int user, NodeCommand told, List<CodeSlot> before, OptionalInt crc, CodeMemory memory) {
    if (!(told instanceof UserCodeClass.Extended(List<Slot> page, int next))) {
      return new Move.End(CodeFaults.unreadable());
    }
    var found = new ArrayList<>(before);
    page.stream()
        .filter(slot -> slot.isUsed() && slot.user() >= user && slot.user() <= slots)
        .map(slot -> new CodeSlot(slot.user(), content(slot)))
        .forEach(found::add);
    // A lock that does not get further is not asked for ever.
    return next > user && next <= slots ? page(next, found, crc, memory) : all(found, crc, memory);
  }

  private static Move all(List<CodeSlot> found, OptionalInt crc, CodeMemory memory) {
    return new Move.Note(() -> memory.seeAll(found, crc), tell(found));
  }

  private static Move tell(List<CodeSlot> found) {
    Move move = Move.done(true);
    for (CodeSlot slot : found.reversed()) {
      move = new Move.Tell(slot, move);
    }
    return move;
  }

  private static SlotContent content(Slot slot) {
    if (!slot.isUsed()) {
      return new SlotContent.Empty();
    }
    return CodeText.shown(slot.code())
        .<SlotContent>map(SlotContent.Holds::new)
        .orElseGet(SlotContent.Masked::new);
  }
}
