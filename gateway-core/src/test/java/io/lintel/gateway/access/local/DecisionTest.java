package io.lintel.gateway.access.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.access.CanonicalCard;
import io.lintel.gateway.access.ClockSense.Trust;
import io.lintel.gateway.access.DoorCard;
import io.lintel.gateway.access.DoorCode;
import io.lintel.spi.CardNumber;
import io.lintel.spi.Pin;
import io.lintel.spi.Report.Denial;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecisionTest {

  private static final int ALLOWED = 3;
  private static final long SECOND = 1_000_000_000L;

  private final KeyedHash hash = Given.hash();
  private KeypadState keypad = KeypadState.clean();
  private DoorRights rights =
      rights(
          Given.code(1, "4711"),
          Given.code(2, "5555", Given.NOON.minusSeconds(60), Given.NOON.plusSeconds(60)),
          Given.duress(3, "4712"));
  private long nanos = 100_000 * SECOND;
  private boolean denyStale;

  @Test
  void a_known_code_opens() {
    assertEquals("granted 1", enter("4711"));
  }

  @Test
  void a_code_of_another_door_is_unknown_here() {
    var other = DoorRights.of(new UUID(7, 2), List.of(Given.code(1, "4711")), List.of(), hash);
    assertEquals(List.of(), other.find(Given.DOOR, new Pin("4711"), hash));
  }

  @ParameterizedTest
  @CsvSource({
    "-61, denied EXPIRED_CODE 2",
    "-60, granted 2",
    "0, granted 2",
    "59, granted 2",
    "60, denied EXPIRED_CODE 2",
  })
  void a_code_counts_from_its_start_to_its_end(long seconds, String expected) {
    assertEquals(expected, enter("5555", Given.NOON.plusSeconds(seconds), Trust.SYNCHRONISED));
  }

  @ParameterizedTest
  @CsvSource({
    "RECENT, false, -61, denied EXPIRED_CODE 2",
    "RECENT, true, 0, granted 2",
    "RECENT, true, 60, denied EXPIRED_CODE 2",
    "STALE, false, 0, granted 2",
    "STALE, false, 60, denied EXPIRED_CODE 2",
    "STALE, true, 0, denied EXPIRED_CODE 2",
    "SYNCHRONISED, true, 0, granted 2",
  })
  void without_a_trusted_clock_the_earliest_time_counts(
      Trust trust, boolean deny, long seconds, String expected) {
    denyStale = deny;
    assertEquals(expected, enter("5555", Given.NOON.plusSeconds(seconds), trust));
  }

  @Test
  void a_code_without_an_end_needs_no_clock() {
    denyStale = true;
    assertEquals("granted 1", enter("4711", Given.NOON, Trust.STALE));
  }

  @Test
  void digits_that_were_given_out_again_count_for_whoever_has_them_now() {
    rights =
        rights(
            Given.code(1, "1234", Given.NOON.minusSeconds(90), Given.NOON.minusSeconds(30)),
            Given.code(2, "1234", Given.NOON.minusSeconds(30), Given.NOON.plusSeconds(30)));
    assertEquals("granted 2", enter("1234"));
    assertEquals("granted 1", enter("1234", Given.NOON.minusSeconds(60), Trust.SYNCHRONISED));
  }

  @Test
  void so_many_wrong_tries_lock_the_keypad_out() {
    assertEquals("denied UNKNOWN_CODE", enter("0000"));
    assertEquals("denied UNKNOWN_CODE", enter("0001"));
    assertEquals("denied UNKNOWN_CODE", enter("0002"));
    assertEquals("denied TOO_MANY_ATTEMPTS", enter("4711"));
    pass(Duration.ofSeconds(10));
    assertEquals("granted 1", enter("4711"));
    assertTrue(keypad.isClean());
  }

  @Test
  void a_lock_out_doubles_up_to_five_minutes() {
    var seconds = new ArrayList<Long>();
    for (int i = 1; i < 12; i++) {
      enter("0000");
      long before = nanos;
      while (keypad.isBlocked(ALLOWED, nanos)) {
        pass(Duration.ofSeconds(1));
      }
      seconds.add((nanos - before) / SECOND);
    }
    assertEquals(List.of(0L, 0L, 10L, 20L, 40L, 80L, 160L, 300L, 300L, 300L, 300L), seconds);
  }

  @Test
  void entries_during_a_lock_out_do_not_lengthen_it() {
    lockOut();
    for (int i = 0; i < 9; i++) {
      pass(Duration.ofSeconds(1));
      assertEquals("denied TOO_MANY_ATTEMPTS", enter("0000"));
    }
    pass(Duration.ofSeconds(1));
    assertEquals("granted 1", enter("4711"));
  }

  @Test
  void a_known_code_out_of_its_time_is_no_wrong_try() {
    for (int i = 0; i < 9; i++) {
      enter("5555", Given.NOON.plusSeconds(99), Trust.SYNCHRONISED);
    }
    assertTrue(keypad.isClean());
  }

  @Test
  void wrong_tries_are_forgotten_after_an_hour() {
    lockOut();
    pass(Duration.ofHours(1));
    assertEquals("denied UNKNOWN_CODE", enter("0000"));
    assertEquals("granted 1", enter("4711"));
  }

  @Test
  void a_duress_code_opens_and_tells() {
    var decision = decide("4712", Given.NOON, Trust.SYNCHRONISED);
    assertEquals("granted 3", words(decision.verdict()));
    assertEquals(new UUID(9, 3), decision.duress().orElseThrow().id());
    assertEquals(Optional.empty(), decide("4711", Given.NOON, Trust.SYNCHRONISED).duress());
  }

  @Test
  void a_duress_code_at_a_locked_out_keypad_tells_and_does_not_open() {
    lockOut();
    var decision = decide("4712", Given.NOON, Trust.SYNCHRONISED);
    assertEquals("denied TOO_MANY_ATTEMPTS", words(decision.verdict()));
    assertTrue(decision.duress().isPresent());
  }

  @Test
  void a_card_opens_while_the_keypad_is_locked_out() {
    var card = CanonicalCard.of(new CardNumber(32, BigInteger.valueOf(0x04A23B91L)));
    rights =
        DoorRights.of(
            Given.DOOR,
            List.of(),
            List.of(
                new DoorCard(
                    new UUID(9, 8), card.orElseThrow(), Optional.empty(), Optional.empty())),
            hash);
    lockOut();
    var turned = CanonicalCard.of(new CardNumber(32, BigInteger.valueOf(0x913BA204L)));
    assertEquals("granted 8", show(turned));
    assertEquals("denied TOO_MANY_ATTEMPTS", enter("4711"));
  }

  @Test
  void a_foreign_card_and_one_read_wrongly_are_told_apart_and_count_for_nothing() {
    var foreign = CanonicalCard.of(new CardNumber(32, BigInteger.TEN));
    assertEquals("denied UNKNOWN_CODE", show(foreign));
    assertEquals("denied CREDENTIAL_ERROR", show(Optional.empty()));
    assertTrue(keypad.isClean());
  }

  @Test
  void the_index_holds_no_code() {
    assertFalse(rights.find(Given.DOOR, new Pin("4711"), hash).toString().contains("4711"));
  }

  private void lockOut() {
    for (int i = 0; i < ALLOWED; i++) {
      enter("0000");
    }
  }

  private void pass(Duration time) {
    nanos += time.toNanos();
  }

  private String enter(String digits) {
    return enter(digits, Given.NOON, Trust.SYNCHRONISED);
  }

  private String enter(String digits, Instant earliest, Trust trust) {
    var decision = decide(digits, earliest, trust);
    keypad = decision.keypad();
    return words(decision.verdict());
  }

  private Decision decide(String digits, Instant earliest, Trust trust) {
    return Decision.overCode(
        keypad,
        rights.find(Given.DOOR, new Pin(digits), hash),
        new Moment(nanos, earliest, trust),
        rules());
  }

  private String show(Optional<CanonicalCard> card) {
    var found = card.map(c -> rights.find(Given.DOOR, c, hash)).orElse(List.of());
    var now = new Moment(nanos, Given.NOON, Trust.SYNCHRONISED);
    var decision = Decision.overCard(keypad, card, found, now, rules());
    assertEquals(keypad, decision.keypad());
    return words(decision.verdict());
  }

  private Decision.Rules rules() {
    return new Decision.Rules(ALLOWED, denyStale);
  }

  private DoorRights rights(DoorCode... codes) {
    return DoorRights.of(Given.DOOR, List.of(codes), List.of(), hash);
  }

  private static String words(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Granted(var by) -> "granted " + by.id().getLeastSignificantBits();
      case Verdict.Denied(Denial reason, var known, var message) ->
          "denied " + reason + known.map(by -> " " + by.id().getLeastSignificantBits()).orElse("");
    };
  }
}
