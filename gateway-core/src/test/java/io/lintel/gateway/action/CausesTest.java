package io.lintel.gateway.action;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lintel.gateway.action.SimulatedDoors.Door;
import io.lintel.gateway.action.SimulatedDoors.Mood;
import io.lintel.spi.Report;
import io.lintel.spi.Report.LockState;
import io.lintel.spi.Report.Method;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose movement is told when the report comes late, or after a restart. */
class CausesTest {

  private static final Duration HALF_MINUTE = Duration.ofSeconds(30);
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final UUID DOOR = Box.door(0);

  private final Box box = new Box(1, 1);
  private final Door door = box.doors.door(DOOR);

  @BeforeEach
  void drivers_are_up() {
    box.run(SECOND);
  }

  @Test
  void a_movement_reported_after_a_time_out_and_a_restart_is_told_of_its_attempt() {
    var id = unproven();
    restartWell();
    assertEquals(List.of(id.toString()), tellers());
  }

  @Test
  void a_movement_reported_after_the_second_restart_is_told_of_its_attempt() {
    door.mood = Mood.MUTE;
    var id = box.command("UNLOCK_DOOR", 0, HALF_MINUTE);
    box.run(SECOND);
    door.mood = Mood.OFFLINE;
    kill();
    box.run(HALF_MINUTE);
    assertEquals(List.of("pending", "gateway_restarted"), box.course(id));
    restartWell();
    assertEquals(List.of(id.toString()), tellers());
  }

  @Test
  void a_reboot_with_a_clock_that_can_be_believed_forgets_nothing() {
    var id = unproven();
    box.time.reboot(Duration.ofMinutes(2));
    restartWell();
    assertEquals(List.of(id.toString()), tellers());
  }

  @Test
  void after_a_reboot_without_such_a_clock_nobody_can_know() {
    unproven();
    box.time.setTrusted(false);
    box.time.reboot(Duration.ofMinutes(2));
    restartWell();
    assertEquals(List.of(""), tellers());
  }

  @Test
  void long_afterwards_it_is_nobodys_and_nothing_is_kept() {
    unproven();
    box.run(Causes.AFTERWARDS);
    restartWell();
    assertEquals(List.of(""), tellers());
    assertEquals(List.of(), box.store.blobs("unproven/"));
  }

  @Test
  void an_order_that_moved_nothing_does_not_take_it_over() {
    var id = unproven();
    door.mood = Mood.JAMMED;
    var refused = box.command("LOCK_DOOR", 0, HALF_MINUTE);
    box.run(SECOND);
    assertEquals(List.of("pending", "lock_jammed"), box.course(refused));
    restartWell();
    assertEquals(List.of(id.toString()), tellers());
  }

  @Test
  void it_is_told_of_its_attempt_while_the_opposite_is_under_way() {
    var id = unproven();
    door.mood = Mood.HUNG;
    box.command("LOCK_DOOR", 0, HALF_MINUTE);
    box.run(SECOND);
    report(LockState.UNLOCKED);
    assertEquals(List.of(id.toString()), tellers());
  }

  @Test
  void a_later_success_settles_it() {
    unproven();
    door.mood = Mood.WELL;
    box.command("LOCK_DOOR", 0, HALF_MINUTE);
    box.run(SECOND);
    assertEquals(List.of(), box.store.blobs("unproven/"));
    report(LockState.UNLOCKED);
    assertEquals(List.of(""), tellers());
  }

  @Test
  void a_second_movement_without_a_method_is_nobodys() {
    var id = unproven();
    report(LockState.UNLOCKED);
    assertEquals(List.of(), box.store.blobs("unproven/"));
    report(LockState.LOCKED);
    report(LockState.UNLOCKED);
    assertEquals(List.of(id.toString(), ""), tellers());
  }

  @Test
  void after_a_restart_too_it_is_told_of_one_movement_alone() {
    var id = unproven();
    report(LockState.UNLOCKED);
    report(LockState.LOCKED);
    restartWell();
    assertEquals(List.of(id.toString(), ""), tellers());
  }

  @Test
  void an_attempt_under_way_is_told_of_one_movement_alone() {
    door.mood = Mood.HUNG;
    var id = box.command("UNLOCK_DOOR", 0, HALF_MINUTE);
    box.run(SECOND);
    report(LockState.UNLOCKED);
    report(LockState.LOCKED);
    report(LockState.UNLOCKED);
    box.run(HALF_MINUTE.plus(SECOND));
    report(LockState.LOCKED);
    report(LockState.UNLOCKED);
    assertEquals(List.of(id.toString(), "", ""), tellers());
  }

  /** An unlock that opened the door, which nobody said. */
  private UUID unproven() {
    door.mood = Mood.MUTE;
    var id = box.command("UNLOCK_DOOR", 0, HALF_MINUTE);
    box.run(HALF_MINUTE.plus(SECOND));
    assertEquals(List.of("pending", "command_timeout"), box.course(id));
    return id;
  }

  private void restartWell() {
    door.mood = Mood.WELL;
    kill();
  }

  private void kill() {
    box.kill();
    box.run(SECOND);
  }

  private void report(LockState position) {
    box.engine.report(DOOR, Report.Position.of(position, Method.UNKNOWN), Optional.empty());
    box.run(SECOND);
  }

  private List<String> tellers() {
    return box.events("lock.unlocked").stream()
        .map(event -> event.path("action_attempt_id").asText())
        .toList();
  }
}
