package io.lintel.gateway.access.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.gateway.access.AccessCodes;
import io.lintel.gateway.access.CardBook;
import io.lintel.gateway.access.ClockSense;
import io.lintel.gateway.access.CodeSettings;
import io.lintel.gateway.access.PinText;
import io.lintel.gateway.action.Box;
import io.lintel.gateway.action.Specialist;
import io.lintel.gateway.config.AccessConfig;
import io.lintel.gateway.config.AccessConfig.UntrustedClock;
import io.lintel.gateway.model.Json;
import io.lintel.spi.Pin;
import io.lintel.spi.Report;
import io.lintel.spi.Report.LockState;
import io.lintel.spi.Secret;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the platform's command to the keypad: codes and decision together. */
class CodesAtTheKeypadTest {

  private UntrustedClock policy = UntrustedClock.LAST_KNOWN;
  private final Box box = new Box(11, 2, this::parts);

  @BeforeEach
  void drivers_are_up() {
    box.run(Duration.ofSeconds(1));
  }

  @Test
  void a_code_for_the_lock_opens_at_its_keypad_until_it_is_deleted() {
    var codeId = create(Json.object().put("code", "48151"));
    assertOpens("48151", codeId);
    shut();
    var deleted = box.command("DELETE_ACCESS_CODE", 0, Json.object().put("access_code_id", codeId));
    box.run(Duration.ofSeconds(2));
    assertEquals(List.of("pending", "success"), box.course(deleted));
    assertRefused("48151", "unknown_code");
  }

  @Test
  void a_code_counts_from_its_start_to_its_end() {
    var now = box.time.wall();
    var codeId =
        create(
            Json.object()
                .put("code", "48151")
                .put("starts_at", now.plus(Duration.ofHours(2)).toString())
                .put("ends_at", now.plus(Duration.ofHours(3)).toString()));
    assertRefused("48151", "expired_code");
    box.run(Duration.ofHours(2));
    assertOpens("48151", codeId);
    shut();
    box.run(Duration.ofHours(1));
    enter("48151");
    assertEquals(LockState.LOCKED, box.doors.door(Given.DOOR).bolt);
  }

  @Test
  void a_changed_code_takes_the_place_of_the_old_one_over_a_restart() {
    var codeId = create(Json.object().put("code", "48151"));
    box.command(
        "UPDATE_ACCESS_CODE", 0, Json.object().put("access_code_id", codeId).put("code", "62342"));
    box.run(Duration.ofSeconds(2));
    assertRefused("48151", "unknown_code");
    box.kill();
    box.run(Duration.ofSeconds(2));
    assertOpens("62342", codeId);
  }

  @Test
  void a_restart_leaves_the_revision_of_the_set_as_it_was() {
    create(Json.object().put("code", "48151"));
    var before = box.slot("reported/access_codes/" + Given.DOOR);
    box.kill();
    assertEquals(before, box.slot("reported/access_codes/" + Given.DOOR), "no driver is up yet");
    box.run(Duration.ofSeconds(2));
    assertEquals(before, box.slot("reported/access_codes/" + Given.DOOR));
  }

  @Test
  void a_duress_code_is_made_by_its_parameter() {
    var codeId = create(Json.object().put("code", "48151").put("is_duress", true));
    assertOpens("48151", codeId);
    assertEquals(codeId, box.events("gateway.duress").getFirst().path("access_code_id").asText());
  }

  @Test
  void no_digits_leave_the_gateway_by_default() {
    create(Json.object().put("code", "4815162"));
    enter("4815162");
    assertTrue(box.journal().size() > 3);
    assertFalse(box.journal().stream().anyMatch(row -> row.payload().utf8().contains("4815162")));
    assertFalse(box.slots.values().stream().anyMatch(slot -> slot.utf8().contains("4815162")));
  }

  @Test
  void a_code_made_for_the_keypad_opens_its_lock_and_counts_as_the_keypads() {
    var codeId = create(1, Json.object().put("code", "48151"));
    assertOpens("48151", codeId);
    assertTrue(box.slot("reported/access_codes/" + Given.KEYPAD).contains("\"codes\":1"));
    assertTrue(box.slot("reported/access_codes/" + Given.DOOR).contains("\"codes\":0"));
  }

  private String create(ObjectNode params) {
    return create(0, params);
  }

  private String create(int device, ObjectNode params) {
    var attempt = box.command("CREATE_ACCESS_CODE", device, params);
    box.run(Duration.ofSeconds(2));
    assertEquals(List.of("pending", "success"), box.course(attempt));
    return box.ended(attempt).path("result").path("access_code").path("access_code_id").asText();
  }

  private void assertOpens(String digits, String codeId) {
    enter(digits);
    assertEquals(LockState.UNLOCKED, box.doors.door(Given.DOOR).bolt);
    var told = box.events("lock.unlocked").getLast();
    assertEquals("keycode", told.path("method").asText());
    assertEquals(codeId, told.path("access_code_id").asText());
  }

  private void assertRefused(String digits, String reason) {
    enter(digits);
    assertEquals(LockState.LOCKED, box.doors.door(Given.DOOR).bolt);
    var told = box.events("lock.access_denied").getLast();
    assertEquals(reason, told.path("reason").path("reason_code").asText());
  }

  private void shut() {
    box.command("LOCK_DOOR", 0, Duration.ofSeconds(30));
    box.run(Duration.ofSeconds(2));
    assertEquals(LockState.LOCKED, box.doors.door(Given.DOOR).bolt);
  }

  private void enter(String digits) {
    box.doors.report(Given.KEYPAD, new Report.Keys(new Pin(digits)));
    box.run(Duration.ofSeconds(1));
  }

  private List<Specialist> parts() {
    var guards = Map.of(Given.KEYPAD, Given.DOOR);
    var clock = new ClockSense();
    var codes =
        new AccessCodes(
            new CodeSettings(
                new UUID(1, 1),
                PinText.MASKED,
                ZoneOffset.UTC,
                guards,
                policy == UntrustedClock.DENY),
            clock,
            new Random(1)::nextInt);
    var settings = new LocalAccessSettings(guards, new AccessConfig(policy, 5), false);
    return List.of(
        codes, new LocalAccess(settings, codes, CardBook.empty(), new Secret(new byte[32]), clock));
  }
}
