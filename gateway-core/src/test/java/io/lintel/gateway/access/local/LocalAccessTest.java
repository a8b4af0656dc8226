package io.lintel.gateway.access.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.lintel.gateway.access.CanonicalCard;
import io.lintel.gateway.access.ClockSense;
import io.lintel.gateway.access.DoorCard;
import io.lintel.gateway.action.Box;
import io.lintel.gateway.action.Commands;
import io.lintel.gateway.action.SimulatedDoors.Mood;
import io.lintel.gateway.action.Specialist;
import io.lintel.gateway.config.AccessConfig;
import io.lintel.gateway.config.AccessConfig.UntrustedClock;
import io.lintel.gateway.model.Bytes;
import io.lintel.gateway.model.Json;
import io.lintel.spi.CardNumber;
import io.lintel.spi.Pin;
import io.lintel.spi.Report;
import io.lintel.spi.Report.LockState;
import io.lintel.spi.Secret;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A lock with two keypads that only report, on virtual time: the real engine and its store. */
class LocalAccessTest {

  private final FakeBook book = new FakeBook();
  private UntrustedClock policy = UntrustedClock.LAST_KNOWN;
  private boolean showsPins;
  private final Box box = new Box(3, 3, this::parts);

  {
    book.add(Given.code(1, "471100"), Given.duress(2, "471101"));
    box.run(Duration.ofSeconds(1));
  }

  @Test
  void a_right_code_opens_and_is_told_once_with_who_it_was() {
    enter("471100");
    assertEquals(LockState.UNLOCKED, bolt());
    var told = only("lock.unlocked");
    assertEquals("keycode", told.path("method").asText());
    assertEquals(new UUID(9, 1).toString(), told.path("access_code_id").asText());
    assertTrue(told.path("access_code_is_managed").asBoolean());
    assertEquals(Given.DOOR.toString(), told.path("device_id").asText());
    assertEquals("trusted", told.path("clock").asText());
    assertTrue(told.path("code").isMissingNode(), "masked");
  }

  @Test
  void the_code_is_told_only_where_the_contract_was_opened_for_it() {
    showsPins = true;
    box.kill();
    box.run(Duration.ofSeconds(1));
    enter("471100");
    assertEquals("471100", only("lock.unlocked").path("code").asText());
  }

  @Test
  void whoever_enters_at_an_open_door_is_told_too() {
    enter("471100");
    enter("471101");
    var told = box.events("lock.unlocked");
    assertEquals(2, told.size());
    assertEquals(new UUID(9, 2).toString(), told.get(1).path("access_code_id").asText());
    assertEquals(1, box.doors.movements.size());
  }

  @Test
  void a_hand_that_turns_the_knob_meanwhile_is_not_taken_for_the_entry() {
    box.doors.door(Given.DOOR).mood = Mood.HUNG;
    enter("471100");
    box.doors.door(Given.DOOR).turn();
    box.run(Duration.ofSeconds(1));
    assertEquals("manual", only("lock.unlocked").path("method").asText());
  }

  @Test
  void a_wrong_code_opens_nothing_and_is_told_without_the_digits() {
    enter("000042");
    assertEquals(LockState.LOCKED, bolt());
    var told = only("lock.access_denied");
    assertEquals("unknown_code", told.path("reason").path("reason_code").asText());
    assertEquals(Given.KEYPAD.toString(), told.path("reader_device_id").asText());
    assertFalse(box.journal().toString().contains("000042"));
    assertFalse(box.told.toString().contains("000042"));
  }

  @Test
  void a_code_out_of_its_time_is_told_with_whose_it_is() {
    var now = box.time.wall();
    book.add(Given.code(3, "222222", now.minusSeconds(90), now.minusSeconds(1)));
    enter("222222");
    var told = only("lock.access_denied");
    assertEquals("expired_code", told.path("reason").path("reason_code").asText());
    assertEquals(new UUID(9, 3).toString(), told.path("access_code_id").asText());
  }

  @Test
  void a_locked_out_keypad_stays_so_over_a_restart_and_others_do_not() {
    wrongTries(3);
    box.kill();
    box.run(Duration.ofSeconds(2));
    enter("471100");
    assertEquals(LockState.LOCKED, bolt());
    var last = box.events("lock.access_denied").getLast();
    assertEquals("too_many_attempts", last.path("reason").path("reason_code").asText());
    enter(Given.OTHER_KEYPAD, "471100");
    assertEquals(LockState.UNLOCKED, bolt());
  }

  @Test
  void a_lock_out_of_long_ago_does_not_come_back_at_each_power_cut() {
    box.time.setTrusted(false);
    wrongTries(3);
    box.time.setTrusted(true);
    powerCut();
    box.run(Duration.ofHours(2));
    powerCut();
    enter("471100");
    assertEquals(LockState.UNLOCKED, bolt());
    powerCut();
    assertEquals(List.of(), box.store.blobs("access/keypad/"));
  }

  @Test
  void a_reset_of_simulated_devices_ends_a_lock_out() {
    wrongTries(3);
    var body =
        Commands.body(
            box.id(),
            "RESET_SANDBOX_WORKSPACE",
            Given.DOOR,
            box.time.wall(),
            Duration.ofMinutes(1));
    body.remove("device_id");
    box.send(Commands.message(body, "gateway"), Duration.ofSeconds(2));
    enter("471100");
    assertEquals(LockState.UNLOCKED, bolt());
  }

  @Test
  void staff_read_who_it_was_by() {
    enter("471100");
    assertTrue(box.told.toString().contains("method=KEYCODE"), box.told::toString);
  }

  @Test
  void a_lock_out_stops_neither_cards_nor_orders() {
    wrongTries(3);
    var unlock = box.command("UNLOCK_DOOR", 0, Duration.ofSeconds(30));
    box.run(Duration.ofSeconds(2));
    assertEquals(List.of("pending", "success"), box.course(unlock));
    var card = new CardNumber(32, BigInteger.valueOf(0x04A23B91L));
    enrol(card);
    show(card);
    assertEquals("card", box.events("lock.unlocked").getLast().path("method").asText());
  }

  @Test
  void a_card_enrolled_in_one_byte_order_opens_in_the_other() {
    enrol(new CardNumber(32, BigInteger.valueOf(0x04A23B91L)));
    show(new CardNumber(32, BigInteger.valueOf(0x913BA204L)));
    var told = only("lock.unlocked");
    assertEquals("card", told.path("method").asText());
    assertEquals(new UUID(9, 8).toString(), told.path("acs_credential_id").asText());
  }

  @Test
  void a_card_read_with_wrong_parity_is_a_credential_error() {
    show(new CardNumber(26, BigInteger.ZERO));
    var told = only("lock.access_denied");
    assertEquals("credential_error", told.path("reason").path("reason_code").asText());
  }

  @Test
  void duress_opens_like_any_code_and_raises_its_own_event_unseen_by_staff() {
    enter("471101");
    assertEquals(LockState.UNLOCKED, bolt());
    assertTrue(only("gateway.duress").path("opened").asBoolean());
    assertFalse(box.told.toString().toLowerCase(java.util.Locale.ROOT).contains("duress"));
    assertEquals("keycode", only("lock.unlocked").path("method").asText());
  }

  @Test
  void an_entry_out_of_a_log_opens_nothing() {
    var then = box.time.wall().minusSeconds(30);
    box.engine.report(Given.KEYPAD, keys("471100"), Optional.of(then));
    box.run(Duration.ofSeconds(2));
    assertEquals(LockState.LOCKED, bolt());
    assertEquals(0, box.events("lock.unlocked").size());
    assertEquals(1, box.events("lock.access_denied").size());
  }

  @Test
  void a_door_that_wakes_too_late_stays_shut() {
    box.doors.door(Given.DOOR).mood = Mood.HUNG;
    enter("471100");
    box.run(Duration.ofSeconds(10));
    box.doors.door(Given.DOOR).wake();
    box.run(Duration.ofSeconds(5));
    assertEquals(LockState.LOCKED, bolt());
    assertEquals(0, box.events("lock.unlocked").size());
  }

  @Test
  void a_right_entry_at_a_jammed_door_is_told() {
    box.doors.door(Given.DOOR).mood = Mood.JAMMED;
    enter("471100");
    var told = only("gateway.grant_failed");
    assertEquals(new UUID(9, 1).toString(), told.path("access_code_id").asText());
    assertEquals("simulated.jammed", told.path("code").asText());
  }

  @Test
  void an_entry_that_failed_is_not_the_cause_of_a_later_order() {
    box.doors.door(Given.DOOR).mood = Mood.JAMMED;
    enter("471100");
    box.doors.door(Given.DOOR).mood = Mood.WELL;
    box.command("UNLOCK_DOOR", 0, Duration.ofSeconds(30));
    box.run(Duration.ofSeconds(2));
    var told = only("lock.unlocked");
    assertEquals("remote", told.path("method").asText());
    assertTrue(told.path("access_code_id").isMissingNode());
  }

  @Test
  void a_door_that_never_says_so_was_still_opened_for_someone() {
    box.doors.door(Given.DOOR).mood = Mood.MUTE;
    enter("471100");
    assertEquals(LockState.UNLOCKED, bolt());
    assertEquals(0, box.events("lock.unlocked").size(), "nobody knows yet");
    box.doors.report(Given.DOOR, Report.Position.of(LockState.UNLOCKED, Report.Method.UNKNOWN));
    box.run(Duration.ofSeconds(1));
    assertEquals("keycode", only("lock.unlocked").path("method").asText());
  }

  @Test
  void a_reader_that_guards_no_door_is_named_once() {
    box.doors.report(Given.DOOR, keys("471100"));
    box.doors.report(Given.DOOR, keys("471100"));
    box.run(Duration.ofSeconds(1));
    assertEquals(LockState.LOCKED, bolt());
    assertEquals(
        1, box.told.stream().filter(told -> told.toString().contains("guards no door")).count());
  }

  @Test
  void without_a_trusted_clock_a_start_waits_and_an_end_counts() {
    var now = box.time.wall();
    book.add(Given.code(3, "333333", now.plusSeconds(3_600), now.plusSeconds(9_000)));
    book.add(Given.code(4, "444444", now.minusSeconds(60), now.plusSeconds(1_800)));
    box.time.setTrusted(false);
    box.time.setWall(now.plus(Duration.ofDays(300)));
    enter("444444");
    assertEquals(1, box.events("lock.unlocked").size(), "its end is not certain to be past");
    assertEquals("untrusted", only("lock.unlocked").path("clock").asText());
    enter("333333");
    box.run(Duration.ofMinutes(31));
    enter("444444");
    assertEquals(2, box.events("lock.access_denied").size());
    box.run(Duration.ofMinutes(30));
    enter("333333");
    assertEquals(2, box.events("lock.unlocked").size(), "uptime has passed its start for certain");
  }

  @Test
  void a_day_without_a_clock_is_counted_over_restarts_and_ends_by_the_policy() {
    policy = UntrustedClock.DENY;
    box.kill();
    box.run(Duration.ofSeconds(1));
    var now = box.time.wall();
    book.add(Given.code(3, "333333", now.minusSeconds(60), now.plus(Duration.ofDays(9))));
    box.run(Duration.ofMinutes(50));
    box.time.setTrusted(false);
    box.run(Duration.ofMinutes(23 * 60 + 30));
    box.kill();
    enter("333333");
    assertEquals(1, box.events("lock.unlocked").size());
    box.run(Duration.ofMinutes(30));
    enter("333333");
    assertEquals(1, box.events("lock.access_denied").size());
    enter("471100");
    assertEquals(2, box.events("lock.unlocked").size(), "what has no end needs no clock");
    box.time.setTrusted(true);
    box.run(Duration.ofMinutes(1));
    enter("333333");
    assertEquals(3, box.events("lock.unlocked").size());
  }

  @Test
  void the_set_of_codes_is_published_with_a_revision_that_outlives_restarts() {
    var first = set();
    box.kill();
    assertEquals(first, set());
    book.clear();
    box.run(Duration.ofSeconds(1));
    var second = set();
    assertEquals(first.path("revision").asLong() + 1, second.path("revision").asLong());
    assertNotEquals(first.path("digest"), second.path("digest"));
    assertEquals(0, second.path("codes").asInt());
  }

  @Test
  void codes_that_can_be_guessed_are_told_once() {
    for (int i = 0; i < 12; i++) {
      book.add(Given.code(20 + i, "%04d".formatted(i)));
    }
    box.run(Duration.ofSeconds(1));
    assertEquals(4, only("gateway.codes_guessable").path("digits").asInt());
  }

  private void powerCut() {
    box.time.reboot(Duration.ofMinutes(1));
    box.kill();
    box.run(Duration.ofSeconds(1));
  }

  private void wrongTries(int count) {
    for (int i = 0; i < count; i++) {
      enter("00000" + i);
    }
  }

  private void enter(String digits) {
    enter(Given.KEYPAD, digits);
  }

  private void enter(UUID keypad, String digits) {
    box.doors.report(keypad, keys(digits));
    box.run(Duration.ofSeconds(1));
  }

  private void show(CardNumber card) {
    box.doors.report(Given.KEYPAD, new Report.Card(card));
    box.run(Duration.ofSeconds(1));
  }

  private void enrol(CardNumber card) {
    book.add(
        new DoorCard(
            new UUID(9, 8),
            CanonicalCard.of(card).orElseThrow(),
            Optional.empty(),
            Optional.empty()));
  }

  private LockState bolt() {
    return box.doors.door(Given.DOOR).bolt;
  }

  private JsonNode only(String type) {
    var events = box.events(type);
    assertEquals(1, events.size(), type);
    return events.getFirst();
  }

  private JsonNode set() {
    Bytes slot = Objects.requireNonNull(box.slots.get("reported/access_codes/" + Given.DOOR));
    return Json.read(slot).orElseThrow();
  }

  private static Report keys(String digits) {
    return new Report.Keys(new Pin(digits));
  }

  private List<Specialist> parts() {
    var settings =
        new LocalAccessSettings(
            Map.of(Given.KEYPAD, Given.DOOR, Given.OTHER_KEYPAD, Given.DOOR),
            new AccessConfig(policy, 3),
            showsPins);
    return List.of(
        new LocalAccess(settings, book, book.cards(), new Secret(new byte[32]), new ClockSense()));
  }
}
