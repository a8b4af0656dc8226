package io.lintel.testkit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.spi.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Two devices under random orders, hangs, outages and cancelled permits, by the seed. Time passes
 * in small steps, and whatever moves in a step must have had a permit at its beginning.
 */
final class RandomOrders {

  private static final int EVENTS = 100;

  /** Short, so that many orders end while their device hangs. */
  private static final Duration WINDOW_MAX = Duration.ofSeconds(3);

  private static final Duration STEP = Duration.ofMillis(100);
  private static final int STEPS_BETWEEN_EVENTS_MAX = 12;

  private final Bench bench;
  private final Giver giver;
  private final RandomGenerator random;
  private final List<TestOrder> orders = new ArrayList<>();

  RandomOrders(Bench bench, Giver giver) {
    this.bench = bench;
    this.giver = giver;
    this.random = bench.world().random();
  }

  /** Gives one of two orders. */
  interface Giver {
    void give(TestOrder order, boolean first);
  }

  void run() {
    for (int i = 0; i < EVENTS; i++) {
      somethingHappens(bench.device(random.nextInt(2)));
      steps(random.nextInt(STEPS_BETWEEN_EVENTS_MAX));
    }
    makeWell(bench.device(0));
    makeWell(bench.device(1));
    bench.awaitEnd();
    orders.forEach(bench::outcome);
    bench.run().reports().assertNoBreach();
    bench.run().stop();
  }

  private void somethingHappens(UUID device) {
    switch (random.nextInt(12)) {
      case 0, 1, 2 -> watched(() -> bench.rig().hang(device));
      case 3, 4, 5 -> watched(() -> bench.rig().wake(device));
      case 6 -> watched(() -> bench.rig().takeOffline(device));
      case 7 -> watched(() -> bench.rig().bringOnline(device));
      case 8, 9 -> orders.forEach(this::perhapsCancel);
      default -> give(bench.run().order(device, bench.world().upTo(WINDOW_MAX)));
    }
  }

  private void give(TestOrder order) {
    orders.add(order);
    boolean first = random.nextBoolean();
    watched(() -> giver.give(order, first));
  }

  private void perhapsCancel(TestOrder order) {
    if (random.nextBoolean()) {
      order.cancel();
    }
  }

  private void steps(int count) {
    for (int i = 0; i < count; i++) {
      watched(() -> bench.pass(STEP));
    }
  }

  private void watched(Runnable action) {
    long first = bench.movements(0) + permitted(bench.device(0));
    long second = bench.movements(1) + permitted(bench.device(1));
    action.run();
    assertAtMost(0, first);
    assertAtMost(1, second);
  }

  /** How many orders may still move this device. */
  private long permitted(UUID device) {
    return orders.stream()
        .filter(order -> order.deviceId().equals(device))
        .filter(order -> order.permit().allows(bench.world().nanos()))
        .filter(this::mayStillMove)
        .count();
  }

  /** One without an end, or with one that says: it may have moved. */
  private boolean mayStillMove(TestOrder order) {
    return bench
        .run()
        .reports()
        .outcome(order.id())
        .map(Outcome.Unknown.class::isInstance)
        .orElse(true);
  }

  private void assertAtMost(int device, long movements) {
    assertTrue(
        bench.movements(device) <= movements,
        () -> "device " + device + " changed without a permit, seed " + bench.world().seed());
  }

  private void makeWell(UUID device) {
    bench.rig().wake(device);
    bench.rig().bringOnline(device);
  }
}
