package io.lintel.driver.zwave.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.driver.zwave.wire.MalformedFrame;
import io.lintel.driver.zwave.wire.Octets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
  void a_lock_report() {
    assertEquals(new LockClass.Report(true), decode("760301"));
    assertEquals(new LockClass.Report(false), decode("760300"));
  }

  @Test
  void a_battery_report() {
    assertEquals(new BatteryClass.Report(85, false), decode("800355"));
    // 0xFF is a warning without a level
    assertEquals(new BatteryClass.Report(0, true), decode("8003ff"));
    assertEquals(new BatteryClass.Report(100, false), decode("80037f"));
    // version 2 adds two bytes
    assertEquals(new BatteryClass.Report(50, false), decode("8003320000"));
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
    assertEquals(new NodeCommand.Unmodelled(0x62, 0x08), decode("620801"));
    assertEquals(new NodeCommand.Unmodelled(0x20, 0x01), decode("2001ff"));
    assertEquals(new NodeCommand.Unmodelled(0x00, 0x00), decode("00"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"760301", "6203ff1105fefe", "800355", "71051501", "7105000000ff0606026303"})
  void a_command_cut_short_at_any_byte_names_what_is_missing_or_says_less(String hex) {
    Octets whole = Octets.ofHex(hex);
    for (int size = 0; size < whole.size(); size++) {
      Octets cut = whole.slice(0, size);
      if (size < 3) {
        assertCutIsNoReport(cut);
      } else {
        assertCutIsMalformedOrAlarm(cut);
      }
    }
  }

  private static void assertCutIsNoReport(Octets cut) {
    if (cut.size() == 1) {
      assertEquals(new NodeCommand.Unmodelled(cut.at(0), 0), CommandClasses.decode(cut));
    } else {
      assertThrows(MalformedFrame.class, () -> CommandClasses.decode(cut));
    }
  }

  private static void assertCutIsMalformedOrAlarm(Octets cut) {
    try {
      NodeCommand decoded = CommandClasses.decode(cut);
      assertEquals(0x71, cut.at(0), "only a notification has shorter forms: " + decoded);
    } catch (MalformedFrame e) {
      assertTrue(String.valueOf(e.getMessage()).startsWith("command: "));
    }
  }

  private static NodeCommand decode(String hex) {
    return CommandClasses.decode(Octets.ofHex(hex));
  }

  private static DoorLockClass.OperationReport doorLock(String hex) {
    return (DoorLockClass.OperationReport) decode(hex);
  }
}
