package io.lintel.driver.zwave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Bolt;
import io.lintel.spi.LinkSecurity;
import io.lintel.spi.Outcome;
import io.lintel.spi.Readback;
import io.lintel.spi.Release;
import io.lintel.spi.Report;
import io.lintel.spi.Report.Denial;
import io.lintel.spi.Report.LockState;
import io.lintel.spi.Report.Method;
import io.lintel.spi.Report.User;
import io.lintel.testkit.Heard;
import java.time.Duration;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Getting to know nodes, and what they tell by themselves. */
class NodeTest {
  private static final Octets AWAKE = Octets.of(0x84, 0x07);

  private final SimulatedNode lock = SimulatedNode.lock(7);
  private final SimulatedNode doorLock = SimulatedNode.doorLock(8);

  @Test
  void an_interview_finds_the_bolt_and_says_so() {
    House house = House.of(lock);
    house.attachAll();
    assertEquals(List.of(), house.run.device(house.device(lock)).capabilities());
    house.run.start();
    house.pass(Duration.ofSeconds(3));
    assertTrue(house.run.offers(house.device(lock), Bolt.class).isPresent());
    assertTrue(house.run.offers(house.device(lock), Readback.class).isPresent());
    assertTrue(
        house.run.reports().all().stream().anyMatch(Heard.CapabilitiesChanged.class::isInstance));
    assertEquals(new Report.Online(), house.reports(lock).getFirst());
    assertEquals(Report.Position.of(LockState.LOCKED, Method.READ), house.last(lock));
  }

  @Test
  void a_conversation_in_the_clear_is_called_that() {
    House house = House.of(lock).started();
    assertEquals(LinkSecurity.NONE, house.run.device(house.device(lock)).security());
  }

  @Test
  void a_battery_is_read_in_the_interview() {
    House house = House.of(doorLock).started();
    assertTrue(house.reports(doorLock).contains(new Report.Battery(85)));
  }

  @Test
  void what_a_node_said_about_itself_outlives_a_power_cut() {
    House house = House.of(lock).started();
    assertTrue(house.stick.functions.contains(SimulatedStick.NODE_INFO));
    House again = house.afterPowerCut();
    assertTrue(again.run.offers(again.device(lock), Bolt.class).isPresent());
    again.run.start();
    again.pass(Duration.ofSeconds(3));
    assertFalse(again.stick.functions.contains(SimulatedStick.NODE_INFO));
    assertEquals(Outcome.confirmed(), again.outcome(again.unlock(lock)));
  }

  @Test
  void a_stick_of_another_network_makes_every_interview_anew() {
    House again = House.of(lock).started().afterPowerCut();
    again.stick.homeId = 0xC0DE0002;
    again.run.start();
    again.pass(Duration.ofSeconds(3));
    assertTrue(again.stick.functions.contains(SimulatedStick.NODE_INFO));
  }

  @Test
  void a_node_that_does_not_answer_is_asked_again_and_found() {
    House house = House.of(lock, doorLock);
    lock.mood = SimulatedNode.Mood.OFFLINE;
    house.started();
    assertInstanceOf(Report.Offline.class, house.last(lock));
    assertTrue(house.run.offers(house.device(doorLock), Bolt.class).isPresent());
    lock.mood = SimulatedNode.Mood.WELL;
    house.pass(Duration.ofSeconds(30));
    assertTrue(house.run.offers(house.device(lock), Bolt.class).isPresent());
    assertTrue(house.reports(lock).contains(new Report.Online()));
  }

  @Test
  void a_node_that_the_stick_does_not_know_is_named() {
    House house = House.of(lock);
    var stranger = SimulatedNode.lock(9);
    house.run.attach(House.setup(stranger));
    house.started();
    var offline = assertInstanceOf(Report.Offline.class, house.last(stranger));
    assertEquals("zwave.not_in_network", offline.fault().code());
  }

  @Test
  void a_lock_that_wants_a_key_is_named_and_offers_nothing() {
    var secure = new SimulatedNode(7, 0x9F, 0);
    House house = House.of(secure).started();
    house.pass(Duration.ofMinutes(1));
    assertEquals(List.of(), house.run.device(house.device(secure)).capabilities());
    assertTrue(
        house.reports(secure).stream()
            .filter(Report.Trouble.class::isInstance)
            .anyMatch(r -> ((Report.Trouble) r).fault().code().equals("zwave.security_needed")));
  }

  @Test
  void a_lock_that_knows_security_and_opens_under_no_key_is_not_moved_in_the_clear() {
    doorLock.knowsSecurity = true;
    House house = House.of(doorLock).started();
    house.pass(Duration.ofMinutes(30));
    assertEquals(List.of(), house.run.device(house.device(doorLock)).capabilities());
    assertTrue(troubles(house).contains("zwave.security_needed"));
  }

  @Test
  void a_turn_by_hand_is_told_as_one() {
    House house = House.of(doorLock).started();
    tell(house, Octets.of(0x71, 0x05, 0, 0, 0, 0xFF, 0x06, 0x02, 0));
    assertEquals(Report.Position.of(LockState.UNLOCKED, Method.MANUAL), house.last(doorLock));
  }

  @Test
  void a_code_is_told_with_its_user_and_never_printed() {
    House house = House.of(doorLock).started();
    // access control, keypad unlock, 8 parameters: User Code Report, user 3, occupied, 4711
    tell(house, Octets.ofHex("7105000000ff0606086303030134373131"));
    assertEquals(
        new Report.Position(LockState.UNLOCKED, Method.KEYCODE, new User(3)), house.last(doorLock));
    assertFalse(house.host.log().lines().toString().contains("4711"));
    assertFalse(house.run.reports().all().toString().contains("4711"));
  }

  @Test
  void wrong_codes_are_told() {
    House house = House.of(doorLock).started();
    tell(house, Octets.of(0x71, 0x05, 0, 0, 0, 0xFF, 0x06, 0x13, 0));
    assertEquals(new Report.AccessDenied(Denial.TOO_MANY_ATTEMPTS), house.last(doorLock));
  }

  @Test
  void who_breaks_in_and_who_tampers_is_told() {
    House house = House.of(doorLock).started();
    // home security: intrusion, impact, magnetic field; system: cover removed
    for (int event : new int[] {0x0702, 0x070A, 0x070B, 0x0906}) {
      tell(house, Octets.of(0x71, 0x05, 0, 0, 0, 0xFF, event >> 8, event & 0xFF, 0));
      assertInstanceOf(Report.Tamper.class, house.last(doorLock));
    }
    assertEquals(
        4, house.reports(doorLock).stream().filter(Report.Tamper.class::isInstance).count());
    // power management: charge battery now
    tell(house, Octets.of(0x71, 0x05, 0, 0, 0, 0xFF, 0x08, 0x0F, 0));
    assertTrue(troubles(house).contains("zwave.battery_empty"));
  }

  @Test
  void wrong_codes_at_a_keypad_without_a_bolt_are_told_too() {
    var keypad = new SimulatedNode(7, 0x20, 85);
    House house = House.of(keypad).started();
    // access control, code attempts exceed the limit
    house.stick.fromNode(keypad, Octets.of(0x71, 0x05, 0, 0, 0, 0xFF, 0x06, 0x13, 0));
    house.world.settle();
    assertEquals(new Report.AccessDenied(Denial.TOO_MANY_ATTEMPTS), house.last(keypad));
    int told = house.reports(keypad).size();
    // keypad unlock: of a bolt that it has not
    house.stick.fromNode(keypad, Octets.of(0x71, 0x05, 0, 0, 0, 0xFF, 0x06, 0x06, 0));
    house.world.settle();
    assertEquals(told, house.reports(keypad).size());
  }

  @Test
  void a_bolt_that_a_user_moved_while_it_was_asked_for_is_the_users() {
    SimulatedNode lock = SimulatedNode.doorLock(8);
    House house = House.of(lock).started();
    house.unlock(lock);
    house.stick.fromNode(lock, Octets.ofHex("7105000000ff062408830c040003090001"));
    house.world.settle();
    assertEquals(
        new Report.Position(LockState.UNLOCKED, Method.UNKNOWN, new User(3)), house.last(lock));
  }

  @Test
  void what_moved_a_bolt_and_has_no_name_in_events_stands_in_the_log() {
    SimulatedNode lock = SimulatedNode.doorLock(8);
    House house = House.of(lock).started();
    // answer, user 3, finger, slot 1
    house.stick.fromNode(lock, Octets.ofHex("7105000000ff062408830c040003090001"));
    house.world.settle();
    assertEquals(
        new Report.Position(LockState.UNLOCKED, Method.UNKNOWN, new User(3)), house.last(lock));
    assertTrue(
        house.host.log().lines().stream().anyMatch(line -> line.contains("a finger of user 3")));
    house.stick.fromNode(lock, Octets.ofHex("7105000000ff062408830c040003030001"));
    house.world.settle();
    assertEquals(
        new Report.Position(LockState.UNLOCKED, Method.CARD, new User(3)), house.last(lock));
    assertFalse(house.host.log().lines().stream().anyMatch(line -> line.contains("a card of")));
  }

  @Test
  void wrong_codes_at_a_lock_are_told_once() {
    House house = House.of(doorLock).started();
    int told = house.reports(doorLock).size();
    tell(house, Octets.of(0x71, 0x05, 0, 0, 0, 0xFF, 0x06, 0x13, 0));
    assertEquals(told + 1, house.reports(doorLock).size());
  }

  @Test
  void a_failed_auto_lock_is_an_alarm() {
    House house = House.of(doorLock).started();
    tell(house, Octets.of(0x71, 0x05, 0, 0, 0, 0xFF, 0x06, 0x0A, 0));
    List<Report> all = house.reports(doorLock);
    assertEquals(Report.Position.of(LockState.JAMMED, Method.AUTOMATIC), all.get(all.size() - 2));
    assertInstanceOf(Report.Trouble.class, all.getLast());
  }

  @Test
  void a_bare_report_that_nobody_asked_for_has_no_method() {
    House house = House.of(doorLock).started();
    doorLock.locked = false;
    tell(house, doorLock.report());
    assertEquals(Report.Position.of(LockState.UNLOCKED, Method.UNKNOWN), house.last(doorLock));
  }

  @Test
  void what_is_malformed_or_unknown_is_counted_and_changes_nothing() {
    House house = House.of(doorLock).started();
    int before = house.reports(doorLock).size();
    tell(house, Octets.of(0x62, 0x03, 0xFF));
    tell(house, Octets.of(0x25, 0x03, 0xFF));
    tell(house, Octets.of(0x20, 0x01, 0xFF));
    assertEquals(before, house.reports(doorLock).size());
  }

  @Test
  void a_lock_that_is_set_to_a_time_is_a_release_and_is_opened_for_that_time() {
    doorLock.timed = true;
    House house = House.of(doorLock).started();
    assertTrue(house.run.offers(house.device(doorLock), Bolt.class).isEmpty());
    assertFalse(house.run.capability(house.device(doorLock), Release.class).latched());
    assertEquals(Outcome.confirmed(), house.outcome(house.unlock(doorLock)));
    assertEquals(0x01, doorLock.mode);
    assertEquals(Outcome.confirmed(), house.outcome(house.lock(doorLock)));
    assertEquals(0xFF, doorLock.mode);
  }

  @Test
  void after_a_jam_the_lock_is_asked_where_its_bolt_is() {
    House house = House.of(doorLock).started();
    tell(house, SimulatedNode.jamNotification());
    assertEquals(Report.Position.of(LockState.JAMMED, Method.UNKNOWN), house.last(doorLock));
    tell(house, Octets.of(0x71, 0x05, 0, 0, 0, 0xFF, 0x06, 0x00, 0x01, 0x0B));
    house.pass(Duration.ofSeconds(1));
    assertEquals(Report.Position.of(LockState.LOCKED, Method.READ), house.last(doorLock));
  }

  @Test
  void a_question_that_a_sleeping_lock_did_not_hear_is_asked_again() {
    doorLock.beamed = true;
    House house = House.of(doorLock).started();
    doorLock.locked = false;
    doorLock.mood = SimulatedNode.Mood.OFFLINE;
    // Hail: something changed
    tell(house, Octets.of(0x82, 0x01));
    house.pass(Duration.ofSeconds(2));
    doorLock.mood = SimulatedNode.Mood.WELL;
    house.pass(Duration.ofSeconds(15));
    assertEquals(Report.Position.of(LockState.UNLOCKED, Method.READ), house.last(doorLock));
  }

  @Test
  void the_stick_is_put_into_a_lifeline_in_which_it_is_missing() {
    doorLock.lifeline = new ArrayList<>(List.of(9));
    House house = House.of(doorLock).started();
    assertEquals(List.of(9, 1), doorLock.lifeline);
    doorLock.lifeline.clear();
    house.pass(Duration.ofDays(8));
    assertEquals(List.of(1), doorLock.lifeline);
  }

  @Test
  void a_lifeline_that_is_not_kept_is_told() {
    doorLock.lifeline = new Forgetful();
    House house = House.of(doorLock).started();
    assertTrue(troubles(house).contains("zwave.lifeline_lost"));
  }

  @Test
  void a_node_that_was_reset_and_is_silent_is_gone() {
    House house = House.of(doorLock).started();
    tell(house, Octets.of(0x5A, 0x01));
    doorLock.mood = SimulatedNode.Mood.OFFLINE;
    house.pass(Duration.ofSeconds(10));
    assertInstanceOf(Report.Removed.class, house.last(doorLock));
    assertEquals(List.of(), house.run.device(house.device(doorLock)).capabilities());
  }

  @Test
  void a_node_that_is_said_to_be_reset_and_answers_is_not_gone() {
    House house = House.of(doorLock).started();
    tell(house, Octets.of(0x5A, 0x01));
    house.pass(Duration.ofSeconds(10));
    assertTrue(house.reports(doorLock).stream().noneMatch(Report.Removed.class::isInstance));
    assertEquals(Outcome.confirmed(), house.outcome(house.unlock(doorLock)));
  }

  @Test
  void a_node_that_sleeps_is_interviewed_when_it_wakes_and_is_let_go_again() {
    doorLock.wakesFor = 255;
    doorLock.mood = SimulatedNode.Mood.OFFLINE;
    House house = House.of(doorLock).started();
    doorLock.mood = SimulatedNode.Mood.WELL;
    tell(house, AWAKE);
    house.pass(Duration.ofSeconds(3));
    assertTrue(house.reports(doorLock).contains(new Report.Battery(85)));
    assertEquals(1, doorLock.wakesFor);
    assertEquals(1, doorLock.letGo);
    house.pass(Duration.ofDays(2));
    tell(house, AWAKE);
    house.pass(Duration.ofSeconds(3));
    assertEquals(2, doorLock.letGo);
  }

  @Test
  void a_node_that_sleeps_is_not_asked_whether_it_is_there() {
    doorLock.wakesFor = 1;
    House again = House.of(doorLock).started().afterPowerCut();
    again.run.start();
    again.pass(Duration.ofSeconds(5));
    assertFalse(again.stick.functions.contains(SimulatedStick.SEND_DATA));
  }

  @Test
  void a_battery_is_asked_once_a_day_and_a_position_not_at_all() {
    House house = House.of(doorLock).started();
    long told = batteries(house);
    int reads = doorLock.reads;
    house.pass(Duration.ofDays(3));
    assertEquals(told + 3, batteries(house));
    assertEquals(reads, doorLock.reads);
  }

  private long batteries(House house) {
    return house.reports(doorLock).stream().filter(Report.Battery.class::isInstance).count();
  }

  private List<String> troubles(House house) {
    return house.reports(doorLock).stream()
        .filter(Report.Trouble.class::isInstance)
        .map(each -> ((Report.Trouble) each).fault().code())
        .toList();
  }

  /** Takes everything and keeps nothing. */
  private static final class Forgetful extends AbstractList<Integer> {
    @Override
    public Integer get(int index) {
      throw new IndexOutOfBoundsException(index);
    }

    @Override
    public int size() {
      return 0;
    }

    @Override
    public boolean add(Integer id) {
      return false;
    }
  }

  private void tell(House house, Octets command) {
    house.stick.fromNode(doorLock, command);
    house.world.settle();
  }
}
