package io.lintel.gateway.action;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.time.Stamp;
import io.lintel.spi.Fault;
import io.lintel.spi.Report;
import io.lintel.spi.Report.LockState;
import io.lintel.spi.Report.Method;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DeviceMachineTest {

  private static final UUID DOOR = new UUID(0, 7);
  private static final UUID ATTEMPT = new UUID(0, 8);
  private static final Stamp NOW = new Stamp("a", 1, Instant.parse("2026-06-01T12:00:00Z"), true);
  private static final Optional<DeviceMachine.Cause> UNLOCKING =
      Optional.of(new DeviceMachine.Cause(ATTEMPT, LockState.UNLOCKED));
  private static final Optional<DeviceMachine.Cause> NOBODY = Optional.empty();

  private final DeviceState locked = DeviceState.unknown(DOOR).at(LockState.LOCKED, NOW);

  @Test
  void a_movement_is_told_once_however_often_it_is_reported() {
    var report = Report.Position.of(LockState.UNLOCKED, Method.REMOTE);
    var first = DeviceMachine.apply(locked, report, UNLOCKING, NOW);
    assertEquals(List.of("lock.unlocked"), types(first));
    assertEquals(ATTEMPT.toString(), first.events().getFirst().fields().get("action_attempt_id"));
    assertEquals("remote", first.events().getFirst().fields().get("method"));
    assertEquals(List.of(), types(DeviceMachine.apply(first.state(), report, UNLOCKING, NOW)));
  }

  @Test
  void someone_at_the_door_is_not_taken_for_the_attempt() {
    var change =
        DeviceMachine.apply(
            locked, Report.Position.of(LockState.UNLOCKED, Method.MANUAL), UNLOCKING, NOW);
    assertEquals("manual", change.events().getFirst().fields().get("method"));
    assertFalse(change.events().getFirst().fields().containsKey("action_attempt_id"));
  }

  @Test
  void a_report_of_the_other_position_is_not_lent_the_attempt() {
    var unlocked = locked.at(LockState.UNLOCKED, NOW);
    var change =
        DeviceMachine.apply(
            unlocked, Report.Position.of(LockState.LOCKED, Method.UNKNOWN), UNLOCKING, NOW);
    assertFalse(change.events().getFirst().fields().containsKey("action_attempt_id"));
  }

  @Test
  void the_first_reading_of_a_device_is_no_movement_but_a_movement_is() {
    var unknown = DeviceState.unknown(DOOR);
    var read = Report.Position.of(LockState.UNLOCKED, Method.READ);
    assertEquals(List.of(), types(DeviceMachine.apply(unknown, read, NOBODY, NOW)));
    assertEquals(
        List.of("lock.unlocked"), types(DeviceMachine.apply(unknown, read, UNLOCKING, NOW)));
    var turned = Report.Position.of(LockState.UNLOCKED, Method.MANUAL);
    assertEquals(
        List.of("lock.unlocked"), types(DeviceMachine.apply(unknown, turned, NOBODY, NOW)));
  }

  @Test
  void a_reading_after_an_outage_tells_what_was_missed() {
    var read = Report.Position.of(LockState.UNLOCKED, Method.READ);
    var change = DeviceMachine.apply(locked, read, NOBODY, NOW);
    assertEquals("unknown", change.events().getFirst().fields().get("method"));
  }

  @Test
  void a_jam_is_never_locked_and_is_told_once() {
    var jam = Report.Position.of(LockState.JAMMED, Method.UNKNOWN);
    var change = DeviceMachine.apply(locked, jam, NOBODY, NOW);
    assertEquals(List.of("gateway.lock_jammed"), types(change));
    assertTrue(change.state().isAt(LockState.JAMMED));
    assertEquals(List.of(), types(DeviceMachine.apply(change.state(), jam, NOBODY, NOW)));
  }

  @Test
  void going_offline_and_coming_back_are_told_on_change() {
    var gone = new Report.Offline(Fault.retry("zwave.no_ack", "node 7 is silent"));
    var offline = DeviceMachine.apply(locked, gone, NOBODY, NOW);
    assertEquals(List.of("device.disconnected"), types(offline));
    assertEquals(List.of(), types(DeviceMachine.apply(offline.state(), gone, NOBODY, NOW)));
    var back = DeviceMachine.apply(offline.state(), new Report.Online(), NOBODY, NOW);
    assertEquals(List.of("device.connected"), types(back));
    assertEquals(
        List.of(), types(DeviceMachine.apply(back.state(), new Report.Online(), NOBODY, NOW)));
  }

  @Test
  void a_battery_at_its_threshold_does_not_flap() {
    var state = DeviceMachine.apply(locked, new Report.Battery(40), NOBODY, NOW).state();
    var low = DeviceMachine.apply(state, new Report.Battery(24), NOBODY, NOW);
    assertEquals(List.of("device.battery_status_changed", "device.low_battery"), types(low));
    var wobble = DeviceMachine.apply(low.state(), new Report.Battery(26), NOBODY, NOW);
    assertEquals(List.of(), types(wobble));
    assertEquals(
        List.of(), types(DeviceMachine.apply(wobble.state(), new Report.Battery(24), NOBODY, NOW)));
    assertEquals(
        List.of("device.battery_status_changed"),
        types(DeviceMachine.apply(wobble.state(), new Report.Battery(90), NOBODY, NOW)));
  }

  private static List<String> types(DeviceMachine.Change change) {
    return change.events().stream().map(DeviceMachine.Told::type).toList();
  }
}
