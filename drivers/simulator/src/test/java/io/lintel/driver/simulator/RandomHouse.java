package io.lintel.driver.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.spi.Outcome;
import io.lintel.spi.Pin;
import io.lintel.spi.Report.LockState;
import io.lintel.spi.Report.Method;
import io.lintel.spi.Report.Position;
import io.lintel.spi.Simulated;
import io.lintel.testkit.TestOrder;
import io.lintel.testkit.World;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** Three doors under random orders, mishaps, hands and power cuts, by the seed. */
final class RandomHouse {
  private static final int EVENTS = 40;
  private static final Duration PAUSE_MAX = Duration.ofMillis(1_500);
  private static final Duration WINDOW_MAX = Duration.ofSeconds(5);
  private static final List<String> VERBS =
      List.of(
          "jam",
          "unjam",
          "offline",
          "online",
          "hang",
          "hang",
          "release",
          "release",
          "slow",
          "manual_lock",
          "manual_unlock");

  private final World world;
  private final RandomGenerator random;
  private final List<Given> given = new ArrayList<>();
  private final Set<Integer> everJammed = new HashSet<>();
  private House house;
  private Instant born;

  RandomHouse(long seed, Path folder) {
    world = World.seeded(seed);
    random = world.random();
    born = world.wall();
    house = House.with(world.host("simulator", folder), addresses());
    house.host().loop().blockingTakes(Duration.ofMillis(random.nextInt(100)));
  }

  /** An order, the bolt's goal where it has one, and until when it was permitted. */
  private record Given(TestOrder order, Optional<LockState> goal, Instant notAfter) {}

  void run() {
    for (int i = 0; i < EVENTS; i++) {
      somethingHappens(random.nextInt(3));
      house.pass(world.upTo(PAUSE_MAX));
    }
    makeWell();
    house.pass(WINDOW_MAX.plusSeconds(60));
    given.forEach(this::endedTruly);
    movementsWerePermitted();
    for (int n = 0; n < 3; n++) {
      everyMovementWasTold(n);
      everyMovementWentSomewhereElse(n);
      lastReportIsWhereTheBoltIs(n);
    }
    house.reports().assertNoBreach();
  }

  private static List<Map<String, ?>> addresses() {
    return List.of(
        Map.of("kind", "lock", "travel", Duration.ofMillis(700)),
        Map.of("kind", "keypad_lock", "codes", List.of("1234", "5678")),
        Map.of("kind", "release", "hold", Duration.ofSeconds(2)));
  }

  private void somethingHappens(int n) {
    switch (random.nextInt(16)) {
      case 0, 1, 2 -> give(n, LockState.UNLOCKED);
      case 3, 4 -> give(n, LockState.LOCKED);
      case 5 -> give(n, house.run()::read);
      case 6 -> simulate(n, (keys, order) -> keys.enterCode(order, new Pin("5678")));
      case 7 -> simulate(n, (keys, order) -> keys.enterCode(order, new Pin("0000")));
      case 8 -> simulate(n, Simulated::lockAtKeypad);
      case 9 -> given.forEach(this::perhapsCancel);
      case 10 -> perhaps(5, () -> simulate(n, Simulated::reset));
      case 11 -> perhaps(8, this::cutPower);
      default -> mishap(n, VERBS.get(random.nextInt(VERBS.size())));
    }
  }

  private void mishap(int n, String verb) {
    house.say(n, verb);
    if (verb.equals("jam")) {
      everJammed.add(n);
    }
  }

  private void give(int n, LockState goal) {
    TestOrder order = order(n, Optional.of(goal));
    if (goal == LockState.UNLOCKED) {
      house.run().unlock(order);
    } else {
      house.run().lock(order);
    }
  }

  private void give(int n, Consumer<TestOrder> how) {
    how.accept(order(n, Optional.empty()));
  }

  private void simulate(int n, BiConsumer<Simulated, TestOrder> act) {
    Simulated keys = house.run().capability(House.door(n), Simulated.class);
    give(n, order -> house.host().loop().call(() -> act.accept(keys, order)));
  }

  private TestOrder order(int n, Optional<LockState> goal) {
    Duration window = world.upTo(WINDOW_MAX);
    TestOrder order = house.run().order(House.door(n), window);
    given.add(new Given(order, goal, world.wall().plus(window)));
    return order;
  }

  private void perhapsCancel(Given each) {
    if (random.nextInt(3) == 0 && !each.order().cancelled()) {
      each.order().cancel();
      given.set(
          given.indexOf(each), new Given(each.order(), each.goal(), earlier(each.notAfter())));
    }
  }

  private Instant earlier(Instant notAfter) {
    return notAfter.isBefore(world.wall()) ? notAfter : world.wall();
  }

  private void perhaps(int oneIn, Runnable action) {
    if (random.nextInt(oneIn) == 0) {
      action.run();
    }
  }

  /** Orders of before the cut have nobody left to end them; what they moved stays moved. */
  private void cutPower() {
    List<LockState> bolts = List.of(lastLine(0), lastLine(1), lastLine(2));
    movementsWerePermitted();
    given.clear();
    world.advance(Duration.ofMillis(1));
    born = world.wall();
    house = house.restarted();
    for (int n = 0; n < 3; n++) {
      LockState first = positions(n).getFirst().state();
      assertEquals(bolts.get(n), first, "after a restart, seed " + world.seed());
    }
  }

  private void makeWell() {
    for (int n = 0; n < 3; n++) {
      house.say(n, "online");
      house.say(n, "release");
      house.say(n, "unjam");
    }
  }

  private void endedTruly(Given each) {
    Outcome outcome =
        house
            .reports()
            .outcome(each.order().id())
            .orElseThrow(() -> new AssertionError("no end, seed " + world.seed()));
    switch (outcome) {
      case Outcome.Done(boolean confirmed) -> check(confirmed && goalWasTold(each), outcome, each);
      case Outcome.NotSent _ -> check(movements(each) == 0, outcome, each);
      case Outcome.Refused _ -> check(each.goal().isEmpty() || movements(each) == 1, outcome, each);
      case Outcome.Unknown _ -> {}
    }
  }

  private void check(boolean holds, Outcome outcome, Given each) {
    assertTrue(holds, () -> outcome + " is not true of " + each + ", seed " + world.seed());
  }

  private boolean goalWasTold(Given each) {
    return each.goal().isEmpty()
        || house.reports().of(each.order().deviceId()).stream()
            .anyMatch(
                report -> report instanceof Position at && at.state() == each.goal().orElseThrow());
  }

  private long movements(Given each) {
    return house.movements().stream()
        .filter(line -> line.attemptId().equals(Optional.of(each.order().id())))
        .count();
  }

  private void movementsWerePermitted() {
    for (Given each : given) {
      List<MovementLines.Line> moved =
          house.movements().stream()
              .filter(line -> line.attemptId().equals(Optional.of(each.order().id())))
              .toList();
      assertTrue(moved.size() <= 1, "moved twice, seed " + world.seed());
      moved.forEach(
          line ->
              assertTrue(
                  !line.at().isAfter(each.notAfter()), "moved too late, seed " + world.seed()));
    }
  }

  /** In this life of the house: each line has its report, in the same order. */
  private void everyMovementWasTold(int n) {
    var told = new ArrayList<Method>();
    positions(n).stream()
        .map(Position::method)
        .filter(method -> method != Method.READ)
        .forEach(told::add);
    for (MovementLines.Line line : linesOfThisLife(n)) {
      Method method = Method.valueOf(line.method().toUpperCase(Locale.ROOT));
      int at = told.indexOf(method);
      assertTrue(at >= 0, "untold: " + line + ", seed " + world.seed());
      told.subList(0, at + 1).clear();
    }
  }

  /** A bolt that never stuck half way goes back and forth. */
  private void everyMovementWentSomewhereElse(int n) {
    List<String> kinds = lines(n).stream().map(MovementLines.Line::kind).toList();
    for (int i = 0; i < kinds.size() && !everJammed.contains(n); i++) {
      assertEquals(i % 2 == 0 ? "unlock" : "lock", kinds.get(i), "seed " + world.seed());
    }
  }

  private void lastReportIsWhereTheBoltIs(int n) {
    LockState told = positions(n).getLast().state();
    assertTrue(
        told == LockState.JAMMED || told == lastLine(n), "wrong at the end, seed " + world.seed());
  }

  private List<Position> positions(int n) {
    return house.reports().of(House.door(n)).stream()
        .filter(Position.class::isInstance)
        .map(Position.class::cast)
        .toList();
  }

  private List<MovementLines.Line> linesOfThisLife(int n) {
    return lines(n).stream().filter(line -> !line.at().isBefore(born)).toList();
  }

  private LockState lastLine(int n) {
    List<MovementLines.Line> lines = lines(n);
    return lines.isEmpty() || lines.getLast().kind().equals("lock")
        ? LockState.LOCKED
        : LockState.UNLOCKED;
  }

  private List<MovementLines.Line> lines(int n) {
    UUID door = House.door(n);
    return house.movements().stream().filter(line -> line.deviceId().equals(door)).toList();
  }
}
