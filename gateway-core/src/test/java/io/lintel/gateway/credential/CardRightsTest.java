package io.lintel.gateway.credential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.access.CanonicalCard;
import io.lintel.gateway.access.DoorCard;
import io.lintel.gateway.action.Box;
import io.lintel.gateway.model.Bytes;
import io.lintel.gateway.model.Json;
import io.lintel.gateway.store.MemoryStore.Trouble;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a card opens, and what becomes of its record. */
class CardRightsTest extends CredentialBench {

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

  @Test
  void a_revocation_that_comes_with_a_command_is_kept_although_nothing_is_encoded() {
    done(ENCODE, credential(ID));
    var changed = new ArrayList<UUID>();
    book().onChange(changed::add);
    var revoked = credential(ID).replace("'display_name'", "'is_deleted':true,'display_name'");
    refused(ENCODE, revoked, "credential_deleted");
    assertEquals(List.of(Box.door(2)), changed);
    assertEquals(0, book().of(Box.door(2)).count());
    box.kill();
    box.run(Duration.ofSeconds(1));
    assertEquals(0, book().of(Box.door(2)).count());
    refused(ENCODE, "{'acs_credential_id':'" + ID + "'}", "credential_deleted");
  }

  @Test
  void new_times_that_come_with_a_command_count_although_the_card_stays_as_it_is() {
    done(ENCODE, credential(ID));
    var longer = credential(ID).replace("2026-03-01", "2026-04-01");
    refused(ENCODE, longer, "credential_cannot_be_reissued");
    assertEquals(List.of("2026-04-01T10:00:00Z"), ends());
    box.kill();
    box.run(Duration.ofSeconds(1));
    assertEquals(List.of("2026-04-01T10:00:00Z"), ends());
    assertEquals(1, encoder.written);
    assertTrue(scanned().path("warnings").toString().contains("ends_at"));
  }

  @Test
  void new_times_of_a_known_credential_count_also_when_no_card_comes() {
    imported(credential(ID));
    encoder.card = Optional.empty();
    var longer = credential(ID).replace("2026-03-01", "2026-04-01");
    refused(ENCODE, longer, "no_credential_on_encoder");
    box.kill();
    box.run(Duration.ofSeconds(1));
    assertEquals(List.of("2026-04-01T10:00:00Z"), ends());
  }

  @Test
  void a_revocation_is_not_taken_back_by_a_command_that_was_sent_before_it() {
    done(ENCODE, credential(ID));
    imported(revoked());
    refused(ENCODE, credential(ID), "credential_deleted");
    assertEquals(0, book().of(Box.door(2)).count());
    imported(credential(ID));
    assertEquals(2, book().of(Box.door(2)).count(), "an import says what is wanted");
  }

  @Test
  void a_revocation_while_a_card_is_waited_for_is_kept_and_nothing_is_written() {
    encoder.takes = Duration.ofSeconds(5);
    var encoding = box.command(ENCODE, 0, Json.read(json(credential(ID))).orElseThrow());
    box.run(Duration.ofSeconds(2));
    imported(revoked());
    box.run(Duration.ofSeconds(30));
    assertEquals(List.of("pending", "credential_deleted"), box.course(encoding));
    assertEquals(0, encoder.written);
    assertEquals(0, book().of(Box.door(2)).count());
  }

  @Test
  void a_revocation_while_its_card_is_written_is_kept() {
    imported(credential(ID));
    encoder.takes = Duration.ofSeconds(5);
    var encoding = box.command(ENCODE, 0, Json.read(json(credential(ID))).orElseThrow());
    box.run(Duration.ofSeconds(7));
    imported(revoked());
    box.run(Duration.ofSeconds(30));
    assertEquals(List.of("pending", "success"), box.course(encoding), "it is on a card");
    assertEquals(0, book().of(Box.door(2)).count(), "which opens nothing");
    refused(ENCODE, credential(ID), "credential_deleted");
  }

  @Test
  void a_change_that_cannot_be_stored_is_said_to_be_none() {
    done(ENCODE, credential(ID));
    var longer = credential(ID).replace("2026-03-01", "2026-04-01");
    var change = box.command(ENCODE, 0, Json.read(json(longer)).orElseThrow());
    while (box.course(change).isEmpty()) {
      assertTrue(box.time.runNext());
    }
    box.store.be(Trouble.FULL);
    box.run(Duration.ofSeconds(1));
    box.store.be(Trouble.NONE);
    box.run(Duration.ofSeconds(30));
    assertEquals(List.of("pending", "uncategorized_error"), box.course(change));
    assertEquals(List.of("2026-03-01T10:00:00Z"), ends());
  }

  private static String revoked() {
    return credential(ID).replace("'display_name'", "'is_deleted':true,'display_name'");
  }

  private void imported(String params) {
    var record = Json.read(json(params)).orElseThrow().path("acs_credential").toString();
    var taken = new ArrayList<Taken>();
    made.getLast().take(Bytes.utf8("{\"records\":[" + record + "]}"), taken::add);
    box.run(Duration.ofSeconds(1));
    assertEquals(1, taken.getFirst().count(), taken::toString);
  }

  private List<String> ends() {
    return book()
        .of(Box.door(2))
        .flatMap(card -> card.endsAt().stream())
        .map(Object::toString)
        .distinct()
        .toList();
  }
}
