package io.lintel.driver.zwave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.CodeSlots.CodeTraits;
import io.lintel.spi.CodeSlots.Window;
import io.lintel.spi.Outcome;
import io.lintel.spi.Pin;
import io.lintel.testkit.TestOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Codes that count for a time alone, by the lock's own clock. */
class CodeWindowsTest {
  private static final Pin CODE = new Pin("471147");

  private static final Window WINDOW =
      new Window(Instant.parse("2026-11-23T15:00:30Z"), Instant.parse("2026-11-25T10:30:59Z"));

  /** Never a minute more than the window: 16:01 to 11:30, in Paris. */
  private static final Octets YEAR_DAY = Octets.ofHex("1a0b1710011a0b190b1e");

  private final SimulatedUserCodes codes = new SimulatedUserCodes(2, 30);
  private final SimulatedSchedules schedules = new SimulatedSchedules(codes);
  private final SimulatedNode lock = SimulatedNode.with(7, schedules);

  @Test
  void a_window_is_written_after_the_clock_and_before_the_code_and_read_back() {
    House house = started();
    assertEquals(Outcome.confirmed(), house.outcome(put(house, Optional.of(WINDOW))));
    assertEquals(List.of("year day 1", "enable 3", "code"), schedules.heard);
    assertEquals(Map.of(0x0301, YEAR_DAY), schedules.yearDays);
    assertEquals("471147", codes.codes.get(3));
  }

  @Test
  void a_window_that_the_lock_takes_for_no_empty_place_is_written_after_the_code() {
    House house = started();
    schedules.wantsCode = true;
    assertEquals(Outcome.confirmed(), house.outcome(put(house, Optional.of(WINDOW))));
    assertEquals(
        List.of("year day 1", "enable 3", "code", "year day 1", "enable 3"), schedules.heard);
    assertEquals(Map.of(0x0301, YEAR_DAY), schedules.yearDays);
  }

  @Test
  void a_clock_that_is_wrong_is_set_before_a_window_is_written() {
    House house = started();
    schedules.clock = Octets.ofHex("07d00101000000");
    put(house, Optional.of(WINDOW));
    assertEquals(List.of("clock", "year day 1", "enable 3", "code"), schedules.heard);
  }

  @Test
  void a_lock_whose_clock_was_never_set_is_told_the_time_at_the_start() {
    assertEquals(Octets.ofHex("00000000000000"), schedules.clock);
    House.of(lock).started();
    assertEquals(List.of("clock", "offset 010000"), schedules.heard);
  }

  @Test
  void when_summer_time_begins_the_lock_is_told() {
    House house = started();
    // to the end of March
    house.pass(Duration.between(house.world.wall(), Instant.parse("2026-03-29T02:00:00Z")));
    assertTrue(schedules.heard.contains("offset 020000"), schedules.heard.toString());
  }

  @Test
  void by_a_clock_that_is_not_trusted_neither_the_lock_nor_a_window_is_set() {
    House house = House.of(lock);
    house.world.trustWall(false);
    house.started();
    TestOrder order = put(house, Optional.of(WINDOW));
    assertEquals("zwave.clock_untrusted", house.notSent(order).fault().code());
    assertEquals(List.of(), schedules.heard);
    assertTrue(codes.codes.isEmpty());
  }

  @Test
  void a_code_whose_window_the_lock_does_not_keep_is_taken_out_again() {
    House house = started();
    schedules.forgets = true;
    var refused =
        assertInstanceOf(Outcome.Refused.class, house.outcome(put(house, Optional.of(WINDOW))));
    assertEquals("zwave.schedule_not_kept", refused.fault().code());
    assertTrue(codes.codes.isEmpty());
  }

  @Test
  void a_code_that_counts_always_lifts_the_window_of_the_one_before() {
    House house = started();
    put(house, Optional.of(WINDOW));
    assertTrue(schedules.enabled.contains(3));
    put(house, Optional.empty());
    assertFalse(schedules.enabled.contains(3));
  }

  @Test
  void a_lock_without_a_clock_takes_no_windows() {
    var plain = new SimulatedUserCodes(2, 30);
    SimulatedNode other = SimulatedNode.with(7, plain);
    House house = House.of(other).started();
    TestOrder order =
        CodesTest.given(house, other, (slots, it) -> slots.put(it, 3, CODE, Optional.of(WINDOW)));
    var refused = assertInstanceOf(Outcome.Refused.class, house.outcome(order));
    assertEquals("zwave.no_schedules", refused.fault().code());
    assertTrue(plain.codes.isEmpty());
  }

  @Test
  void a_node_that_asks_for_the_time_is_told_it_by_a_trusted_clock_alone() {
    House house = started();
    schedules.heard.clear();
    List<Octets> answers = schedules.times;
    house.stick.fromNode(lock, Octets.ofHex("8a01"));
    house.stick.fromNode(lock, Octets.ofHex("8a03"));
    house.pass(House.WINDOW);
    assertEquals(2, answers.size());
    assertEquals(Octets.of(0x8A, 0x02), answers.get(0).slice(0, 2));
    assertEquals(Octets.of(0x8A, 0x04), answers.get(1).slice(0, 2));
    house.world.trustWall(false);
    house.stick.fromNode(lock, Octets.ofHex("8a01"));
    house.pass(House.WINDOW);
    assertEquals(2, answers.size());
  }

  private House started() {
    House house = House.of(lock).started();
    var traits =
        assertInstanceOf(CodeTraits.class, CodesTest.slots(house, lock).traits().orElseThrow());
    assertTrue(traits.schedules());
    schedules.heard.clear();
    return house;
  }

  private TestOrder put(House house, Optional<Window> window) {
    TestOrder order = CodesTest.given(house, lock, (slots, it) -> slots.put(it, 3, CODE, window));
    house.outcome(order);
    return order;
  }
}
