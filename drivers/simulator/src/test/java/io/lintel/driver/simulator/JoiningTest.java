package io.lintel.driver.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.spi.Bolt;
import io.lintel.spi.Outcome;
import io.lintel.spi.Report;
import io.lintel.testkit.DriverRun;
import io.lintel.testkit.MapSettings;
import io.lintel.testkit.TestDevice;
import io.lintel.testkit.TestOrder;
import io.lintel.testkit.VirtualOperator;
import io.lintel.testkit.VirtualOperator.Ending;
import io.lintel.testkit.World;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Simulated devices that join and leave while the driver runs. */
class JoiningTest {

  private final World world = World.seeded(11);
  private DriverRun run;
  private VirtualOperator operator;

  @BeforeEach
  void start(@TempDir Path folder) {
    run =
        DriverRun.open(world.host("simulator", folder), new SimulatorPlugin(), MapSettings.none());
    run.start();
    operator = run.operator();
  }

  @Test
  void a_lock_that_joined_opens() {
    UUID lock = joined();
    TestOrder order = run.order(lock, Duration.ofSeconds(10));
    run.unlock(order);
    world.advance(Duration.ofSeconds(10));
    assertInstanceOf(Outcome.Done.class, run.reports().outcome(order.id()).orElseThrow());
  }

  @Test
  void a_wrong_code_lets_nothing_join() {
    run.begin("include", MapSettings.none(), operator.prepare("1234"));
    world.settle();
    assertEquals("simulator.wrong_label_code", failure());
    assertEquals(Map.of(), operator.adopted());
  }

  @Test
  void nothing_joins_when_nobody_answers_or_somebody_cancels() {
    run.begin("include", MapSettings.none(), operator);
    world.advance(Duration.ofMinutes(4));
    assertEquals("simulator.no_label_code", failure());
    operator = run.operator();
    run.begin("include", MapSettings.none(), operator);
    operator.cancel();
    assertEquals("simulator.joining_cancelled", failure());
  }

  @Test
  void a_replacement_takes_the_place_of_what_it_replaces() {
    var before = TestDevice.numbered(1, MapSettings.of(Map.of("kind", "lock")));
    run.attach(before);
    var arguments =
        MapSettings.of(Map.of("kind", "release", "replace", before.deviceId().toString()));
    run.begin("include", arguments, operator.prepare("12345"));
    world.settle();
    var joined = Optional.ofNullable(operator.adopted().get(before.deviceId()));
    assertEquals(Optional.of("release"), joined.map(found -> found.address().get("kind")));
    assertTrue(run.offers(before.deviceId(), Bolt.class).isEmpty());
  }

  @Test
  void one_that_leaves_is_told_as_removed() {
    UUID lock = joined();
    operator = run.operator();
    run.begin("exclude", MapSettings.of(Map.of("device", lock.toString())), operator);
    assertInstanceOf(Report.Removed.class, run.reports().of(lock).getLast());
    assertInstanceOf(Ending.Done.class, operator.ending().orElseThrow());
  }

  private UUID joined() {
    run.begin("include", MapSettings.none(), operator.prepare("12345"));
    world.advance(Duration.ofSeconds(1));
    return operator.adopted().keySet().iterator().next();
  }

  private String failure() {
    return assertInstanceOf(Ending.Failed.class, operator.ending().orElseThrow()).fault().code();
  }
}
