package io.lintel.driver.zwave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Report;
import io.lintel.spi.Report.LockState;
import io.lintel.spi.Report.Method;
import io.lintel.testkit.Heard;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a lock wrote down while nobody listened. */
class LockLogTest {
  private static final Report OPENED = Report.Position.of(LockState.UNLOCKED, Method.MANUAL);

  private final SimulatedNode doorLock = SimulatedNode.doorLock(8);

  @Test
  void what_a_lock_wrote_down_while_the_stick_was_away_is_told_before_where_it_is() {
    doorLock.records = 3;
    House house = House.of(doorLock).started();
    outage(house);
    int before = house.reports(doorLock).size();
    doorLock.records = 5;
    house.cable.plug();
    house.pass(Duration.ofSeconds(30));
    List<Report> after = house.reports(doorLock).subList(before, house.reports(doorLock).size());
    assertEquals(
        List.of(
            new Report.Online(), OPENED, OPENED, Report.Position.of(LockState.LOCKED, Method.READ)),
        after);
  }

  @Test
  void what_a_lock_told_by_itself_is_not_told_again_from_its_log() {
    doorLock.records = 3;
    House house = House.of(doorLock).started();
    house.stick.fromNode(doorLock, Octets.of(0x71, 0x05, 0, 0, 0, 0xFF, 0x06, 0x02, 0));
    doorLock.records = 4;
    house.pass(Duration.ofMinutes(2));
    house.stick.restarts();
    int before = house.reports(doorLock).size();
    house.pass(Duration.ofSeconds(30));
    List<Report> after = house.reports(doorLock).subList(before, house.reports(doorLock).size());
    assertEquals(List.of(Report.Position.of(LockState.LOCKED, Method.READ)), after);
  }

  @Test
  void what_could_not_be_read_at_first_is_read_when_the_lock_is_calm() {
    doorLock.records = 3;
    House house = House.of(doorLock).started();
    outage(house);
    doorLock.records = 5;
    doorLock.recordsWithheld = 1;
    house.cable.plug();
    house.pass(Duration.ofMinutes(2));
    assertEquals(2, house.reports(doorLock).stream().filter(OPENED::equals).count());
  }

  @Test
  void a_record_that_comes_twice_is_told_once() {
    doorLock.records = 3;
    House house = House.of(doorLock).started();
    outage(house);
    doorLock.records = 5;
    doorLock.recordsTwice = true;
    house.cable.plug();
    house.pass(Duration.ofSeconds(30));
    assertEquals(2, house.reports(doorLock).stream().filter(OPENED::equals).count());
  }

  @Test
  void a_lock_whose_clock_runs_ahead_tells_of_nothing_in_the_future() {
    doorLock.records = 3;
    House house = House.of(doorLock).started();
    outage(house);
    doorLock.records = 4;
    doorLock.year = 2100;
    house.cable.plug();
    house.pass(Duration.ofSeconds(30));
    assertTrue(house.reports(doorLock).contains(OPENED));
    house.run.reports().assertNoBreach();
  }

  @Test
  void a_long_outage_is_told_whole_and_in_order_over_the_end_of_the_log() {
    doorLock.records = 90;
    doorLock.recordsKept = 100;
    House house = House.of(doorLock).started();
    outage(house);
    doorLock.records = 170;
    house.cable.plug();
    house.pass(Duration.ofMinutes(1));
    assertEquals(80, times(house).size());
    assertEquals(times(house).stream().sorted().toList(), times(house));
    assertEquals(80, Set.copyOf(times(house)).size());
  }

  @Test
  void what_is_overwritten_in_a_long_outage_is_said() {
    doorLock.records = 10;
    doorLock.recordsKept = 30;
    House house = House.of(doorLock).started();
    outage(house);
    doorLock.records = 60;
    house.cable.plug();
    house.pass(Duration.ofMinutes(1));
    assertEquals(30, times(house).size());
    assertTrue(house.host.log().lines().stream().anyMatch(line -> line.contains("all 30 records")));
  }

  @Test
  void a_reading_that_is_interrupted_goes_on_where_it_was() {
    doorLock.records = 3;
    House house = House.of(doorLock).started();
    outage(house);
    doorLock.records = 100;
    house.cable.plug();
    house.pass(Duration.ofSeconds(1));
    assertEquals(0, times(house).size(), "nothing is told before the oldest is found");
    outage(house);
    doorLock.records = 110;
    house.cable.plug();
    house.pass(Duration.ofMinutes(1));
    assertEquals(107, times(house).size());
    assertTrue(doorLock.recordsAsked < 120, doorLock.recordsAsked + " records asked for");
  }

  @Test
  void a_log_that_was_cleared_is_told_by_a_lock_that_says_nothing_of_no_record_too() {
    doorLock.records = 3;
    House house = House.of(doorLock).started();
    outage(house);
    doorLock.day = 2;
    doorLock.records = 2;
    doorLock.silentOfNoRecord = true;
    house.cable.plug();
    house.pass(Duration.ofMinutes(1));
    assertEquals(2, times(house).size());
  }

  @Test
  void what_a_lock_told_before_its_log_could_be_read_is_told_once() {
    doorLock.records = 3;
    doorLock.year = 2026;
    doorLock.day = 5;
    doorLock.hour = 9;
    House house = House.of(doorLock).started();
    house.pass(Duration.ofMinutes(4));
    outage(house);
    doorLock.records = 4;
    doorLock.recordsWithheld = 1;
    house.cable.plug();
    house.pass(Duration.ofSeconds(10));
    doorLock.records = 5;
    house.stick.fromNode(doorLock, Octets.of(0x71, 0x05, 0, 0, 0, 0xFF, 0x06, 0x02, 0));
    house.pass(Duration.ofMinutes(3));
    Instant missed = Instant.parse("2026-01-05T08:04:00Z");
    assertEquals(2, times(house).size(), times(house).toString());
    assertEquals(missed, times(house).getLast());
  }

  private static void outage(House house) {
    house.cable.unplug();
    house.pass(Duration.ofSeconds(1));
  }

  /** When what was missed happened, in the order in which it was told. */
  private List<Instant> times(House house) {
    return house.run.reports().all().stream()
        .filter(Heard.Told.class::isInstance)
        .map(Heard.Told.class::cast)
        .filter(told -> told.report().equals(OPENED))
        .map(Heard.Told::occurredAt)
        .toList();
  }
}
