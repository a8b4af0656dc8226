package io.lintel.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.lintel.spi.Console;
import io.lintel.spi.Device;
import io.lintel.spi.DeviceSetup;
import io.lintel.spi.Driver;
import io.lintel.spi.Fault;
import io.lintel.spi.Found;
import io.lintel.spi.Job;
import io.lintel.spi.Maintenance;
import io.lintel.spi.Question;
import io.lintel.spi.Settings;
import io.lintel.testkit.VirtualOperator.Ending;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VirtualOperatorTest {

  private final World world = World.seeded(7);
  private final Inviter inviter = new Inviter();
  private DriverRun run;
  private VirtualOperator operator;

  @BeforeEach
  void start(@TempDir Path folder) {
    run = DriverRun.open(world.host("toy", folder), (_, _) -> inviter, MapSettings.none());
    operator = run.operator();
  }

  @Test
  void a_device_that_joined_is_attached_before_the_job_hears_its_id() {
    run.begin("include", MapSettings.none(), operator.prepare("yes"));
    world.settle();
    var deviceId = operator.adopted().keySet().iterator().next();
    assertEquals(List.of(deviceId), inviter.attached);
    assertEquals(Optional.of(new Ending.Done("it is " + deviceId)), operator.ending());
  }

  @Test
  void a_question_waits_as_long_as_it_says() {
    run.begin("include", MapSettings.none(), operator);
    world.advance(Duration.ofSeconds(59));
    assertEquals(Optional.empty(), operator.ending());
    world.advance(Duration.ofSeconds(1));
    assertEquals(Optional.of(new Ending.Failed(Inviter.ALONE)), operator.ending());
  }

  @Test
  void an_operator_who_leaves_answers_nothing_and_cancels() {
    run.begin("include", MapSettings.none(), operator);
    operator.leave();
    assertEquals(Optional.of(new Ending.Failed(Inviter.ALONE)), operator.ending());
    assertThrows(AssertionError.class, () -> operator.answer("yes"));
  }

  @Test
  void a_device_that_the_host_does_not_take_is_told() {
    var full = Fault.never("host.full", "too many devices");
    operator.prepare("yes").refuseNext(full);
    run.begin("include", MapSettings.none(), operator);
    world.settle();
    assertEquals(Optional.of(new Ending.Failed(full)), operator.ending());
    assertEquals(List.of(), inviter.attached);
  }

  /** Asks once, then lets one device join. */
  private static final class Inviter implements Driver, Maintenance {

    static final Fault ALONE = Fault.retry("toy.alone", "nobody answers: try again");

    private final List<UUID> attached = new ArrayList<>();

    @Override
    public Job begin(String verb, Settings arguments, Console console) {
      console.ask(
          Question.yesOrNo("Sure?", Duration.ofMinutes(1)),
          _ ->
              console.adopt(
                  new Found("Lock 2", Map.of("node", "2"), "toy"),
                  deviceId -> console.done("it is " + deviceId),
                  console::failed),
          () -> console.failed(ALONE));
      return () -> {};
    }

    @Override
    public Device attach(DeviceSetup setup) {
      assertEquals(2, setup.address().number("node").orElseThrow());
      attached.add(setup.deviceId());
      return List::of;
    }

    @Override
    public void detach(Device device) {}

    @Override
    public void start() {}

    @Override
    public void stop() {}
  }
}
