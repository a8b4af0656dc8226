package io.lintel.hardware;

import static io.lintel.hardware.rig.GatewayFile.deviceId;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.lintel.hardware.card.CardReaderService;
import io.lintel.hardware.card.TypeFourTag;
import io.lintel.hardware.rig.Command;
import io.lintel.hardware.rig.Platform;
import io.lintel.hardware.rig.Site;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * mosquitto, the packaged daemon with its encoder driver, and a pcscd that is started anew for each
 * test while the daemon goes on: processes all, with a tag on a virtual reader.
 */
@Timeout(180)
class EncoderTest {
  private static final String ENCODER = deviceId(1);
  private static final String UID = "04a1b2c3d4e5f6";

  @TempDir private static Path folder;
  private static Site site;
  private CardReaderService service;

  @BeforeAll
  static void open() {
    site =
        Site.open(
            folder,
            file ->
                file.driver("encoder", "{}")
                    .device(1, "Desk", "encoder", "{reader: " + CardReaderService.READER + "}"));
  }

  @BeforeEach
  void startService() {
    service = CardReaderService.start();
  }

  @AfterEach
  void stopService() {
    service.close();
  }

  @AfterAll
  static void everything_published_is_as_the_schemas_say() {
    Site.closeValidated(site);
  }

  @Test
  void a_card_taken_away_in_mid_write_holds_nothing_and_is_encoded_when_it_is_laid_on_again() {
    TypeFourTag tag = TypeFourTag.withUid(UID);
    Command first = encode(deviceId(0xc1));
    try (var _ = service.lay(tag, TypeFourTag::writesMessage)) {
      JsonNode end = site.platform().run(first);
      assertEquals("encoding_interrupted", Platform.errorType(end), end::toString);
    }
    assertEquals(Optional.empty(), tag.message());
    try (var _ = service.lay(tag)) {
      assertIssued(succeeded(encode(deviceId(0xc1))), "acs_credential_id", deviceId(0xc1));
      assertTrue(tag.message().isPresent(), "a phone would read it");
      assertScanned(deviceId(0xc1));
    }
  }

  @Test
  void a_card_is_written_again_with_an_access_method_and_is_then_that() {
    TypeFourTag tag = TypeFourTag.withUid("04a1b2c3d4e5f7");
    try (var _ = service.lay(tag)) {
      succeeded(encode(deviceId(0xc2)));
      String before = HexFormat.of().formatHex(tag.message().orElseThrow());
      JsonNode method = succeeded(encodeMethod(deviceId(0xd2)));
      assertEquals(deviceId(0xd2), method.path("access_method_id").asText());
      assertTrue(method.path("is_issued").asBoolean());
      assertTrue(!before.equals(HexFormat.of().formatHex(tag.message().orElseThrow())));
      assertScanned(deviceId(0xd2));
    }
  }

  @Test
  void an_order_waits_for_its_card_as_long_as_its_time_lasts() {
    JsonNode none = site.platform().run(scan().with("timeout_s", 2));
    assertEquals("no_credential_on_encoder", Platform.errorType(none), none::toString);
    Command waiting = scan();
    site.platform().send(waiting);
    site.platform()
        .await(
            "a pending attempt",
            () -> site.platform().received().attempt(waiting.id()).stream().findFirst());
    try (var _ = service.lay(TypeFourTag.withUid("04a1b2c3d4e5f8"))) {
      JsonNode end = site.platform().awaitEnd(waiting);
      assertEquals("success", Platform.status(end), end::toString);
    }
  }

  @Test
  void without_the_service_the_encoder_is_not_online_until_it_is_back() {
    service.close();
    JsonNode gone = site.platform().run(scan());
    assertEquals("encoder_not_online", Platform.errorType(gone), gone::toString);
    service = CardReaderService.start();
    try (var _ = service.lay(TypeFourTag.withUid("04a1b2c3d4e5f9"))) {
      succeeded(scan());
    }
  }

  private static void assertIssued(JsonNode result, String field, String id) {
    assertEquals(id, result.path(field).asText(), result::toString);
    assertEquals(UID.toUpperCase(Locale.ROOT), result.path("card_number").asText());
    assertTrue(result.path("is_issued").asBoolean(), result::toString);
  }

  private static void assertScanned(String id) {
    JsonNode result = succeeded(scan());
    assertEquals("[]", result.path("warnings").toString(), result::toString);
    assertEquals(
        id, result.at("/acs_credential_on_seam/acs_credential_id").asText(), result::toString);
  }

  private static JsonNode succeeded(Command command) {
    JsonNode end = site.platform().run(command);
    assertEquals("success", Platform.status(end), end::toString);
    return end.at("/action_attempt/result");
  }

  private static Command scan() {
    return Command.of("SCAN_CREDENTIAL", ENCODER).with("params", Map.of("acs_encoder_id", ENCODER));
  }

  private static Command encode(String id) {
    return Command.of("ENCODE_CREDENTIAL", ENCODER)
        .with(
            "params",
            Map.of(
                "acs_encoder_id",
                ENCODER,
                "acs_credential_id",
                id,
                "acs_credential",
                Map.of("acs_credential_id", id, "display_name", "Room 12")));
  }

  private static Command encodeMethod(String id) {
    return Command.of("ENCODE_ACCESS_METHOD", ENCODER)
        .with(
            "params",
            Map.of(
                "acs_encoder_id",
                ENCODER,
                "access_method_id",
                id,
                "access_method",
                Map.of("access_method_id", id, "display_name", "Room 12", "mode", "card")));
  }
}
