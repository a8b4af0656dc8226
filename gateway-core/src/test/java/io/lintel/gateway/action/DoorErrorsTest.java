package io.lintel.gateway.action;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lintel.spi.Fault;
import io.lintel.spi.Outcome;
import io.lintel.spi.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each documented error that a door itself gives, with both orders that move it. */
class DoorErrorsTest {

  private static final Duration EXPIRY = Duration.ofSeconds(20);
  private static final Fault WHY = Fault.repair("test.door", "look at the door");

  private Box box = new Box(1, 1);

  @AfterEach
  void keep_what_was_published() {
    Published.keep(box, getClass());
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "LOCK_JAMMED",
        "BOLT_OBSTRUCTED",
        "DOOR_OPEN",
        "PRIVACY_MODE",
        "DEVICE_BUSY",
        "COMMAND_REJECTED"
      })
  void what_a_door_refuses_ends_as_it_says_and_moves_nothing(Reason reason) {
    assertEnds(reason, new Outcome.Refused(reason, WHY));
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "DEVICE_DISCONNECTED",
        "HUB_DISCONNECTED",
        "DEVICE_REMOVED",
        "MISSING_DEVICE_CREDENTIALS",
        "DEVICE_NOT_SUPPORTED"
      })
  void what_never_reached_a_door_ends_as_its_driver_says(Reason reason) {
    assertEnds(reason, new Outcome.NotSent(reason, WHY));
  }

  @Test
  void a_reset_without_a_simulated_device_is_an_error() {
    box = new Box(1, 0);
    var id = box.id();
    var body = Commands.body(id, "RESET_SANDBOX_WORKSPACE", Box.door(0), box.time.wall(), EXPIRY);
    body.remove("device_id");
    box.send(Commands.message(body, "gateway"), Duration.ofSeconds(1));
    assertEquals(List.of("pending", "device_not_supported"), box.course(id));
  }

  private void assertEnds(Reason reason, Outcome outcome) {
    var door = box.doors.door(Box.door(0));
    for (String type : List.of("LOCK_DOOR", "UNLOCK_DOOR")) {
      door.mood = SimulatedDoors.Mood.HUNG;
      UUID id = box.command(type, 0, EXPIRY);
      box.run(Duration.ofSeconds(1));
      box.engine.outcome(Box.door(0), id, outcome);
      box.run(Duration.ofSeconds(1));
      assertEquals(List.of("pending", reason.name().toLowerCase(Locale.ROOT)), box.course(id));
      box.run(EXPIRY);
      door.wake();
      box.run(Duration.ofSeconds(1));
    }
    assertEquals(List.of(), box.doors.movements);
  }
}
