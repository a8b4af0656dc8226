package io.lintel.driver.zwave.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.driver.zwave.command.CommandClasses;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Report;
import io.lintel.spi.Report.LockState;
import io.lintel.spi.Report.Method;
import io.lintel.spi.Report.User;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LockNewsTest {
  private static final Report BETWEEN = Report.Position.of(LockState.UNKNOWN, Method.UNKNOWN);
  private static final Report STUCK = Report.Position.of(LockState.JAMMED, Method.UNKNOWN);

  private static final LockNews.State UNKNOWN =
      new LockNews.State(Optional.empty(), false, false, OptionalLong.empty());

  @ParameterizedTest
  @CsvSource({
    "01, LOCKED, MANUAL",
    "02, UNLOCKED, MANUAL",
    "03, LOCKED, REMOTE",
    "04, UNLOCKED, REMOTE",
    "05, LOCKED, KEYCODE",
    "06, UNLOCKED, KEYCODE",
    "07, JAMMED, MANUAL",
    "08, JAMMED, REMOTE",
    "09, LOCKED, AUTOMATIC",
    "0a, JAMMED, AUTOMATIC",
    "0b, JAMMED, UNKNOWN",
    "21, LOCKED, KEYCODE",
    "22, UNLOCKED, KEYCODE",
    "23, LOCKED, UNKNOWN",
    "24, UNLOCKED, UNKNOWN"
  })
  void an_access_control_event_says_where_the_bolt_is(
      String event, LockState state, Method method) {
    assertEquals(
        List.of(Report.Position.of(state, method)), on(UNKNOWN, notification(event, "")).reports());
  }

  @ParameterizedTest
  @CsvSource({
    "06, 03, KEYCODE",
    "06, 830c040003030001, CARD",
    "22, 63030301, KEYCODE",
    "24, 03, UNKNOWN",
    "24, 83070400000000000003, UNKNOWN",
    "24, 630303, KEYCODE",
    "24, 630d0100030104, KEYCODE",
    "24, 830c040003010001, KEYCODE",
    "24, 830c040003020001, KEYCODE",
    "24, 830c040003030001, CARD",
    "24, 830c040003040001, UNKNOWN",
    "24, 830c040003050001, CARD",
    "24, 830c040003060001, UNKNOWN",
    "24, 830c040003090001, UNKNOWN",
    "24, 830c0400030c0001, CARD",
    "24, 830c040003ff0001, UNKNOWN",
    "24, 830c040003, UNKNOWN",
  })
  void a_bolt_is_moved_by_what_the_credential_is(String event, String parameters, Method method) {
    assertEquals(
        List.of(new Report.Position(LockState.UNLOCKED, method, new User(3))),
        on(UNKNOWN, notification(event, parameters)).reports());
  }

  @ParameterizedTest
  @ValueSource(strings = {"03", "6303030134373131", "630d0100030104", "830c040003010001"})
  void a_user_is_told_in_several_forms(String parameters) {
    assertEquals(
        List.of(new Report.Position(LockState.UNLOCKED, Method.KEYCODE, new User(3))),
        on(UNKNOWN, notification("06", parameters)).reports());
  }

  @Test
  void a_jam_is_over_by_itself_when_the_bolt_is_somewhere() {
    LockNews.State jammed = on(UNKNOWN, notification("0b", "")).state();
    assertTrue(jammed.jammed());
    assertFalse(on(jammed, notification("01", "")).state().jammed());
    assertFalse(on(jammed, "6203ff1105fefe").state().jammed());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0b"})
  void the_end_of_a_jam_does_not_say_where_the_bolt_is(String over) {
    LockNews.State jammed = on(UNKNOWN, notification("0b", "")).state();
    LockNews.Next next = on(jammed, notification("00", over));
    assertEquals(List.of(), next.reports());
    assertTrue(next.asksPosition());
    assertFalse(next.state().jammed());
  }

  @Test
  void the_end_of_something_else_asks_nothing() {
    LockNews.State jammed = on(UNKNOWN, notification("0b", "")).state();
    assertTrue(on(jammed, notification("00", "16")).state().jammed());
    assertFalse(on(UNKNOWN, notification("00", "0b")).asksPosition());
  }

  @Test
  void a_bolt_between_the_two_may_be_moving_and_is_stuck_when_it_stays_there() {
    LockNews.Next first = on(UNKNOWN, "6203fe1105fefe");
    assertEquals(List.of(BETWEEN), first.reports());
    assertEquals(3_000, first.settlesInMillis());
    LockNews.Next again = onAfter(first.state(), "6203fe1105fefe", 2_999);
    assertEquals(List.of(BETWEEN), again.reports());
    assertEquals(1, again.settlesInMillis());
    LockNews.Next late = onAfter(again.state(), "6203fe1105fefe", 3_000);
    assertEquals(List.of(STUCK), late.reports());
    assertEquals(0, late.settlesInMillis());
  }

  @Test
  void a_bolt_that_came_from_between_may_be_between_anew() {
    LockNews.State between = on(UNKNOWN, "6203fe1105fefe").state();
    LockNews.State locked = on(between, "6203ff1105fefe").state();
    assertEquals(List.of(BETWEEN), onAfter(locked, "6203fe1105fefe", 60_000).reports());
  }

  @Test
  void a_bolt_that_was_said_to_be_stuck_is_stuck_between_the_two() {
    LockNews.State jammed = on(UNKNOWN, notification("0b", "")).state();
    LockNews.Next next = on(jammed, "6203fe1105fefe");
    assertEquals(List.of(STUCK), next.reports());
    assertTrue(next.state().jammed());
  }

  @Test
  void a_bolt_that_moves_says_how_long() {
    LockNews.Next moving = on(UNKNOWN, "6203fe1105fefeff02");
    assertEquals(List.of(BETWEEN), moving.reports());
    assertEquals(2_000, moving.settlesInMillis());
  }

  @Test
  void a_lock_that_is_set_to_a_time_is_known_as_that() {
    LockNews.State timed = on(UNKNOWN, "620602110005").state();
    assertTrue(timed.timed());
    assertFalse(on(timed, "62060111fefe").state().timed());
  }

  @Test
  void a_hail_makes_us_ask() {
    assertTrue(on(UNKNOWN, "8201").asksPosition());
  }

  @Test
  void basic_never_says_where_a_bolt_is() {
    assertEquals(List.of(), on(UNKNOWN, "2003ff").reports());
    assertEquals(List.of(), on(UNKNOWN, "2001ff").reports());
  }

  @Test
  void a_part_of_the_node_says_nothing_of_the_nodes_bolt() {
    assertEquals(
        List.of(),
        LockNews.on(UNKNOWN, 1, CommandClasses.decode(Octets.ofHex("7603ff")), 0).reports());
  }

  private static LockNews.Next on(LockNews.State state, String command) {
    return onAfter(state, command, 0);
  }

  private static LockNews.Next onAfter(LockNews.State state, String command, int millis) {
    long nanos = Duration.ofMillis(millis).toNanos();
    return LockNews.on(state, 0, CommandClasses.decode(Octets.ofHex(command)), nanos);
  }

  /** Access control. */
  private static String notification(String event, String parameters) {
    return "7105000000ff06" + event + "%02x".formatted(parameters.length() / 2) + parameters;
  }
}
