package io.lintel.gateway.credential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.lintel.gateway.access.CanonicalCard;
import io.lintel.gateway.access.CardBook;
import io.lintel.gateway.access.DoorCard;
import io.lintel.gateway.action.Box;
import io.lintel.gateway.action.Published;
import io.lintel.gateway.action.Specialist;
import io.lintel.gateway.model.Bytes;
import io.lintel.gateway.model.Identity;
import io.lintel.gateway.model.Json;
import io.lintel.spi.CardReader;
import io.lintel.spi.Encoder;
import io.lintel.spi.Reason;
import io.lintel.spi.Report;
import io.lintel.spi.Secret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The action types of cards on the real engine, over virtual time. */
class CredentialsTest {

  private static final Identity IDENTITY =
      new Identity("gw", new UUID(1, 1), new UUID(1, 2), "0.0.0-test");

  private static final String SCAN = "SCAN_CREDENTIAL";
  private static final String ENCODE = "ENCODE_CREDENTIAL";
  private static final String ENCODE_METHOD = "ENCODE_ACCESS_METHOD";
  private static final String ID = "5f7c1c1e-2a54-4a5e-8f1e-0d1d5b3d7a02";
  private static final String OTHER_ID = "5f7c1c1e-2a54-4a5e-8f1e-0d1d5b3d7a03";
  private static final String METHOD =
      "{'access_method':{'access_method_id':'%s','access_grant_ids':['%s']}}";

  private final List<Credentials> made = new ArrayList<>();
  private final Box box = new Box(1, 3, this::fresh);
  private final FakeEncoder encoder = new FakeEncoder(box);

  @BeforeEach
  void the_encoder_stands_at_the_first_device_and_a_reader_at_the_second() {
    box.doors.offer(Box.door(0), Encoder.class, encoder);
    box.doors.offer(Box.door(1), CardReader.class, new CardReader() {});
    box.run(Duration.ofSeconds(1));
  }

  @AfterEach
  void keep_what_was_published() {
    Published.keep(box, CredentialsTest.class);
  }

  @Test
  void a_credential_is_encoded_issued_and_told() {
    var id = done(ENCODE, credential(ID));
    var result = box.ended(id).path("result");
    assertEquals(ID, result.path("acs_credential_id").asText());
    assertTrue(result.path("is_issued").booleanValue());
    assertEquals("04A1B2C3D4E5F6", result.path("card_number").asText());
    assertEquals("Room 12", result.path("display_name").asText());
    var event = box.events("acs_credential.issued").getFirst();
    assertEquals(ID, event.path("acs_credential_id").asText());
    assertEquals(new UUID(1, 2).toString(), event.path("acs_system_id").asText());
  }

  @Test
  void an_access_method_is_encoded_issued_and_told() {
    var id = done(ENCODE_METHOD, METHOD.formatted(ID, OTHER_ID));
    var result = box.ended(id).path("result");
    assertEquals(ID, result.path("access_method_id").asText());
    assertEquals("card", result.path("mode").asText());
    assertTrue(result.path("is_issued").booleanValue());
    assertTrue(result.path("issued_at").isTextual());
    var event = box.events("access_method.issued").getFirst();
    assertEquals(OTHER_ID, event.path("access_grant_ids").get(0).asText());
  }

  @Test
  void an_access_method_by_the_other_endpoint_is_told_as_a_credential() {
    var id = done(ENCODE, METHOD.formatted(ID, OTHER_ID));
    assertEquals(ID, box.ended(id).path("result").path("acs_credential_id").asText());
    assertEquals(1, box.events("access_method.issued").size());
  }

  @Test
  void an_encoded_card_scans_without_a_warning() {
    done(ENCODE, credential(ID));
    var result = scanned();
    assertEquals("[]", result.path("warnings").toString());
    assertEquals(ID, result.path("acs_credential_on_seam").path("acs_credential_id").asText());
    var onCard = result.path("acs_credential_on_encoder");
    assertTrue(onCard.path("is_issued").booleanValue());
    assertEquals("2026-03-01T10:00:00.000Z", onCard.path("ends_at").asText());
    assertTrue(onCard.path("starts_at").isNull());
  }

  @Test
  void an_empty_card_is_told_as_one() {
    var result = scanned();
    assertEquals("acs_credential_on_seam_not_found", warning(result));
    assertTrue(result.path("acs_credential_on_seam").isNull());
    assertFalse(result.path("acs_credential_on_encoder").path("is_issued").booleanValue());
  }

  @Test
  void a_message_copied_to_another_card_counts_for_nothing() {
    done(ENCODE, credential(ID));
    encoder.card = Optional.of(FakeEncoder.card("04ffffffffffff"));
    var result = scanned();
    assertEquals("acs_credential_on_seam_not_found", warning(result));
    assertTrue(result.toString().contains("copied from another card"));
  }

  @Test
  void what_differs_between_card_and_box_is_named() {
    done(ENCODE, credential(ID));
    refused(ENCODE, credential(ID).replace("03-01", "04-01"), "credential_cannot_be_reissued");
    assertEquals("[]", scanned().path("warnings").toString(), "a refusal changes nothing");
    encoder.message = Optional.of(new Secret(new byte[] {(byte) 0xD1, 1, 1, 0x54, 0}));
    var result = scanned();
    assertEquals("acs_credential_on_encoder_out_of_sync", warning(result));
  }

  @Test
  void a_card_at_a_reader_is_scanned_by_its_number() {
    done(ENCODE, credential(ID));
    var id = box.command(SCAN, 1, Json.object());
    box.run(Duration.ofSeconds(5));
    assertEquals(List.of("pending"), box.course(id));
    box.doors.report(Box.door(1), new Report.Card(CardFormat.H10301.number(17, 4711)));
    box.run(Duration.ofSeconds(1));
    var found = box.ended(id).path("result").path("acs_credential_on_seam");
    assertEquals(ID, found.path("acs_credential_id").asText());
  }

  @Test
  void without_a_card_at_a_reader_the_scan_ends_in_its_own_words() {
    var id = box.command(SCAN, 1, Json.object());
    box.run(Duration.ofSeconds(61));
    assertEquals(List.of("pending", "no_credential_on_encoder"), box.course(id));
  }

  @ParameterizedTest
  @CsvSource({SCAN, ENCODE, ENCODE_METHOD})
  void without_a_card_in_time_it_ends_in_its_own_words(String type) {
    encoder.card = Optional.empty();
    refused(type, params(type), "no_credential_on_encoder");
  }

  @ParameterizedTest
  @CsvSource({
    "SCAN_CREDENTIAL, ENCODER_NOT_ONLINE, encoder_not_online",
    "SCAN_CREDENTIAL, ENCODER_COMMUNICATION_TIMEOUT, encoder_communication_timeout",
    "SCAN_CREDENTIAL, DEVICE_BUSY, uncategorized_error",
    "ENCODE_CREDENTIAL, ENCODER_NOT_ONLINE, encoder_not_online",
    "ENCODE_CREDENTIAL, ENCODER_COMMUNICATION_TIMEOUT, encoder_communication_timeout",
    "ENCODE_CREDENTIAL, INCOMPATIBLE_CARD_FORMAT, incompatible_card_format",
    "ENCODE_CREDENTIAL, ENCODING_INTERRUPTED, encoding_interrupted",
    "ENCODE_CREDENTIAL, UNCATEGORIZED, uncategorized_error",
    "ENCODE_ACCESS_METHOD, ENCODER_NOT_ONLINE, uncategorized_error",
    "ENCODE_ACCESS_METHOD, INCOMPATIBLE_CARD_FORMAT, incompatible_card_format",
    "ENCODE_ACCESS_METHOD, ENCODING_INTERRUPTED, uncategorized_error"
  })
  void what_the_encoder_says_is_told_in_published_words(String type, Reason reason, String told) {
    if (type.equals(SCAN)) {
      encoder.scanEnds = Optional.of(FakeEncoder.refused(reason));
    }
    encoder.encodeEnds = Optional.of(FakeEncoder.refused(reason));
    refused(type, params(type), told);
    assertEquals(0, encoder.written);
  }

  @ParameterizedTest
  @CsvSource({
    "SCAN_CREDENTIAL, encoder_communication_timeout",
    "ENCODE_CREDENTIAL, encoder_communication_timeout",
    "ENCODE_ACCESS_METHOD, uncategorized_error"
  })
  void an_encoder_that_never_answers_ends_at_the_deadline(String type, String told) {
    encoder.hangs = true;
    refused(type, params(type), told);
  }

  @ParameterizedTest
  @CsvSource({SCAN, ENCODE, ENCODE_METHOD})
  void a_command_that_comes_too_late_is_expired(String type) {
    var id = box.command(type, 0, Duration.ofMillis(-1));
    box.run(Duration.ofSeconds(1));
    assertEquals(List.of("pending", "action_attempt_expired"), box.course(id));
    assertEquals(0, encoder.written);
  }

  @Test
  void a_scan_under_way_at_a_restart_is_done_again() {
    encoder.takes = Duration.ofSeconds(5);
    var id = box.command(SCAN, 0, Json.object());
    box.run(Duration.ofSeconds(2));
    box.kill();
    box.run(Duration.ofSeconds(20));
    assertEquals(List.of("pending", "success"), box.course(id));
  }

  @ParameterizedTest
  @CsvSource({
    "ENCODE_CREDENTIAL, encoding_interrupted",
    "ENCODE_ACCESS_METHOD, uncategorized_error"
  })
  void an_encoding_under_way_at_a_restart_is_never_done_again(String type, String told) {
    encoder.takes = Duration.ofSeconds(5);
    var id = box.command(type, 0, Json.read(json(params(type))).orElseThrow());
    box.run(Duration.ofSeconds(7));
    box.kill();
    box.run(Duration.ofMinutes(2));
    assertEquals(List.of("pending", told), box.course(id));
    assertEquals(0, encoder.written);
  }

  @Test
  void what_is_on_a_card_is_not_put_on_a_second_one_also_after_a_restart() {
    done(ENCODE, credential(ID));
    box.kill();
    box.run(Duration.ofSeconds(2));
    refused(ENCODE, "{'acs_credential_id':'" + ID + "'}", "credential_cannot_be_reissued");
    assertEquals(1, encoder.written);
    assertEquals("[]", scanned().path("warnings").toString(), "the key is the same");
  }

  @Test
  void a_card_may_be_written_with_another_credential() {
    done(ENCODE, credential(ID));
    done(ENCODE, credential(OTHER_ID));
    var found = scanned().path("acs_credential_on_seam");
    assertEquals(OTHER_ID, found.path("acs_credential_id").asText());
    assertEquals(2, encoder.written);
  }

  @Test
  void what_is_deleted_or_unknown_is_not_encoded() {
    refused(ENCODE, "{'acs_credential_id':'" + ID + "'}", "uncategorized_error");
    var deleted = credential(ID).replace("'format'", "'is_deleted':true,'format'");
    refused(ENCODE, deleted, "credential_deleted");
    assertEquals(0, encoder.written);
  }

  @Test
  void a_card_exchanged_while_it_is_written_is_not_issued() {
    encoder.exchangedFor = Optional.of(FakeEncoder.card("04ffffffffffff"));
    refused(ENCODE, credential(ID), "encoding_interrupted");
    assertEquals(List.of(), box.events("acs_credential.issued"));
  }

  @Test
  void a_card_with_a_random_identifier_is_refused_before_anything_is_written() {
    encoder.card = Optional.of(FakeEncoder.card("08a1b2c3"));
    refused(ENCODE, credential(ID), "incompatible_card_format");
    assertEquals(0, encoder.written);
  }

  @Test
  void a_written_card_is_issued_also_when_its_attempt_ended_meanwhile() {
    encoder.takes = Duration.ofSeconds(31);
    var id = box.command(ENCODE, 0, Json.read(json(credential(ID))).orElseThrow());
    box.run(Duration.ofSeconds(70));
    assertEquals(List.of("pending", "encoder_communication_timeout"), box.course(id));
    assertEquals(1, box.events("acs_credential.issued").size());
    assertEquals("[]", scanned().path("warnings").toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SCAN_CREDENTIAL|{'acs_encoder_id':'5f7c1c1e-2a54-4a5e-8f1e-0d1d5b3d7a03'}",
        "ENCODE_CREDENTIAL|{}",
        "ENCODE_CREDENTIAL|{'acs_credential_id':'one'}",
        "ENCODE_CREDENTIAL|{'acs_credential_id':'5f7c1c1e-2a54-4a5e-8f1e-0d1d5b3d7a03','access_method_id':'5f7c1c1e-2a54-4a5e-8f1e-0d1d5b3d7a03'}",
        "ENCODE_CREDENTIAL|{'acs_credential':4}",
        "ENCODE_ACCESS_METHOD|{'acs_credential_id':'5f7c1c1e-2a54-4a5e-8f1e-0d1d5b3d7a03'}"
      })
  void parameters_that_cannot_be_are_refused_with_words(String type, String params) {
    var id = refused(type, params, "uncategorized_error");
    var message = box.ended(id).path("error").path("message").asText();
    assertTrue(message.startsWith("invalid_parameter: "), message);
  }

  @ParameterizedTest
  @CsvSource({SCAN, ENCODE, ENCODE_METHOD})
  void a_device_that_is_no_encoder_is_told_in_a_published_word(String type) {
    var id = box.command(type, 2, Json.read(json(params(type))).orElseThrow());
    box.run(Duration.ofSeconds(1));
    assertEquals(List.of("pending", "uncategorized_error"), box.course(id));
    var message = box.ended(id).path("error").path("message").asText();
    assertTrue(message.startsWith("device_not_supported: "), message);
  }

  @Test
  void a_credential_opens_its_doors_by_number_and_by_the_card_that_carries_it() {
    var changed = new ArrayList<UUID>();
    book().onChange(changed::add);
    done(ENCODE, credential(ID));
    var expected =
        List.of(CardFormat.H10301.number(17, 4711), FakeEncoder.card("04a1b2c3d4e5f6")).stream()
            .map(number -> CanonicalCard.of(number).orElseThrow())
            .toList();
    assertEquals(expected, book().of(Box.door(2)).map(DoorCard::card).toList());
    assertEquals(List.of(Box.door(2)), changed);
    assertEquals(0, book().of(Box.door(1)).count());
    box.kill();
    box.run(Duration.ofSeconds(1));
    assertEquals(expected, book().of(Box.door(2)).map(DoorCard::card).toList());
    box.run(Duration.ofDays(400));
    assertEquals(0, book().of(Box.door(2)).count(), "after its end");
  }

  @Test
  void an_imported_credential_is_known_durable_and_can_be_encoded() {
    var record = Json.read(json(credential(ID))).orElseThrow().path("acs_credential").toString();
    var taken = new ArrayList<Taken>();
    var records = "{\"records\":[" + record + ",{\"acs_credential_id\":\"one\"},4]}";
    made.getLast().take(Bytes.utf8(records), taken::add);
    box.run(Duration.ofSeconds(1));
    assertEquals(1, taken.getFirst().count());
    assertEquals(2, taken.getFirst().refused().size(), taken::toString);
    box.kill();
    box.run(Duration.ofSeconds(1));
    done(ENCODE, "{'acs_credential_id':'" + ID + "'}");
    made.getLast().take(Bytes.utf8("{\"records\":[" + record + "]}"), taken::add);
    box.run(Duration.ofSeconds(1));
    refused(ENCODE, "{'acs_credential_id':'" + ID + "'}", "credential_cannot_be_reissued");
  }

  @Test
  void no_card_number_is_ever_told_to_staff() {
    done(ENCODE, credential(ID));
    scanned();
    var told = box.told.toString();
    assertFalse(told.toLowerCase(Locale.ROOT).contains("04a1b2c3d4e5f6"), told);
    assertFalse(told.contains("4711"), told);
  }

  private CardBook book() {
    return made.getLast().cards();
  }

  private static String params(String type) {
    return switch (type) {
      case SCAN -> "{'acs_encoder_id':'" + Box.door(0) + "'}";
      case ENCODE -> credential(ID);
      default -> METHOD.formatted(ID, OTHER_ID);
    };
  }

  private static String credential(String id) {
    return ("{'acs_credential':{'acs_credential_id':'%s','display_name':'Room 12',"
            + "'ends_at':'2026-03-01T10:00:00Z','format':'h10301','facility':17,'number':4711,"
            + "'device_ids':['%s']}}")
        .formatted(id, Box.door(2));
  }

  private UUID done(String type, String params) {
    return ended(type, params, "success");
  }

  private UUID refused(String type, String params, String error) {
    return ended(type, params, error);
  }

  private UUID ended(String type, String params, String how) {
    var id = box.command(type, 0, Json.read(json(params)).orElseThrow());
    box.run(Duration.ofSeconds(61));
    assertEquals(List.of("pending", how), box.course(id));
    return id;
  }

  private JsonNode scanned() {
    return box.ended(done(SCAN, "{}")).path("result");
  }

  private static String warning(JsonNode result) {
    return result.path("warnings").get(0).path("warning_code").asText();
  }

  private static Bytes json(String text) {
    return Bytes.utf8(text.replace('\'', '"'));
  }

  private List<Specialist> fresh() {
    var credentials = new Credentials(IDENTITY);
    made.add(credentials);
    return List.of(credentials);
  }
}
