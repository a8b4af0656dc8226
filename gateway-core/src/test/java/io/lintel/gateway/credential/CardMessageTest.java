package io.lintel.gateway.credential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.lintel.gateway.credential.CardMessage.Reading;
import io.lintel.gateway.model.Bytes;
import io.lintel.spi.CardNumber;
import io.lintel.spi.Secret;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CardMessageTest {

  private static final CardNumber CARD = FakeEncoder.card("04a1b2c3d4e5f6");

  /** The key pair of RFC 8032, 7.1, test 1. */
  private static final CardSigner KNOWN =
      CardSigner.stored(
              Bytes.utf8(
                  "{\"private\":\"MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g\","
                      + "\"public\":\"MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\"}"))
          .orElseThrow();

  private static final CardPayload PAYLOAD =
      new CardPayload(
          Kind.ACS_CREDENTIAL,
          UUID.fromString("5f7c1c1e-2a54-4a5e-8f1e-0d1d5b3d7a02"),
          Instant.parse("2026-01-05T08:00:00Z"),
          Optional.empty(),
          Optional.of(Instant.parse("2026-02-01T10:00:00Z")),
          Optional.of(CardFormat.H10301.number(17, 4711)));

  @Test
  void what_was_written_for_a_card_is_genuine_on_that_card() {
    assertEquals(new Reading.Genuine(PAYLOAD), CardMessage.read(written(), CARD, KNOWN));
  }

  /** The signature as OpenSSL 3 makes it of the same key and bytes. */
  @Test
  void the_bytes_of_a_message_are_these() {
    var expected =
        "d40e6b" // one short external record: 14 bytes of type, 107 of payload
            + "6c696e74656c2e696f3a63617264" // lintel.io:card
            + "0100" // version, acs_credential
            + "06e3fd8f" // key id
            + "5f7c1c1e2a544a5e8f1e0d1d5b3d7a02"
            + "00695b6f80" // issued
            + "0000000000" // starts: never said
            + "00697f2420" // ends
            + "001a" // 26 bits
            + "022224cf"
            + "18816c3f2b81843491a6f02925325187c37516a2d80acefda6a26c0fa8b3ed9e"
            + "30bad4193ab98b388ac1713279216d68dc97366a9035023f6f4cb0d4d20c600b";
    assertEquals(expected, hex(written()));
  }

  @Test
  void on_any_other_card_it_is_not_genuine() {
    var other = FakeEncoder.card("04a1b2c3d4e5f7");
    assertEquals(new Reading.NotGenuine(), CardMessage.read(written(), other, KNOWN));
  }

  @Test
  void a_message_changed_at_any_byte_is_never_genuine() {
    byte[] right = written().reveal();
    for (int at = 0; at < right.length; at++) {
      byte[] changed = right.clone();
      changed[at] ^= 1;
      var reading = CardMessage.read(new Secret(changed), CARD, KNOWN);
      assertFalse(reading instanceof Reading.Genuine, "at byte " + at);
    }
  }

  @Test
  void a_message_cut_at_any_byte_is_foreign() {
    byte[] right = written().reveal();
    for (int size = 0; size < right.length; size++) {
      var cut = new Secret(Arrays.copyOf(right, size));
      assertEquals(new Reading.Foreign(), CardMessage.read(cut, CARD, KNOWN), "of " + size);
    }
  }

  @Test
  void a_message_of_another_gateway_is_known_as_one() {
    var other = CardMessage.write(PAYLOAD, CARD, CardSigner.make());
    assertEquals(new Reading.OtherGateway(), CardMessage.read(other, CARD, KNOWN));
  }

  @Test
  void a_payload_without_a_number_and_times_reads_back() {
    var bare =
        new CardPayload(
            Kind.ACCESS_METHOD,
            UUID.randomUUID(),
            Instant.parse("2026-01-05T08:00:00Z"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    var message = CardMessage.write(bare, CARD, KNOWN);
    assertEquals(new Reading.Genuine(bare), CardMessage.read(message, CARD, KNOWN));
  }

  @Test
  void a_key_comes_back_from_the_store_and_never_prints() {
    var made = CardSigner.make();
    var again = CardSigner.stored(made.toStore()).orElseThrow();
    var message = CardMessage.write(PAYLOAD, CARD, made);
    assertInstanceOf(Reading.Genuine.class, CardMessage.read(message, CARD, again));
    assertEquals("card key %08x".formatted(made.keyId()), made.toString());
    assertEquals(Optional.empty(), CardSigner.stored(Bytes.utf8("{\"private\":\"nonsense\"}")));
  }

  private static Secret written() {
    return CardMessage.write(PAYLOAD, CARD, KNOWN);
  }

  private static String hex(Secret message) {
    return HexFormat.of().formatHex(message.reveal());
  }
}
