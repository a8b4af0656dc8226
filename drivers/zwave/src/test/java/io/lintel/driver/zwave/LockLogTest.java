package io.lintel.driver.zwave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Report;
import io.lintel.spi.Report.LockState;
import io.lintel.spi.Report.Method;
import java.time.Duration;
import java.util.List;
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

  private static void outage(House house) {
    house.cable.unplug();
    house.pass(Duration.ofSeconds(1));
  }
}
