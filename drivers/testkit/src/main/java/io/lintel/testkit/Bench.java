package io.lintel.testkit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.spi.Outcome;
import io.lintel.spi.Report;
import io.lintel.spi.Report.LockState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Assertions;

/** A started driver with its two devices, and what the contract does with them. */
record Bench(World world, DriverRig rig, DriverRun run) {

  static final Duration WINDOW = Duration.ofSeconds(10);

  static Bench start(Function<VirtualHost, DriverRig> rigs, long seed, Path folder) {
    World world = World.seeded(seed);
    VirtualHost host = world.host("rig", folder);
    DriverRig rig = rigs.apply(host);
    DriverRun run = DriverRun.open(host, rig.plugin(), rig.settings());
    run.attach(rig.device(0));
    run.attach(rig.device(1));
    run.start();
    world.advance(rig.patience());
    var bench = new Bench(world, rig, run);
    rig.prepare(bench.device(0));
    rig.prepare(bench.device(1));
    return bench;
  }

  UUID device(int n) {
    return rig.device(n).deviceId();
  }

  TestOrder unlock(UUID deviceId) {
    TestOrder order = run.order(deviceId, WINDOW);
    run.unlock(order);
    return order;
  }

  TestOrder lock(UUID deviceId) {
    TestOrder order = run.order(deviceId, WINDOW);
    run.lock(order);
    return order;
  }

  void pass(Duration time) {
    world.advance(time);
  }

  /** Lets the time pass in which a well device answers. */
  void awaitAnswer() {
    world.advance(rig.answerTakesMax());
  }

  /** Lets the time pass in which an order has ended, whatever happens. */
  void awaitEnd() {
    world.advance(WINDOW.plus(rig.patience()));
  }

  Outcome outcome(TestOrder order) {
    return run.reports()
        .outcome(order.id())
        .orElseGet(() -> Assertions.fail(order + " has not ended, seed " + world.seed()));
  }

  int movements(int n) {
    return rig.movements(device(n));
  }

  /** Whether the device told, after the first {@code already} reports, that its bolt is there. */
  boolean told(UUID deviceId, LockState state, int already) {
    return run.reports().of(deviceId).stream()
        .skip(already)
        .anyMatch(report -> report instanceof Report.Position at && at.state() == state);
  }

  void assertTold(UUID deviceId, LockState state, int already) {
    assertTrue(told(deviceId, state, already), "never told that it is " + state);
  }
}
