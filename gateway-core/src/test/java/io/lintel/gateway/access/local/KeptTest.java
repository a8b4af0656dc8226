package io.lintel.gateway.access.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.access.DoorCode;
import io.lintel.gateway.model.Bytes;
import io.lintel.gateway.time.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is kept over restarts, and what is worked out of a whole set. */
class KeptTest {

  private static final long SECOND = 1_000_000_000L;

  @ParameterizedTest
  @CsvSource({
    "same boot,     true,  true,  9,   true",
    "same boot,     false, false, 9,   true",
    "same boot,     false, false, 10,  false",
    "other boot,    true,  true,  9,   true",
    "other boot,    true,  true,  10,  false",
    "other boot,    true,  true,  -99, true",
    "other boot,    true,  false, 10,  true",
    "other boot,    false, true,  10,  true",
  })
  void a_lock_out_goes_on_after_a_restart(
      String boot, boolean trustedThen, boolean trustedNow, long seconds, boolean blocked) {
    var then = new Stamp("a", 500 * SECOND, Given.NOON, trustedThen);
    var now =
        boot.equals("same boot")
            ? new Stamp("a", (500 + seconds) * SECOND, Given.NOON, trustedNow)
            : new Stamp("b", 20 * SECOND, Given.NOON.plusSeconds(seconds), trustedNow);
    var kept = KeypadRecord.read(new KeypadRecord(3, then).toJson()).orElseThrow();
    assertEquals(blocked, kept.resume(now).isBlocked(3, now.bootNanos()));
  }

  @Test
  void an_old_lock_out_is_over_however_long_the_box_was_off() {
    var then = new Stamp("a", 500 * SECOND, Given.NOON, true);
    var now = new Stamp("b", 20 * SECOND, Given.NOON.plus(Duration.ofDays(400)), true);
    var resumed = new KeypadRecord(9, then).resume(now);
    assertTrue(resumed.current(now.bootNanos()).isClean());
  }

  @Test
  void what_is_not_a_record_is_none() {
    assertEquals(Optional.empty(), KeypadRecord.read(Bytes.utf8("{\"wrong\":3}")));
  }

  @Test
  void a_revision_grows_with_each_change_and_with_nothing_else() {
    var first = CodeSet.after(Optional.empty(), "aa", 1);
    var kept = CodeSet.read(first.toJson());
    assertEquals(1, first.revision());
    assertEquals(first, CodeSet.after(kept, "aa", 1));
    assertEquals(2, CodeSet.after(kept, "bb", 1).revision());
  }

  @Test
  void a_digest_tells_every_difference() {
    var plain = digest(Given.code(1, "1234"));
    assertEquals(plain, digest(Given.code(1, "1234")));
    assertNotEquals(plain, digest(Given.code(1, "1235")));
    assertNotEquals(plain, digest(Given.code(2, "1234")));
    assertNotEquals(plain, digest(Given.duress(1, "1234")));
    assertNotEquals(plain, digest(Given.code(1, "1234", Instant.EPOCH, Given.NOON)));
    assertNotEquals(plain, digest());
    assertFalse(plain.contains("1234"));
  }

  @ParameterizedTest
  @CsvSource({"4, 10, false", "4, 11, true", "6, 1000, false", "6, 1001, true"})
  void more_than_one_code_in_a_thousand_can_be_guessed(int digits, int codes, boolean risky) {
    var all =
        IntStream.range(0, codes)
            .mapToObj(i -> Given.code(i, ("%0" + digits + "d").formatted(i)))
            .toList();
    assertEquals(
        risky ? Optional.of(new GuessRisk(digits, codes)) : Optional.empty(), GuessRisk.of(all));
  }

  @Test
  void codes_that_follow_each_other_are_not_valid_at_once() {
    var all =
        IntStream.range(0, 50)
            .mapToObj(
                day ->
                    Given.code(
                        day,
                        "%04d".formatted(day),
                        Given.NOON.plusSeconds(day * 10L),
                        Given.NOON.plusSeconds(day * 10L + 10)))
            .toList();
    assertEquals(Optional.empty(), GuessRisk.of(all));
  }

  private static String digest(DoorCode... codes) {
    return Given.hash().ofSet(Given.DOOR, List.of(codes));
  }
}
