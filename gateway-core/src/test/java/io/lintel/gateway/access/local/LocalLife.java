package io.lintel.gateway.access.local;

import io.lintel.gateway.access.CanonicalCard;
import io.lintel.gateway.access.ClockSense;
import io.lintel.gateway.access.DoorCard;
import io.lintel.gateway.access.DoorCode;
import io.lintel.gateway.access.local.DoorOracle.Answer;
import io.lintel.gateway.access.local.DoorOracle.Right;
import io.lintel.gateway.action.Box;
import io.lintel.gateway.action.SimulatedDoors.Mood;
import io.lintel.gateway.action.Specialist;
import io.lintel.gateway.config.AccessConfig;
import io.lintel.gateway.config.AccessConfig.UntrustedClock;
import io.lintel.gateway.store.MemoryStore.Trouble;
import io.lintel.spi.Pin;
import io.lintel.spi.Report;
import io.lintel.spi.Report.LockState;
import io.lintel.spi.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/**
 * Some days at two doors with three readers: people with codes and cards, people who guess, power
 * cuts, clocks that nobody set, a storage that stalls. After each entry the door must stand as the
 * oracle says, and once the storage works each entry must have been told, once.
 */
final class LocalLife {

  private static final UUID FRONT = Box.door(0);
  private static final UUID FRONT_KEYPAD = Box.door(1);
  private static final UUID FRONT_READER = Box.door(2);
  private static final UUID BACK = Box.door(3);
  private static final UUID BACK_KEYPAD = Box.door(4);
  private static final Map<UUID, UUID> GUARDS =
      Map.of(FRONT_KEYPAD, FRONT, FRONT_READER, FRONT, BACK_KEYPAD, BACK);
  private static final List<UUID> DOORS = List.of(FRONT, BACK);
  private static final List<UUID> READERS = List.of(FRONT_KEYPAD, FRONT_READER, BACK_KEYPAD);

  private static final int STEPS = 120;
  private static final int WRONG_ALLOWED = 3;

  /** So few that the same are given out again, and that a guess may be right. */
  private static final int PINS = 9;

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration FORGOTTEN = Duration.ofMinutes(62);
  private static final List<Integer> PAUSES_SECONDS =
      List.of(0, 2, 9, 10, 19, 39, 79, 159, 299, 300, 1_200, 3_600, 7_200, 30_000);

  private final Random random;
  private final UntrustedClock policy;
  private final DoorOracle oracle;
  private final SimBook book = new SimBook();
  private final SimCards people = new SimCards();
  private final Box box;
  private final EntryLog log;

  /** What happened, for whoever reads of a failure. */
  private final List<String> course = new ArrayList<>();

  private Trouble trouble = Trouble.NONE;
  private Instant troubleSince = Instant.MAX;
  private Duration clockIsOff = Duration.ZERO;
  int opened;
  int refused;
  int blocked;
  int doubted;

  LocalLife(long seed) {
    random = new Random(seed);
    policy = random.nextBoolean() ? UntrustedClock.DENY : UntrustedClock.LAST_KNOWN;
    oracle = new DoorOracle(WRONG_ALLOWED, policy == UntrustedClock.DENY);
    box = new Box(seed, 5, this::parts);
    log = new EntryLog(box);
  }

  private List<Specialist> parts() {
    book.forgetListeners();
    var settings = new LocalAccessSettings(GUARDS, new AccessConfig(policy, WRONG_ALLOWED), false);
    return List.of(
        new LocalAccess(
            settings, book, book.cardBook(), new Secret(new byte[32]), new ClockSense()));
  }

  void live() {
    box.run(Duration.ofMinutes(2));
    DOORS.forEach(this::enrol);
    for (int step = 0; step < STEPS; step++) {
      happen();
      box.run(Duration.ofSeconds(pause()));
    }
    storageWorks();
  }

  private int pause() {
    return PAUSES_SECONDS.get(random.nextInt(PAUSES_SECONDS.size()));
  }

  private void happen() {
    switch (random.nextInt(20)) {
      case 0, 1, 2 -> give();
      case 3 -> takeAway();
      case 4 -> box.run(Duration.ofHours(random.nextInt(20)));
      case 5 -> turnClock();
      case 6 -> storage();
      case 7 -> restart();
      case 8 -> powerCut();
      case 9, 10 -> showCard();
      case 11, 12 -> guess();
      default -> enterCode();
    }
  }

  private Instant real() {
    return box.time.wall().minus(clockIsOff);
  }

  private UUID aDoor() {
    return DOORS.get(random.nextInt(DOORS.size()));
  }

  private UUID aReader() {
    return READERS.get(random.nextInt(READERS.size()));
  }

  private void enrol(UUID door) {
    people.all().stream()
        .filter(person -> random.nextBoolean())
        .forEach(person -> book.cardsOf(door).add(card(person)));
    book.changed(door);
  }

  private DoorCard card(SimCards.Person person) {
    var from = window();
    return new DoorCard(
        person.id(),
        CanonicalCard.of(person.enrolled()).orElseThrow(),
        random.nextBoolean() ? Optional.of(from) : Optional.empty(),
        random.nextBoolean() ? Optional.of(end(from)) : Optional.empty());
  }

  private Instant window() {
    return real().plusSeconds(random.nextInt(60_000) - 30_000);
  }

  /** Longer than any doubt about the time. */
  private Instant end(Instant from) {
    return from.plus(Duration.ofHours(6)).plusSeconds(random.nextInt(150_000));
  }

  private void give() {
    var door = aDoor();
    var from = window();
    var code =
        new DoorCode(
            box.id(),
            aPin(),
            random.nextInt(5) > 0 ? Optional.of(from) : Optional.empty(),
            random.nextInt(5) > 0 ? Optional.of(end(from)) : Optional.empty(),
            random.nextInt(6) == 0);
    if (book.codesOf(door).stream().noneMatch(other -> clash(code, other))) {
      book.codesOf(door).add(code);
      book.changed(door);
    }
  }

  /** The book never has the same digits at overlapping times. */
  private static boolean clash(DoorCode one, DoorCode other) {
    return one.code().equals(other.code())
        && one.startsAt().orElse(Instant.MIN).isBefore(other.endsAt().orElse(Instant.MAX))
        && other.startsAt().orElse(Instant.MIN).isBefore(one.endsAt().orElse(Instant.MAX));
  }

  private Pin aPin() {
    return new Pin("470" + (1 + random.nextInt(PINS)));
  }

  private void takeAway() {
    var door = aDoor();
    var codes = book.codesOf(door);
    if (!codes.isEmpty()) {
      codes.remove(random.nextInt(codes.size()));
      book.changed(door);
    }
  }

  private void enterCode() {
    var keypad = aReader();
    enter(keypad, random.nextInt(4) > 0 ? aPinOf(door(keypad)) : aPin());
  }

  private Pin aPinOf(UUID door) {
    var codes = book.codesOf(door);
    return codes.isEmpty() ? aPin() : codes.get(random.nextInt(codes.size())).code();
  }

  private void guess() {
    var keypad = aReader();
    for (int i = random.nextInt(WRONG_ALLOWED + 3); i >= 0; i--) {
      enter(keypad, new Pin("%05d".formatted(random.nextInt(100_000))));
      box.run(Duration.ofSeconds(random.nextInt(15)));
    }
    enter(keypad, aPin());
  }

  private void enter(UUID keypad, Pin pin) {
    var found =
        book.codesOf(door(keypad)).stream()
            .filter(code -> code.code().equals(pin))
            .map(Right::of)
            .toList();
    prepare(door(keypad));
    var answers = oracle.entered(keypad, found, real());
    boolean jammed = isJammed(door(keypad));
    box.doors.report(keypad, new Report.Keys(pin));
    judge(keypad, answers, "keycode", jammed);
  }

  private void showCard() {
    var reader = aReader();
    var shown = people.shown(random);
    var found =
        book.cardsOf(door(reader)).stream()
            .filter(card -> shown.owner().equals(Optional.of(card.credentialId())))
            .map(card -> new Right(card.credentialId(), card.startsAt(), card.endsAt(), false))
            .toList();
    prepare(door(reader));
    var answers = oracle.showed(shown.readable(), found, real());
    boolean jammed = isJammed(door(reader));
    box.doors.report(reader, new Report.Card(shown.number()));
    judge(reader, answers, "card", jammed);
  }

  private static UUID door(UUID reader) {
    return Optional.ofNullable(GUARDS.get(reader)).orElseThrow();
  }

  /** Mostly shut; sometimes someone left it open. */
  private void prepare(UUID door) {
    var bolt = box.doors.door(door);
    bolt.mood = random.nextInt(12) == 0 ? Mood.JAMMED : Mood.WELL;
    if (bolt.bolt == LockState.UNLOCKED && random.nextInt(6) > 0) {
      bolt.turn();
      box.run(SECOND);
    }
  }

  private boolean isJammed(UUID door) {
    return box.doors.door(door).mood == Mood.JAMMED;
  }

  private void judge(UUID reader, Set<Answer> answers, String method, boolean jammed) {
    course.add(real() + " " + method + " at " + reader + ": " + answers);
    var door = door(reader);
    boolean wasOpen = box.doors.door(door).bolt == LockState.UNLOCKED;
    int moved = box.doors.movements.size();
    box.run(SECOND);
    boolean opens = box.doors.movements.size() > moved;
    boolean mayOpen = answers.stream().anyMatch(answer -> answer.what().equals("opens"));
    boolean mustOpen = answers.stream().allMatch(answer -> answer.what().equals("opens"));
    require(!opens || mayOpen, "it opened, and the oracle says " + answers);
    require(opens || !mustOpen || jammed || wasOpen, "it stayed shut for " + answers);
    boolean trusted = oracle.trusts();
    log.expect(
        answers.stream()
            .map(answer -> EntryLog.events(reader, answer, method, jammed, trusted))
            .toList());
    if (method.equals("keycode") && (opens || mustOpen)) {
      oracle.opened(reader);
    }
    count(answers, mustOpen);
    if (answers.size() > 1 && trouble != Trouble.NONE) {
      storageWorks(); // only the events can tell now what it was
    }
    if (trouble == Trouble.NONE) {
      compare(reader, method);
    }
  }

  private void count(Set<Answer> answers, boolean mustOpen) {
    var what = answers.iterator().next().what();
    opened += mustOpen ? 1 : 0;
    blocked += what.equals("too_many_attempts") ? 1 : 0;
    refused += what.equals("expired_code") ? 1 : 0;
    doubted += answers.stream().map(Answer::what).distinct().count() > 1 ? 1 : 0;
  }

  /** Where the time was in doubt and the door jammed or open, the event says which it was. */
  private void compare(UUID reader, String method) {
    List<List<String>> all;
    try {
      all = log.compare();
    } catch (AssertionError wrong) {
      throw wrong(String.valueOf(wrong.getMessage()));
    }
    if (all.size() == 1 && method.equals("keycode") && EntryLog.isRight(all.getFirst())) {
      oracle.opened(reader);
    }
  }

  private void turnClock() {
    if (oracle.trusts()) {
      course.add(real() + " clock lost");
      oracle.clockIsLost(real());
      box.time.setTrusted(false);
      if (random.nextBoolean()) {
        var jump = Duration.ofHours(random.nextInt(20_000) - 10_000);
        clockIsOff = clockIsOff.plus(jump);
        box.time.setWall(box.time.wall().plus(jump));
      }
      box.run(Duration.ofHours(random.nextInt(30)));
    } else {
      setClock();
    }
  }

  private void setClock() {
    box.time.setWall(real());
    clockIsOff = Duration.ZERO;
    box.time.setTrusted(true);
    oracle.clockIsSet();
    course.add(real() + " clock set");
    box.run(Duration.ofMinutes(2)); // until it is seen, and kept
  }

  private void storage() {
    if (trouble != Trouble.NONE) {
      storageWorks();
      return;
    }
    trouble =
        List.of(Trouble.STALLED, Trouble.FULL, Trouble.READ_ONLY, Trouble.BROKEN)
            .get(random.nextInt(4));
    troubleSince = real();
    oracle.storageFails(real());
    course.add(real() + " storage " + trouble);
    box.store.be(trouble);
  }

  private void storageWorks() {
    trouble = Trouble.NONE;
    course.add(real() + " storage well");
    oracle.storageWorks();
    box.store.be(Trouble.NONE);
    box.run(Duration.ofSeconds(12));
    compare(FRONT_KEYPAD, "");
  }

  private void restart() {
    course.add(real() + " restart, storage " + trouble);
    boolean forgets = trouble != Trouble.NONE;
    box.kill();
    oracle.restarted(real());
    up(forgets);
  }

  private void powerCut() {
    boolean forgets = trouble != Trouble.NONE;
    course.add(real() + " power cut, storage " + trouble + ", clock " + oracle.trusts());
    var before = real();
    var written = forgets ? troubleSince : before;
    box.time.reboot(Duration.ofSeconds(random.nextInt(9_000)));
    box.kill();
    oracle.powerWasOff(before, real(), written);
    up(forgets);
  }

  /** What a storage in trouble did not take is gone with the power, and wrong tries with it. */
  private void up(boolean forgets) {
    trouble = Trouble.NONE;
    oracle.storageWorks();
    box.run(SECOND);
    if (forgets) {
      box.run(FORGOTTEN);
      box.kill();
      oracle.restarted(real());
      box.run(SECOND);
      log.forget();
    }
  }

  private void require(boolean holds, String what) {
    if (!holds) {
      throw wrong(what);
    }
  }

  private AssertionError wrong(String what) {
    var last = course.subList(Math.max(0, course.size() - 20), course.size());
    return new AssertionError(real() + ": " + what + "\n" + String.join("\n", last));
  }
}
