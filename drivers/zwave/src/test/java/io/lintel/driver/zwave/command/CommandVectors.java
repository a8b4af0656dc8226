package io.lintel.driver.zwave.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lintel.driver.zwave.wire.Octets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands as zwave-js 15.29 writes them; field order is the command class specification's. */
class CommandVectors {
  @Test
  void what_is_sent() {
    // class, OPERATION_SET, mode
    assertEquals("6201ff", DoorLockClass.set(DoorLockMode.SECURED).hex());
    assertEquals("620100", DoorLockClass.set(DoorLockMode.UNSECURED).hex());
    // class, OPERATION_GET
    assertEquals("6202", DoorLockClass.get().hex());
    // class, SET, locked
    assertEquals("760101", LockClass.set(true).hex());
    assertEquals("760100", LockClass.set(false).hex());
    assertEquals("7602", LockClass.get().hex());
    assertEquals("8002", BatteryClass.get().hex());
  }

  @Test
  void a_door_lock_report_of_version_4() {
    // class, OPERATION_REPORT, mode, handles, condition, timeout (none), target, duration
    var report = doorLock("6203ff1105fefeff00");
    assertEquals(DoorLockMode.SECURED, report.mode());
    // bit 0 door closed, bit 1 bolt unlocked, bit 2 latch closed
    assertEquals(new DoorLockClass.Condition(true, false, true), report.condition());
    assertEquals(Optional.empty(), report.moving());
  }

  @Test
  void a_door_lock_report_of_a_bolt_on_its_way() {
    assertEquals(
        Optional.of(new DoorLockClass.Moving(DoorLockMode.UNSECURED, Duration.ofSeconds(2))),
        doorLock("6203fe1105fefe0002").moving());
    // 0x81 is two minutes
    assertEquals(
        Duration.ofMinutes(2), doorLock("6203fe1105fefe0081").moving().orElseThrow().left());
    // unknown and reserved
    assertEquals(Optional.empty(), doorLock("6203fe1105fefe00fe").moving());
    assertEquals(Optional.empty(), doorLock("6203fe1105fefe00ff").moving());
  }

  @Test
  void a_door_lock_report_of_version_1_ends_after_the_timeout() {
    assertEquals(DoorLockMode.UNSECURED, doorLock("6203001107fefe").mode());
  }

  @Test
  void a_mode_that_nobody_named_is_kept_as_that() {
    assertEquals(DoorLockMode.UNNAMED, doorLock("6203771107fefe").mode());
  }

  @Test
  void a_door_lock_report_tells_the_handles_and_when_it_locks_by_itself() {
    // outside handles 4..1, inside handles 4..1; 1 min 30 s
    var report = doorLock("620301a501011e");
    assertEquals(new DoorLockClass.Handles(0x0A, 0x05), report.handles());
    assertEquals(Optional.of(90), report.timeoutSeconds());
    assertEquals(Optional.empty(), doorLock("6203ff1105fefe").timeoutSeconds());
  }

  @Test
  void the_configuration_of_a_door_lock() {
    var relocking = new DoorLockClass.Relocking(30, 0, false, false);
    var constant =
        new DoorLockClass.Configuration(
            Optional.empty(), new DoorLockClass.Handles(15, 15), Optional.of(relocking));
    // class, CONFIGURATION_SET, constant, handles, no timeout, auto-relock(2), hold(2), flags
    assertEquals("620401fffefe001e000000", DoorLockClass.configure(constant).hex());
    assertEquals(constant, decode("620601fffefe001e000000"));
    var timed =
        new DoorLockClass.Configuration(
            Optional.of(90), new DoorLockClass.Handles(1, 1), Optional.empty());
    assertEquals("62040211011e", DoorLockClass.configure(timed).hex());
    assertEquals(timed, decode("62060211011e"));
    assertEquals(true, timed.timed());
    assertEquals("6205", DoorLockClass.getConfiguration().hex());
  }

  @Test
  void the_capabilities_of_a_door_lock_of_version_4() {
    // mask length, types 1 and 2; modes; handles; senses bolt and latch; auto-relock
    var capabilities = (DoorLockClass.Capabilities) decode("62080106030001ff11060c");
    assertEquals(true, capabilities.timed());
    assertEquals(
        Set.of(DoorLockMode.UNSECURED, DoorLockMode.UNSECURED_FOR_A_TIME, DoorLockMode.SECURED),
        capabilities.modes());
    assertEquals(false, capabilities.sensesDoor());
    assertEquals(true, capabilities.sensesBolt());
    assertEquals(true, capabilities.autoRelocks());
    assertEquals("6207", DoorLockClass.getCapabilities().hex());
  }

  @Test
  void the_log_of_a_door_lock() {
    assertEquals("4c01", DoorLockLoggingClass.getRecordsSupported().hex());
    assertEquals("4c0303", DoorLockLoggingClass.getRecord(3).hex());
    assertEquals(new DoorLockLoggingClass.RecordsSupported(20), decode("4c0214"));
    // number, year(2), month, day, status (bits 7..5) and hour, minute, second, event, user, code
    assertEquals(
        new DoorLockLoggingClass.Entry(
            3, Optional.of(LocalDateTime.of(2026, 11, 23, 6, 50, 16)), 2, 5),
        decode("4c040307ea0b1726321002050434373131"));
    assertEquals(
        new DoorLockLoggingClass.Entry(1, Optional.empty(), 9, 0),
        decode("4c040100000000200000090000"));
    assertEquals(new DoorLockLoggingClass.NoRecord(9), decode("4c040900000000000000000000"));
  }

  @Test
  void what_a_node_notifies_of() {
    assertEquals("7107", NotificationClass.getSupported().hex());
    assertEquals("710106", NotificationClass.getEventsSupported(6).hex());
    assertEquals("7104000600", NotificationClass.get(6, 0).hex());
    assertEquals("710606ff", NotificationClass.push(6, true).hex());
    // bit 7 old form too; types 6 and 8
    assertEquals(new NotificationClass.Supported(true, Set.of(6, 8)), decode("7108824001"));
    assertEquals(
        new NotificationClass.EventsSupported(6, Set.of(5, 6, 11)), decode("710206026008"));
  }

  @Test
  void a_lock_report() {
    assertEquals(new LockClass.Report(true), decode("760301"));
    assertEquals(new LockClass.Report(false), decode("760300"));
  }

  @Test
  void a_battery_report() {
    assertEquals(battery(85, false), decode("800355"));
    // 0xFF is a warning without a level
    assertEquals(battery(0, true), decode("8003ff"));
    assertEquals(battery(100, false), decode("80037f"));
    // version 2 adds two bytes
    assertEquals(
        new BatteryClass.Report(
            50, false, Optional.of(new BatteryClass.Condition(false, false, false, false))),
        decode("8003320000"));
    // byte 1: bits 1..0 replace, bit 3 hot; byte 2: bit 0 disconnected, bit 1 cold (version 3)
    assertEquals(
        Optional.of(new BatteryClass.Condition(true, true, true, true)),
        ((BatteryClass.Report) decode("8003320a03")).condition());
  }

  @Test
  void a_notification_with_a_user_code_inside() {
    // class, REPORT, v1 type and level, reserved, status, type, event, count, User Code Report
    var report = (NotificationClass.Report) decode("7105000000ff0606086303030134373131");
    assertEquals(NotificationClass.ACCESS_CONTROL, report.type());
    assertEquals(0x06, report.event());
    assertEquals(3, NotificationUser.of(report.parameters()));
  }

  @ParameterizedTest
  @CsvSource({
    "'', 0",
    "05, 5",
    "630307, 7",
    "6303, 0",
    "8307000000000000010a, 266",
    "830c00012c01, 300",
    "830c, 0",
    "ffff01, 0",
  })
  void a_user_comes_in_three_forms(String parameters, int user) {
    assertEquals(user, NotificationUser.of(Octets.ofHex(parameters)));
  }

  @Test
  void a_notification_without_parameters() {
    assertEquals(
        new NotificationClass.Report(0x06, 0x0B, Octets.NONE), decode("7105000000ff060b00"));
    assertEquals(new NotificationClass.Report(0x06, 0x0B, Octets.NONE), decode("7105000000ff060b"));
  }

  @Test
  void the_sequence_number_behind_the_parameters_is_not_one_of_them() {
    // bit 7 of the count: a sequence number follows
    assertEquals(
        new NotificationClass.Report(0x06, 0x05, Octets.of(0x02)),
        decode("7105000000ff0605810299"));
  }

  @Test
  void an_alarm_of_version_1() {
    assertEquals(new NotificationClass.Alarm(0x15, 0x01), decode("71051501"));
    assertEquals(new NotificationClass.Alarm(0x15, 0x01), decode("7105150100ff000000"));
  }

  @Test
  void what_is_not_known_is_kept_by_its_number() {
    assertEquals(new NodeCommand.Unmodelled(0x25, 0x03), decode("2503ff"));
    assertEquals(new NodeCommand.Unmodelled(0x62, 0x09), decode("620901"));
    assertEquals("Binary Switch 0x03", decode("2503ff").toString());
    assertEquals("class 0xD0 0x01", decode("d001").toString());
  }

  private static BatteryClass.Report battery(int percent, boolean low) {
    return new BatteryClass.Report(percent, low, Optional.empty());
  }

  private static NodeCommand decode(String hex) {
    return CommandClasses.decode(Octets.ofHex(hex));
  }

  private static DoorLockClass.OperationReport doorLock(String hex) {
    return (DoorLockClass.OperationReport) decode(hex);
  }
}
