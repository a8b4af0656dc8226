package io.lintel.gateway.credential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.action.Box;
import io.lintel.gateway.model.Json;
import io.lintel.spi.Report;
import io.lintel.spi.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a scan tells of a card. */
class CardScansTest extends CredentialBench {

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
    refused(ENCODE, credential(ID), "credential_cannot_be_reissued");
    assertEquals("[]", scanned().path("warnings").toString(), "a refusal writes nothing");
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

  @Test
  void a_scan_under_way_at_a_restart_is_done_again() {
    encoder.takes = Duration.ofSeconds(5);
    var id = box.command(SCAN, 0, Json.object());
    box.run(Duration.ofSeconds(2));
    box.kill();
    box.run(Duration.ofSeconds(20));
    assertEquals(List.of("pending", "success"), box.course(id));
  }
}
