package io.lintel.gateway.credential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.access.CanonicalCard;
import io.lintel.gateway.model.Bytes;
import io.lintel.gateway.model.Json;
import io.lintel.spi.CardNumber;
import java.math.BigInteger;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CardFormatTest {

  private static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");

  @Test
  void a_26_bit_card_is_what_a_reader_sends() {
    // facility 17, number 4711: 0 00010001 0001001001100111 and its two parity bits
    var expected = new BigInteger("0" + "00010001" + "0001001001100111" + "0", 2);
    long first = Long.bitCount(expected.longValue() >> 13 & 0xFFF) % 2;
    long last = 1L - Long.bitCount(expected.longValue() >> 1 & 0xFFF) % 2;
    var whole = expected.or(BigInteger.valueOf((first << 25) | last));
    assertEquals(new CardNumber(26, whole), CardFormat.H10301.number(17, 4711));
  }

  @ParameterizedTest
  @EnumSource(CardFormat.class)
  void the_smallest_and_the_largest_number_have_right_parity(CardFormat format) {
    assertTrue(CanonicalCard.of(format.number(0, 0)).isPresent());
    long number = 1;
    while (format.fits(0, number * 2 + 1)) {
      number = number * 2 + 1;
    }
    assertTrue(CanonicalCard.of(format.number(0, number)).isPresent());
    long tooLarge = number + 1;
    assertThrows(IllegalArgumentException.class, () -> format.number(0, tooLarge));
    assertThrows(IllegalArgumentException.class, () -> format.number(-1, 0));
  }

  @Test
  void a_credential_enrolled_by_number_is_the_card_that_a_reader_tells_in_any_way()
      throws BadCredential {
    var enrolled = read("'format':'h10301','facility':17,'number':4711").number().orElseThrow();
    var without = new CardNumber(24, BigInteger.valueOf((17 << 16) | 4711));
    assertEquals(CanonicalCard.of(without), CanonicalCard.of(enrolled));
  }

  @Test
  void a_credential_comes_back_from_the_store_as_it_was() throws BadCredential {
    for (String record :
        new String[] {
          "'hex':'04a1b2c3d4e5f6','is_issued':true,'card_number':'04A1B2C3D4E5F6'",
          "'format':'corporate_1000','facility':4,'number':99,'device_ids':['" + NIL + "']",
          "'starts_at':'2026-01-05T08:00:00+01:00','ends_at':'2026-01-06T08:00:00Z'",
          "'acs_system_id':'" + NIL + "','acs_user_id':'" + NIL + "','is_deleted':true",
          "'display_name':'Suite 4','created_at':'2025-01-05T08:00:00.000Z'"
        }) {
      var credential = read(record);
      var stored = Json.read(Json.write(CredentialJson.write(credential))).orElseThrow();
      assertEquals(credential, CredentialJson.read(Kind.ACS_CREDENTIAL, stored, Instant.EPOCH));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'format':'h10301','facility':256,'number':1",
        "'format':'h10301','facility':1,'number':65536",
        "'format':'h10301','facility':1",
        "'format':'h10301','facility':1,'number':1.5",
        "'format':'em4100','number':1",
        "'hex':'xyz'",
        "'hex':''",
        "'bits':4,'hex':'ff'",
        "'bits':26,'hex':'0000000'",
        "'starts_at':'tomorrow'",
        "'ends_at':'1969-01-01T00:00:00Z'",
        "'device_ids':'all'",
        "'device_ids':['one']",
        "'acs_system_id':'1-1-1-1-1'",
        "'is_issued':'yes'"
      })
  void a_record_that_cannot_be_is_refused_and_its_number_is_not_repeated(String fields) {
    var refused = assertThrows(BadCredential.class, () -> read(fields));
    assertTrue(!refused.words().isBlank());
  }

  private static final String NIL = "00000000-0000-4000-8000-000000000001";

  private static Credential read(String fields) throws BadCredential {
    var text = "{'acs_credential_id':'" + new UUID(5, 5) + "'," + fields + "}";
    var json = Json.read(Bytes.utf8(text.replace('\'', '"'))).orElseThrow();
    return CredentialJson.read(Kind.ACS_CREDENTIAL, json, NOW);
  }
}
