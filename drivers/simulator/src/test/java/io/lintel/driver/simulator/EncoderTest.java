package io.lintel.driver.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.spi.CardNumber;
import io.lintel.spi.Encoder;
import io.lintel.spi.Outcome;
import io.lintel.spi.Reason;
import io.lintel.spi.Report;
import io.lintel.spi.Report.CardRead;
import io.lintel.spi.Secret;
import io.lintel.spi.Simulated;
import io.lintel.testkit.TestOrder;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncoderTest {
  private static final Optional<Outcome> DONE = Optional.of(Outcome.confirmed());
  private static final CardNumber UID = new CardNumber(56, new BigInteger("04a1b2c3d4e5f6", 16));
  private static final Secret KEY_CARD = message("the door's key");

  private House house;

  @BeforeEach
  void an_encoder(@TempDir Path folder) {
    house = House.with(folder, Map.of("kind", "encoder", "write_takes", Duration.ofSeconds(2)));
  }

  @Test
  void a_blank_card_is_read_by_its_identifier_alone() {
    house.tell("present_card");
    TestOrder scan = scan();
    assertEquals(List.of(new CardRead(scan.id(), UID, Optional.empty())), heard());
    assertEquals(DONE, house.outcome(scan));
    assertFalse(house.run().capability(House.door(), Simulated.class).hasKeypad());
  }

  @Test
  void a_scan_waits_for_a_card() {
    TestOrder scan = scan();
    house.passSeconds(9);
    assertEquals(Optional.empty(), house.outcome(scan));
    house.tell("present_card", "\"uid\":\"DEADBEEF\"");
    assertEquals(DONE, house.outcome(scan));
    assertEquals(
        List.of(
            new CardRead(
                scan.id(), new CardNumber(32, BigInteger.valueOf(0xDEADBEEFL)), Optional.empty())),
        heard());
  }

  @Test
  void without_a_card_it_says_so_when_the_permit_ends() {
    TestOrder scan = scan();
    TestOrder next = encode(KEY_CARD);
    house.passSeconds(10);
    assertEquals(Reason.NO_CREDENTIAL_ON_ENCODER, house.refusal(scan));
    assertEquals(Reason.NO_CREDENTIAL_ON_ENCODER, house.refusal(next));
    house.tell("present_card");
    assertEquals(List.of(), heard());
  }

  @Test
  void a_written_card_is_read_back_and_keeps_its_message() {
    house.tell("present_card");
    TestOrder encode = encode(KEY_CARD);
    assertEquals(Optional.empty(), house.outcome(encode));
    house.passSeconds(2);
    assertEquals(DONE, house.outcome(encode));
    house.tell("remove_card");
    house.tell("present_card", "\"uid\":\"04000000000001\"");
    house.tell("remove_card");
    house.tell("present_card");
    TestOrder scan = scan();
    assertEquals(
        List.of(
            new CardRead(encode.id(), UID, Optional.of(KEY_CARD)),
            new CardRead(scan.id(), UID, Optional.of(KEY_CARD))),
        heard());
  }

  @Test
  void a_card_with_a_copied_number_holds_no_message() {
    house.tell("present_card");
    encode(KEY_CARD);
    house.passSeconds(2);
    house.tell("remove_card");
    house.tell("present_card", "\"content\":\"blank\"");
    TestOrder scan = scan();
    assertEquals(new CardRead(scan.id(), UID, Optional.empty()), heard().getLast());
  }

  @Test
  void a_card_taken_away_in_mid_write_holds_nothing() {
    house.tell("present_card");
    encode(KEY_CARD);
    house.passSeconds(2);
    TestOrder second = encode(message("another"));
    house.passSeconds(1);
    house.tell("remove_card");
    house.tell("present_card");
    house.passSeconds(1);
    TestOrder scan = scan();
    assertEquals(Reason.ENCODING_INTERRUPTED, house.refusal(second));
    assertEquals(new CardRead(scan.id(), UID, Optional.empty()), heard().getLast());
  }

  @Test
  void a_write_that_the_permit_outruns_does_not_count() {
    house.tell("present_card");
    TestOrder encode = house.run().order(House.door(), Duration.ofMillis(1_900));
    Encoder encoder = house.run().capability(House.door(), Encoder.class);
    house.host().loop().call(() -> encoder.encode(encode, KEY_CARD));
    house.passSeconds(2);
    assertEquals(Reason.ENCODING_INTERRUPTED, house.refusal(encode));
    assertTrue(house.say("look").contains("\"card\":\"blank\",\"writes\":1"));
  }

  @Test
  void a_foreign_card_can_be_read_and_not_written() {
    house.tell("present_card", "\"content\":\"foreign\"");
    assertEquals(Reason.INCOMPATIBLE_CARD_FORMAT, house.refusal(encode(KEY_CARD)));
    assertEquals(DONE, house.outcome(scan()));
  }

  @Test
  void a_message_that_does_not_fit_is_refused() {
    house.tell("present_card");
    assertEquals(
        Reason.INCOMPATIBLE_CARD_FORMAT, house.refusal(encode(new Secret(new byte[2_047]))));
    encode(new Secret(new byte[2_046]));
    house.passSeconds(2);
    assertTrue(house.say("look").contains("\"card\":\"written\""));
  }

  @Test
  void an_offline_encoder_is_not_online_and_a_cut_write_is_unknown() {
    house.tell("present_card");
    TestOrder cut = encode(KEY_CARD);
    house.tell("offline");
    TestOrder scan = scan();
    assertInstanceOf(Outcome.Unknown.class, house.outcome(cut).orElseThrow());
    var notSent = assertInstanceOf(Outcome.NotSent.class, house.outcome(scan).orElseThrow());
    assertEquals(Reason.ENCODER_NOT_ONLINE, notSent.reason());
    house.passSeconds(5);
    assertTrue(house.say("look").contains("\"card\":\"blank\""));
  }

  @Test
  void a_waiting_scan_that_is_cut_off_was_surely_nothing() {
    TestOrder scan = scan();
    house.tell("offline");
    var notSent = assertInstanceOf(Outcome.NotSent.class, house.outcome(scan).orElseThrow());
    assertEquals(Reason.ENCODER_NOT_ONLINE, notSent.reason());
  }

  @Test
  void a_hung_encoder_keeps_what_it_wrote_and_says_it_when_released() {
    house.tell("present_card");
    TestOrder encode = encode(KEY_CARD);
    house.tell("hang");
    house.passSeconds(3);
    assertEquals(Optional.empty(), house.outcome(encode));
    house.tell("release");
    assertEquals(DONE, house.outcome(encode));
    assertEquals(List.of(new CardRead(encode.id(), UID, Optional.of(KEY_CARD))), heard());
  }

  @Test
  void a_reset_takes_the_card_away_and_forgets_all() {
    house.tell("present_card");
    encode(KEY_CARD);
    house.passSeconds(2);
    TestOrder cut = encode(KEY_CARD);
    assertEquals(DONE, house.outcome(house.reset()));
    assertInstanceOf(Outcome.Unknown.class, house.outcome(cut).orElseThrow());
    house.tell("present_card");
    TestOrder scan = scan();
    assertEquals(new CardRead(scan.id(), UID, Optional.empty()), heard().getLast());
  }

  @Test
  void at_most_64_cards_are_remembered() {
    house.tell("present_card");
    encode(KEY_CARD);
    house.passSeconds(2);
    house.tell("remove_card");
    for (int n = 1; n <= EncoderWorks.REMOVED_MAX; n++) {
      house.tell("present_card", "\"uid\":\"%014x\"".formatted(n));
      house.tell("remove_card");
    }
    house.tell("present_card");
    assertTrue(house.say("look").contains("\"card\":\"blank\""));
  }

  @Test
  void what_cannot_be_laid_or_taken_is_refused_with_words() {
    assertRefused("\"do\":\"remove_card\"", "no card lies on it");
    assertRefused("\"do\":\"present_card\",\"uid\":\"04a1\"", "\\\"uid\\\" must be 4 to 10 bytes");
    assertRefused("\"do\":\"present_card\",\"content\":\"x\"", "must be blank or foreign");
    house.tell("present_card");
    assertRefused("\"do\":\"present_card\"", "a card lies on it");
    assertRefused("\"do\":\"card\",\"bits\":26,\"hex\":\"1\"", "it tells of no cards");
  }

  @Test
  void no_card_and_no_message_is_ever_printed() {
    house.tell("present_card", "\"uid\":\"1357913579\"");
    encode(KEY_CARD);
    house.passSeconds(2);
    String said = house.reports().all() + " " + house.host().log().lines();
    assertFalse(said.contains("13579") || said.contains("the door"), said);
    assertFalse(new Deed.Encode(KEY_CARD).toString().contains("the door"));
  }

  private void assertRefused(String line, String words) {
    String answer = house.host().say("{\"device_id\":\"%s\",%s}".formatted(House.door(), line));
    assertTrue(answer.startsWith("{\"ok\":false") && answer.contains(words), answer);
  }

  private TestOrder scan() {
    return house.ordered(Encoder.class, Encoder::scan);
  }

  private TestOrder encode(Secret message) {
    return house.ordered(Encoder.class, (encoder, order) -> encoder.encode(order, message));
  }

  private List<Report> heard() {
    return house.reports().of(House.door()).stream().skip(1).toList();
  }

  private static Secret message(String text) {
    return new Secret(text.getBytes(StandardCharsets.UTF_8));
  }
}
