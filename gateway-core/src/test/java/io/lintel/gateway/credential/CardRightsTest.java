package io.lintel.gateway.credential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.lintel.gateway.access.CanonicalCard;
import io.lintel.gateway.access.DoorCard;
import io.lintel.gateway.action.Box;
import io.lintel.gateway.model.Bytes;
import io.lintel.gateway.model.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
}
