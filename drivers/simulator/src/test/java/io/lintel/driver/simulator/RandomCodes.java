package io.lintel.driver.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.spi.Outcome;
import io.lintel.spi.Pin;
import io.lintel.spi.Report;
import io.lintel.spi.Report.SlotContent;
import io.lintel.testkit.TestOrder;
import io.lintel.testkit.World;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * A lock with four slots under random codes, mishaps, hands and power cuts, by the seed. Each slot
 * has a set of what it may hold: one thing after an answer, more while none has come.
 */
final class RandomCodes {
  private static final int EVENTS = 60;
  private static final int SLOTS = 4;
  private static final Duration PAUSE_MAX = Duration.ofMillis(700);
  private static final SlotContent EMPTY = new SlotContent.Empty();
  private static final List<String> MISHAPS =
      List.of("hang", "release", "offline", "online", "slow");

  private final World world;
  private final RandomGenerator random;
  private final List<Set<SlotContent>> possible = new ArrayList<>();
  private final List<Change> open = new ArrayList<>();
  private House house;
  private int codes;

  RandomCodes(long seed, Path folder) {
    world = World.seeded(seed);
    random = world.random();
    for (int slot = 1; slot <= SLOTS; slot++) {
      possible.add(
          new HashSet<>(Set.of(slot == 1 ? new SlotContent.Holds(new Pin("1234")) : EMPTY)));
    }
    house =
        House.with(
            world.host("simulator", folder),
            List.of(Map.of("kind", "keypad_lock", "codes", List.of("1234"), "slots", SLOTS)));
  }

  /**
   * An order to change a slot that may not have ended yet.
   *
   * @param isNews whether the slot could surely not hold that before
   */
  private record Change(TestOrder order, int slot, SlotContent to, boolean isNews) {}

  void run() {
    for (int i = 0; i < EVENTS; i++) {
      somethingHappens(1 + random.nextInt(SLOTS));
      house.pass(world.upTo(PAUSE_MAX));
      settleWhatEnded();
    }
    house.say("online");
    house.say("release");
    house.passSeconds(12);
    settleWhatEnded();
    assertTrue(open.isEmpty(), "an order without an end, seed " + world.seed());
    holdsWhatItSaid();
    house.reports().assertNoBreach();
  }

  private void somethingHappens(int slot) {
    switch (random.nextInt(12)) {
      case 0, 1, 2, 3 -> change(slot, new SlotContent.Holds(new Pin("%06d".formatted(++codes))));
      case 4, 5 -> change(slot, EMPTY);
      case 6 -> byHand(slot);
      case 7 -> open.forEach(change -> change.order().cancel());
      case 8 -> cutPower();
      default -> house.say(MISHAPS.get(random.nextInt(MISHAPS.size())));
    }
  }

  /** One at a time for a slot, so that what it may hold is known. */
  private void change(int slot, SlotContent to) {
    if (open.stream().anyMatch(change -> change.slot() == slot)) {
      return;
    }
    boolean isNews = possible(slot).add(to);
    TestOrder order =
        to instanceof SlotContent.Holds(Pin code)
            ? house.put(slot, code.reveal())
            : house.clear(slot);
    open.add(new Change(order, slot, to, isNews));
    settleWhatEnded();
  }

  private void byHand(int slot) {
    if (open.stream().anyMatch(change -> change.slot() == slot)) {
      return;
    }
    String digits = "%06d".formatted(++codes);
    house.foreign(slot, digits);
    house.pass(Duration.ofMillis(100)); // by when it is durable
    possible(slot).clear();
    possible(slot).add(new SlotContent.Holds(new Pin(digits)));
  }

  private void settleWhatEnded() {
    for (Change change : List.copyOf(open)) {
      house.outcome(change.order()).ifPresent(outcome -> settle(change, outcome));
    }
  }

  private void settle(Change change, Outcome outcome) {
    open.remove(change);
    switch (outcome) {
      case Outcome.Done _ -> possible(change.slot()).removeIf(each -> !each.equals(change.to()));
      case Outcome.NotSent _, Outcome.Refused _ -> {
        if (change.isNews()) {
          possible(change.slot()).remove(change.to());
        }
      }
      case Outcome.Unknown _ -> {}
    }
  }

  /** Nobody is left to end the orders of before. */
  private void cutPower() {
    open.clear();
    house = house.restarted();
    house.passSeconds(1);
    holdsWhatItSaid();
  }

  private void holdsWhatItSaid() {
    for (int slot = 1; slot <= SLOTS; slot++) {
      TestOrder read = house.read(slot);
      house.passSeconds(4);
      assertEquals(Optional.of(Outcome.confirmed()), house.outcome(read));
      SlotContent held = lastTold(slot);
      int at = slot;
      assertTrue(
          possible(slot).contains(held),
          () -> "slot " + at + " holds what nobody said, seed " + world.seed());
      possible(slot).clear();
      possible(slot).add(held);
    }
  }

  private SlotContent lastTold(int slot) {
    return house.reports().of(House.door()).stream()
        .filter(report -> report instanceof Report.CodeSlot told && told.slot() == slot)
        .map(report -> ((Report.CodeSlot) report).content())
        .reduce((_, later) -> later)
        .orElseThrow();
  }

  private Set<SlotContent> possible(int slot) {
    return possible.get(slot - 1);
  }
}
