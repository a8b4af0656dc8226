package io.lintel.gateway.credential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.model.Json;
import io.lintel.spi.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The action types of cards on the real engine, over virtual time. */
class CredentialsTest extends CredentialBench {

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
}
