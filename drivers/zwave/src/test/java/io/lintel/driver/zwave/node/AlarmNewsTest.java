package io.lintel.driver.zwave.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lintel.driver.zwave.command.CommandClasses;
import io.lintel.driver.zwave.command.NodeCommand;
import io.lintel.driver.zwave.command.NotificationClass;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Report;
import io.lintel.spi.Report.Denial;
import io.lintel.spi.Report.LockState;
import io.lintel.spi.Report.Method;
import io.lintel.spi.Report.SlotContent;
import io.lintel.spi.Report.User;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Alarms in the old form, as makers' own tables and other hosts name them. */
class AlarmNewsTest {
  private static final int KWIKSET = 0x0090;
  private static final int SCHLAGE = 0x003B;
  private static final int YALE = 0x0129;

  @ParameterizedTest
  @CsvSource({
    "9, JAMMED, UNKNOWN, 0",
    "17, JAMMED, UNKNOWN, 0",
    "18, LOCKED, KEYCODE, 4",
    "19, UNLOCKED, KEYCODE, 4",
    "21, LOCKED, MANUAL, 0",
    "22, UNLOCKED, MANUAL, 0",
    "23, JAMMED, REMOTE, 0",
    "24, LOCKED, REMOTE, 0",
    "25, UNLOCKED, REMOTE, 0",
    "27, LOCKED, AUTOMATIC, 0"
  })
  void an_alarm_says_where_the_bolt_is_and_who_moved_it(
      int type, LockState state, Method method, int slot) {
    assertEquals(
        List.of(new Report.Position(state, method, new User(slot))), reports(KWIKSET, type, 4));
  }

  @Test
  void wrong_codes_and_users_without_a_right_are_told() {
    assertEquals(denied(Denial.TOO_MANY_ATTEMPTS), reports(YALE, 161, 1));
    assertEquals(denied(Denial.BLOCKLISTED_CODE), reports(YALE, 131, 4));
    assertEquals(denied(Denial.EXPIRED_CODE), reports(YALE, 132, 4));
  }

  @Test
  void a_front_taken_off_and_an_empty_battery_are_told() {
    assertEquals(List.of(new Report.Tamper("its cover was removed")), reports(YALE, 161, 2));
    assertEquals(trouble(NodeFault.BATTERY_LOW), reports(KWIKSET, 167, 1));
    assertEquals(trouble(NodeFault.BATTERY_EMPTY), reports(KWIKSET, 168, 1));
    assertEquals(trouble(NodeFault.BATTERY_EMPTY), reports(KWIKSET, 169, 1));
  }

  @Test
  void a_failed_auto_lock_is_a_jam_and_an_alarm() {
    assertEquals(
        List.of(
            Report.Position.of(LockState.JAMMED, Method.AUTOMATIC),
            new Report.Trouble(NodeFault.AUTO_LOCK_FAILED.fault())),
        reports(KWIKSET, 26, 1));
  }

  @Test
  void a_number_that_makers_use_differently_is_read_as_the_maker_means_it() {
    assertEquals(
        List.of(new Report.Position(LockState.UNLOCKED, Method.CARD, new User(4))),
        reports(YALE, 144, 4));
    assertEquals(List.of(), reports(SCHLAGE, 144, 255));
    assertEquals(trouble(NodeFault.KEYPAD_BLOCKED), reports(SCHLAGE, 96, 255));
    assertEquals(List.of(), reports(KWIKSET, 96, 255));
  }

  @Test
  void an_alarm_of_an_unknown_maker_says_nothing() {
    assertEquals(List.of(), reports(0x1234, 19, 4));
    NodeCommand alarm = new NotificationClass.Alarm(19, 4);
    assertEquals(alarm, AlarmNews.inNewForm(Optional.empty(), alarm));
  }

  @Test
  void codes_that_changed_at_the_keypad_are_told_by_alarms_too() {
    assertEquals(List.of(slot(4, new SlotContent.Masked())), codes(112, 4));
    assertEquals(List.of(slot(4, new SlotContent.Empty())), codes(33, 4));
    // of no user: the administrator's
    assertEquals(List.of(), codes(112, 0));
    assertEquals(List.of(slot(3, new SlotContent.Empty())), codes(32, 0));
  }

  private static List<Report> reports(int maker, int type, int level) {
    return meant(maker, type, level) instanceof NotificationClass.Report report
        ? NotificationNews.of(report)
        : List.of();
  }

  private static List<Report.CodeSlot> codes(int type, int level) {
    var memory = CodeMemory.of(Octets.NONE, () -> {});
    memory.see(slot(3, new SlotContent.Masked()));
    return new UserCodes(30, false, false, false).heard(meant(KWIKSET, type, level), memory);
  }

  private static NodeCommand meant(int maker, int type, int level) {
    return AlarmNews.inNewForm(
        Optional.of(new Product(maker, 0, 0)),
        CommandClasses.decode(Octets.of(0x71, 0x05, type, level)));
  }

  private static Report.CodeSlot slot(int number, SlotContent content) {
    return new Report.CodeSlot(number, content);
  }

  private static List<Report> denied(Denial why) {
    return List.of(new Report.AccessDenied(why));
  }

  private static List<Report> trouble(NodeFault what) {
    return List.of(new Report.Trouble(what.fault()));
  }
}
