package io.lintel.gateway.access;

import io.lintel.spi.Outcome;
import io.lintel.spi.Pin;
import io.lintel.spi.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A year of bookings at one door, day by day, with everything that goes wrong in a house: power
 * cuts, outages, jams, lost confirmations, duplicates, full locks, people who program at the lock,
 * and a clock that nobody set, for days at times. Asked every hour: can all guests who may, and
 * nobody who may not?
 */
final class CodeYear {

  static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
  static final LocalDate LAST = LocalDate.of(2026, 12, 31);

  /** Within which all must be right again: the longest pause between tries, and the tries. */
  static final Duration GRACE = Duration.ofMinutes(15);

  /** Unseen changes are found by the daily pass. */
  static final Duration UNSEEN = Duration.ofHours(26);

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);

  private record Entry(Instant at, int order, Runnable action) {}

  private final Random random;
  private final FakeLock lock;
  private final LockBench bench;
  private final CodeYearAudit audit;
  private final List<YearGuest> guests = new ArrayList<>();
  private final Map<Integer, Pin> foreign = new TreeMap<>();
  private final PriorityQueue<Entry> agenda =
      new PriorityQueue<>(Comparator.comparing(Entry::at).thenComparingInt(Entry::order));
  private int order;
  private Instant calmFrom;
  private Instant unseenUntil = Instant.MIN;
  private final boolean denies;
  private int clockRound;
  int entries;
  int denials;

  CodeYear(long seed, List<Instant> powerCuts) {
    random = new Random(seed);
    lock = new FakeLock(3 + random.nextInt(6), random.nextBoolean(), random.nextInt(3) == 0);
    int duplicates = random.nextInt(3);
    lock.silentDuplicates = duplicates == 0;
    lock.toldDuplicates = duplicates == 1;
    denies = random.nextBoolean();
    bench = new LockBench(lock, midnight(FIRST));
    audit = new CodeYearAudit(bench);
    calmFrom = bench.at;
    powerCuts.forEach(at -> plan(at, this::powerCut));
    bookings();
    mishaps();
  }

  private static Instant midnight(LocalDate day) {
    return day.atStartOfDay(ZONE).toInstant();
  }

  /** Lives through the year; throws what was wrong first. */
  void run() {
    for (var at = bench.at.plus(HOUR); at.isBefore(midnight(LAST)); at = at.plus(HOUR)) {
      while (!agenda.isEmpty() && !agenda.element().at().isAfter(at)) {
        var next = agenda.remove();
        bench.passUntil(next.at());
        next.action().run();
      }
      bench.passUntil(at);
      check(at);
    }
  }

  private void check(Instant at) {
    boolean calm = !at.isBefore(calmFrom) && !at.isBefore(unseenUntil);
    entries += audit.check(guests, foreign, calm && bench.trusted);
    if (calm && bench.denying) {
      audit.nobodyWhoseEndIsUnsure(foreign);
      denials++;
    }
    guests.removeIf(guest -> guest.end().plus(Duration.ofDays(2)).isBefore(at));
  }

  private void plan(Instant at, Runnable action) {
    agenda.add(new Entry(at, order++, action));
  }

  private void bookings() {
    var day = FIRST.plusDays(random.nextInt(4));
    while (day.isBefore(LAST)) {
      var leave = day.plusDays(1 + random.nextInt(7));
      var from = day.atTime(LocalTime.of(15, 0)).atZone(ZONE).toInstant();
      var until = leave.atTime(LocalTime.of(11, 0)).atZone(ZONE).toInstant();
      book(from, until);
      if (random.nextInt(3) == 0) {
        book(from, until); // they come with friends
      }
      day = random.nextInt(3) == 0 ? leave : leave.plusDays(random.nextInt(4));
    }
  }

  private void book(Instant from, Instant until) {
    var lead = Duration.ofMinutes(random.nextInt(30 * 24 * 60));
    var early = from.minus(lead);
    var at = early.isBefore(bench.at) ? bench.at.plusSeconds(1) : early;
    plan(at, () -> create(from, until));
  }

  private void create(Instant from, Instant until) {
    if (!bench.trusted) {
      plan(bench.at.plus(HOUR), () -> create(from, until));
      return;
    }
    var wanted = LockBench.wanted(digits(), from, until);
    var id = new UUID(random.nextLong(), random.nextLong());
    if (!until.isAfter(bench.at) || !isFit(wanted, Optional.empty())) {
      return;
    }
    bench.create(id, wanted);
    var guest = new YearGuest(id, wanted, bench.at);
    guests.add(guest);
    if (random.nextInt(4) == 0) {
      plan(between(bench.at, until), () -> update(guest));
    }
    if (random.nextInt(8) == 0) {
      plan(between(bench.at, until), () -> delete(guest));
    }
  }

  private boolean isFit(Wanted wanted, Optional<UUID> self) {
    try {
      new CodeChecks(bench.state, bench.holder, bench.now()).checked(wanted, self);
      return true;
    } catch (BadCode refused) {
      return false;
    }
  }

  /** Few enough that two guests, or a guest and the owner, choose the same now and then. */
  private String digits() {
    return "" + (1000 + random.nextInt(200));
  }

  private Instant between(Instant from, Instant until) {
    long seconds = Math.max(1, Duration.between(from, until).toSeconds());
    return from.plusSeconds((long) (random.nextDouble() * seconds));
  }

  private void update(YearGuest guest) {
    var was = guest.wanted;
    if (guest.deletedAt.isPresent() || !bench.knows(guest.id) || was.endedBy(bench.at)) {
      return;
    }
    var start = guest.start();
    var end = guest.end();
    var pin = guest.digits();
    var wanted =
        switch (random.nextInt(3)) {
          case 0 -> LockBench.wanted(digits(), start, end);
          case 1 -> LockBench.wanted(pin, start, end.plus(Duration.ofDays(2)));
          default -> LockBench.wanted(pin, start.plus(HOUR.multipliedBy(5)), end.plus(HOUR));
        };
    if (isFit(wanted, Optional.of(guest.id))) {
      bench.feed(new Input.Update(guest.id, wanted));
      guest.before.add(was);
      guest.wanted = wanted;
      guest.changedAt = bench.at;
    }
  }

  private void delete(YearGuest guest) {
    if (bench.knows(guest.id)) {
      bench.feed(new Input.Delete(guest.id));
      guest.deletedAt = Optional.of(bench.at);
    }
  }

  private void mishaps() {
    for (var day = FIRST.plusDays(1); day.isBefore(LAST); day = day.plusDays(1)) {
      var at = midnight(day).plusSeconds(random.nextInt(86_400));
      switch (random.nextInt(24)) {
        case 0 -> plan(at, () -> trouble(Optional.of(FakeLock.offline()), 20 * 60, true));
        case 1 -> plan(at, () -> trouble(Optional.of(FakeLock.offline()), 30, false));
        case 2 -> plan(at, () -> trouble(jam(), 120, false));
        case 3 -> plan(at, this::lostConfirmations);
        case 4 -> plan(at, this::someoneRemoves);
        case 5 -> plan(at, this::someoneChanges);
        case 6 -> plan(at, this::someoneAdds);
        case 7 -> plan(at, this::someoneFills);
        case 8 -> plan(at, () -> bench.feed(new Input.Sync()));
        default -> {} // a quiet day
      }
    }
  }

  private static Optional<Outcome> jam() {
    return Optional.of(FakeLock.refused(Reason.LOCK_JAMMED));
  }

  private void trouble(Optional<Outcome> how, int minutesMax, boolean told) {
    var end = bench.at.plusSeconds(60L * (1 + random.nextInt(minutesMax)));
    lock.stuck = how;
    disturb(end);
    plan(
        end,
        () -> {
          lock.stuck = Optional.empty();
          disturb(bench.at);
          if (told) {
            bench.feed(new Input.Back());
          }
        });
  }

  private void lostConfirmations() {
    lock.mute = true;
    plan(bench.at.plus(HOUR.multipliedBy(5)), () -> lock.mute = false);
  }

  private void disturb(Instant until) {
    var calm = until.plus(GRACE);
    calmFrom = calm.isAfter(calmFrom) ? calm : calmFrom;
  }

  private void powerCut() {
    for (int step = random.nextInt(8); step > 0; step--) {
      bench.passStep(untilNext()); // it strikes while something is written
    }
    var off = Duration.ofSeconds(random.nextInt(600));
    bench.trusted = random.nextInt(4) != 0;
    bench.denying = false;
    clockRound++;
    bench.lag = Duration.ofSeconds(random.nextInt(3_600));
    bench.crash(random.nextBoolean(), random.nextBoolean(), off);
    if (bench.at.isBefore(unseenUntil)) {
      unseenUntil = bench.at.plus(UNSEEN);
    }
    disturb(bench.at);
    if (!bench.trusted) {
      boolean forDays = random.nextInt(3) == 0;
      nobodySetsTheClock(Duration.ofSeconds(random.nextInt(forDays ? 3 * 86_400 : 7_200)));
    }
  }

  private void nobodySetsTheClock(Duration until) {
    int round = clockRound;
    plan(bench.at.plus(until), () -> inClockRound(round, this::clockIsSet));
    if (denies) {
      plan(bench.at.plus(DAY).plus(bench.lag), () -> inClockRound(round, this::clockIsStale));
    }
  }

  /** Unless the power failed meanwhile, after which the clock is another matter. */
  private void inClockRound(int round, Runnable action) {
    if (round == clockRound) {
      action.run();
    }
  }

  private void clockIsStale() {
    if (!bench.trusted) {
      bench.denying = true;
      disturb(bench.at);
      bench.feed(new Input.Tick());
    }
  }

  private Duration untilNext() {
    return agenda.isEmpty() ? HOUR : Duration.between(bench.at, agenda.element().at());
  }

  private void clockIsSet() {
    bench.trusted = true;
    bench.denying = false;
    disturb(bench.at);
    bench.feed(new Input.Tick());
  }

  /** People do this between two exchanges, not in the middle of one. */
  private boolean canTouch() {
    return bench.isIdle() && lock.stuck.isEmpty();
  }

  private Optional<Integer> oneOfOurs() {
    return lock.slots.keySet().stream()
        .filter(slot -> !foreign.containsKey(slot))
        .skip(random.nextInt(3))
        .findFirst();
  }

  private Optional<Integer> oneFree() {
    for (int slot = lock.traits.slots(); slot > 0; slot--) {
      if (!lock.slots.containsKey(slot) && bench.ownerOf(slot).isEmpty()) {
        return Optional.of(slot);
      }
    }
    return Optional.empty();
  }

  private void someoneRemoves() {
    oneOfOurs()
        .filter(slot -> canTouch())
        .ifPresent(
            slot -> {
              lock.slots.remove(slot);
              touched(slot);
            });
  }

  /** A masked lock could not show it, and no gateway could know. */
  private void someoneChanges() {
    oneOfOurs()
        .filter(slot -> canTouch() && !lock.traits.masked())
        .ifPresent(
            slot -> {
              lock.slots.put(slot, new FakeLock.Content(new Pin("777" + slot), Optional.empty()));
              touched(slot);
            });
  }

  private void someoneAdds() {
    oneFree().filter(slot -> canTouch()).ifPresent(this::add);
  }

  private void add(int slot) {
    var pin = new Pin(digits());
    boolean taken = lock.slots.values().stream().anyMatch(c -> c.pin().equals(pin));
    if (!taken) {
      lock.slots.put(slot, new FakeLock.Content(pin, Optional.empty()));
      foreign.put(slot, pin);
      touched(slot);
      plan(bench.at.plus(Duration.ofDays(1 + random.nextInt(6))), () -> takeAway(slot));
    }
  }

  private void takeAway(int slot) {
    if (!canTouch()) {
      plan(bench.at.plus(HOUR), () -> takeAway(slot));
    } else if (foreign.remove(slot) != null) {
      lock.slots.remove(slot);
      if (!bench.state.unmanaged().containsKey(slot)) {
        unseenUntil = bench.at.plus(UNSEEN); // nobody knew of it, so nobody misses it
      }
      touched(slot);
    }
  }

  private void someoneFills() {
    for (var slot = oneFree(); slot.isPresent() && canTouch(); slot = nextFree(slot.get())) {
      add(slot.get());
    }
  }

  private Optional<Integer> nextFree(int tried) {
    return oneFree().filter(slot -> slot != tried);
  }

  /** Most locks tell; what is not told is found by the daily pass. */
  private void touched(int slot) {
    disturb(bench.at);
    if (random.nextInt(5) == 0) {
      unseenUntil = bench.at.plus(UNSEEN);
    } else {
      bench.feed(lock.shown(slot, bench.at.plus(FakeLock.SETTLE)));
    }
  }
}
