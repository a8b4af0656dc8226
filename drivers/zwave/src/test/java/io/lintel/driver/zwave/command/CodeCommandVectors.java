package io.lintel.driver.zwave.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.lintel.driver.zwave.command.ScheduleEntryLockClass.Daily;
import io.lintel.driver.zwave.command.ScheduleEntryLockClass.WeekDay;
import io.lintel.driver.zwave.command.ScheduleEntryLockClass.YearDay;
import io.lintel.driver.zwave.command.UserCodeClass.Slot;
import io.lintel.driver.zwave.command.UserCredentialClass.Operation;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Pin;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Codes and when they count; bytes as zwave-js 15.29 writes and reads them. */
class CodeCommandVectors {
  private static final Pin CODE = new Pin("4711");

  @Test
  void codes_are_set_and_asked_for() {
    // class, SET, user, enabled, "4711"
    assertEquals("6301030134373131", UserCodeClass.set(3, CODE).hex());
    assertEquals("6301030000000000", UserCodeClass.clear(3).hex());
    assertEquals("630203", UserCodeClass.get(3).hex());
    // class, EXTENDED_SET, count, user(2), enabled, length, "123456"
    assertEquals(
        "630b01012c0106313233343536", UserCodeClass.setExtended(300, new Pin("123456")).hex());
    assertEquals("630b01012c0000", UserCodeClass.clearExtended(300).hex());
    assertEquals("630c000101", UserCodeClass.getExtended(1, true).hex());
    assertEquals("630c012c00", UserCodeClass.getExtended(300, false).hex());
    assertEquals("630e0431323334", UserCodeClass.setAdminCode(new Pin("1234")).hex());
    assertEquals("630801", UserCodeClass.setKeypadMode(1).hex());
    assertEquals("6304", UserCodeClass.getUsersNumber().hex());
    assertEquals("6306", UserCodeClass.getCapabilities().hex());
    assertEquals("6311", UserCodeClass.getChecksum().hex());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  void no_command_is_made_that_would_mean_all_users(int user) {
    assertThrows(IllegalArgumentException.class, () -> UserCodeClass.set(user, CODE));
    assertThrows(IllegalArgumentException.class, () -> UserCodeClass.clear(user));
    assertThrows(IllegalArgumentException.class, () -> UserCodeClass.setExtended(user, CODE));
    assertThrows(IllegalArgumentException.class, () -> UserCodeClass.clearExtended(user));
    assertThrows(IllegalArgumentException.class, () -> UserCredentialClass.deleteUser(user));
    assertThrows(IllegalArgumentException.class, () -> UserCredentialClass.deletePin(user, 1));
    assertThrows(IllegalArgumentException.class, () -> UserCredentialClass.deletePin(1, user));
  }

  @Test
  void codes_are_told() {
    var digits = Octets.ofHex("34373131");
    assertEquals(new UserCodeClass.Report(new Slot(3, 1, digits)), decode("6303030134373131"));
    assertEquals(
        new UserCodeClass.Extended(
            List.of(new Slot(1, 1, digits), new Slot(300, 0, Octets.NONE)), 301),
        decode("630d020001010434373131012c0000012d"));
    assertEquals(new UserCodeClass.UsersNumber(30), decode("63051e"));
    assertEquals(new UserCodeClass.UsersNumber(300), decode("6305ff012c"));
    assertEquals(new UserCodeClass.Checksum(0x4178), decode("63124178"));
    assertEquals(new UserCodeClass.AdminCode(true), decode("63100431323334"));
    assertEquals(new UserCodeClass.AdminCode(false), decode("631000"));
    // admin code; statuses 0, 1; checksum and many in one report; mode 0; keys 0 to 9
    assertEquals(
        new UserCodeClass.Capabilities(
            true,
            true,
            true,
            Set.of(0, 1),
            Set.of(0),
            Set.of(48, 49, 50, 51, 52, 53, 54, 55, 56, 57)),
        decode("63078103c10108000000000000ff03"));
  }

  @ParameterizedTest
  @CsvSource({"0, false", "1, true", "2, true", "3, true", "4, true", "254, false"})
  void a_slot_is_used_by_its_status_alone(int status, boolean used) {
    assertEquals(used, new Slot(1, status, Octets.NONE).isUsed());
  }

  @ParameterizedTest
  @CsvSource({"34373131, 4711", "343731310000, 4711", "343731312020, 4711"})
  void digits_that_are_shown(String hex, String digits) {
    assertEquals(Optional.of(new Pin(digits)), CodeText.shown(Octets.ofHex(hex)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "00000000", "2a2a2a2a", "ffffffff", "41343731", "3437003131"})
  void what_is_masked_or_no_digits_is_not_shown(String hex) {
    assertEquals(Optional.empty(), CodeText.shown(Octets.ofHex(hex)));
  }

  @Test
  void users_and_credentials_are_set_and_asked_for() {
    // class, USER_SET, add, user(2), general, active, single, expiring(2), encoding, name
    assertEquals(
        "830500000500010100000003416e6e",
        UserCredentialClass.setUser(
                Operation.ADD, 5, Octets.copyOf("Ann".getBytes(StandardCharsets.US_ASCII)))
            .hex());
    assertEquals("8305020005", UserCredentialClass.deleteUser(5).hex());
    assertEquals("83060000", UserCredentialClass.getUser(0).hex());
    // class, CREDENTIAL_SET, user(2), PIN, slot(2), add, length, "4711"
    assertEquals(
        "830a0005010002000434373131", UserCredentialClass.setPin(Operation.ADD, 5, 2, CODE).hex());
    assertEquals("830a000501000202", UserCredentialClass.deletePin(5, 2).hex());
    assertEquals("830b0005010002", UserCredentialClass.getCredential(5, 1, 2).hex());
    assertEquals("8301", UserCredentialClass.getUserCapabilities().hex());
    assertEquals("8303", UserCredentialClass.getCredentialCapabilities().hex());
    assertEquals("8314", UserCredentialClass.getAllUsersChecksum().hex());
    assertEquals("83160005", UserCredentialClass.getUserChecksum(5).hex());
    assertEquals("831801", UserCredentialClass.getCredentialChecksum(1).hex());
  }

  @Test
  void users_and_credentials_are_told() {
    // users(2), rules, name length, flags (schedules, all users' checksum), mask
    assertEquals(
        new UserCredentialClass.UserCapabilities(20, 20, true, true, false, Set.of(0)),
        decode("830200140214c00101"));
    // column by column: types 1 and 4, learning, slots(2), shortest, longest, …
    assertEquals(
        new UserCredentialClass.CredentialCapabilities(
            true,
            List.of(
                new UserCredentialClass.Kind(1, false, 20, 4, 10),
                new UserCredentialClass.Kind(4, true, 10, 1, 8))),
        decode("83048002010400800014000a04010a08001e00020000"));
    // report type, next(2), modifier type, modifier node(2), user(2), type, active, rule, …
    assertEquals(
        new UserCredentialClass.UserReport(4, 6, 5, true, 0, true, Octets.ofHex("416e6e")),
        decode("8307040006020001000500010100000003416e6e"));
    // report type, user(2), type, slot(2), read back, data, modifier type and node(2), next
    assertEquals(
        new UserCredentialClass.CredentialReport(
            4, 5, 1, 2, true, true, Octets.ofHex("34373131"), 1, 3),
        decode("830c040005010002800434373131020001010003"));
  }

  @Test
  void weekly_and_yearly_and_daily_windows() {
    var week = new WeekDay(DayOfWeek.SUNDAY, LocalTime.of(9, 0), LocalTime.of(17, 10));
    // class, SET, write, user, slot, day (0 is Sunday), hour, minute, hour, minute
    assertEquals("4e03010501000900110a", weekDay(week).hex());
    assertEquals(
        new ScheduleEntryLockClass.WeekDayReport(5, 1, Optional.of(week)),
        decode("4e050501000900110a"));
    var year =
        new YearDay(LocalDateTime.of(2026, 11, 23, 15, 0), LocalDateTime.of(2026, 11, 25, 10, 30));
    assertEquals(
        "4e060105021a0b170f001a0b190a1e", ScheduleEntryLockClass.setYearDay(5, 2, year).hex());
    assertEquals(
        new ScheduleEntryLockClass.YearDayReport(5, 2, Optional.of(year)),
        decode("4e0805021a0b170f001a0b190a1e"));
    var daily =
        new Daily(
            Set.of(DayOfWeek.SUNDAY, DayOfWeek.MONDAY),
            LocalTime.of(9, 0),
            Duration.ofMinutes(495));
    // days with Sunday as bit 0
    assertEquals("4e10010503030900080f", daily(daily).hex());
    assertEquals(
        new ScheduleEntryLockClass.DailyReport(5, 3, Optional.of(daily)),
        decode("4e0f0503030900080f"));
  }

  @Test
  void windows_are_erased_and_empty_ones_are_told_as_empty() {
    assertEquals("4e03000501ffffffffff", ScheduleEntryLockClass.eraseWeekDay(5, 1).hex());
    assertEquals("4e06000502ffffffffffffffffffff", ScheduleEntryLockClass.eraseYearDay(5, 2).hex());
    assertEquals("4e10000503ffffffffff", ScheduleEntryLockClass.eraseDaily(5, 3).hex());
    assertEquals(
        new ScheduleEntryLockClass.WeekDayReport(5, 1, Optional.empty()),
        decode("4e050501ffffffffff"));
    assertEquals(
        new ScheduleEntryLockClass.YearDayReport(5, 2, Optional.empty()),
        decode("4e080502ffffffffffffffffffff"));
    assertEquals(
        new ScheduleEntryLockClass.DailyReport(5, 3, Optional.empty()),
        decode("4e0f05030000000000"));
  }

  @Test
  void the_lock_is_told_how_its_time_lies_to_utc() {
    // sign and hours, minutes, sign and minutes of summer time
    assertEquals(
        "4e0d01003c",
        ScheduleEntryLockClass.setTimeOffset(Duration.ofHours(1), Duration.ofHours(1)).hex());
    assertEquals(
        "4e0d831e00",
        ScheduleEntryLockClass.setTimeOffset(Duration.ofMinutes(-210), Duration.ZERO).hex());
    assertEquals(
        new ScheduleEntryLockClass.TimeOffset(Duration.ofMinutes(-210), Duration.ZERO),
        decode("4e0c831e00"));
    assertEquals("4e010501", ScheduleEntryLockClass.enable(5, true).hex());
    assertEquals(new ScheduleEntryLockClass.Supported(7, 3, 0), decode("4e0a0703"));
    assertEquals(new ScheduleEntryLockClass.Supported(7, 3, 4), decode("4e0a070304"));
  }

  @Test
  void no_code_is_ever_printed() {
    for (Octets sample : CommandSamples.ALL) {
      String printed = CommandClasses.decode(sample).toString();
      assertFalse(printed.contains("4711") || printed.contains("34373131"), printed);
    }
  }

  private static Octets weekDay(WeekDay when) {
    return ScheduleEntryLockClass.setWeekDay(5, 1, when);
  }

  private static Octets daily(Daily when) {
    return ScheduleEntryLockClass.setDaily(5, 3, when);
  }

  private static NodeCommand decode(String hex) {
    return CommandClasses.decode(Octets.ofHex(hex));
  }
}
