package io.lintel.gateway.credential;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.lintel.gateway.access.CardBook;
import io.lintel.gateway.action.Box;
import io.lintel.gateway.action.Published;
import io.lintel.gateway.action.Specialist;
import io.lintel.gateway.model.Bytes;
import io.lintel.gateway.model.Identity;
import io.lintel.gateway.model.Json;
import io.lintel.spi.CardReader;
import io.lintel.spi.Encoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An encoder, a reader and a door on virtual time, with the real engine. */
abstract class CredentialBench {

  private static final Identity IDENTITY =
      new Identity("gw", new UUID(1, 1), new UUID(1, 2), "0.0.0-test");

  static final String SCAN = "SCAN_CREDENTIAL";
  static final String ENCODE = "ENCODE_CREDENTIAL";
  static final String ENCODE_METHOD = "ENCODE_ACCESS_METHOD";
  static final String ID = "5f7c1c1e-2a54-4a5e-8f1e-0d1d5b3d7a02";
  static final String OTHER_ID = "5f7c1c1e-2a54-4a5e-8f1e-0d1d5b3d7a03";
  static final String METHOD =
      "{'access_method':{'access_method_id':'%s','access_grant_ids':['%s']}}";

  final List<Credentials> made = new ArrayList<>();
  final Box box = new Box(1, 3, this::fresh);
  final FakeEncoder encoder = new FakeEncoder(box);

  @BeforeEach
  void the_encoder_stands_at_the_first_device_and_a_reader_at_the_second() {
    box.doors.offer(Box.door(0), Encoder.class, encoder);
    box.doors.offer(Box.door(1), CardReader.class, new CardReader() {});
    box.run(Duration.ofSeconds(1));
  }

  @AfterEach
  void keep_what_was_published() {
    Published.keep(box, getClass());
  }

  CardBook book() {
    return made.getLast().cards();
  }

  static String params(String type) {
    return switch (type) {
      case SCAN -> "{'acs_encoder_id':'" + Box.door(0) + "'}";
      case ENCODE -> credential(ID);
      default -> METHOD.formatted(ID, OTHER_ID);
    };
  }

  static String credential(String id) {
    return ("{'acs_credential':{'acs_credential_id':'%s','display_name':'Room 12',"
            + "'ends_at':'2026-03-01T10:00:00Z','format':'h10301','facility':17,'number':4711,"
            + "'device_ids':['%s']}}")
        .formatted(id, Box.door(2));
  }

  UUID done(String type, String params) {
    return ended(type, params, "success");
  }

  UUID refused(String type, String params, String error) {
    return ended(type, params, error);
  }

  UUID ended(String type, String params, String how) {
    var id = box.command(type, 0, Json.read(json(params)).orElseThrow());
    box.run(Duration.ofSeconds(61));
    assertEquals(List.of("pending", how), box.course(id));
    return id;
  }

  JsonNode scanned() {
    return box.ended(done(SCAN, "{}")).path("result");
  }

  static String warning(JsonNode result) {
    return result.path("warnings").get(0).path("warning_code").asText();
  }

  static Bytes json(String text) {
    return Bytes.utf8(text.replace('\'', '"'));
  }

  List<Specialist> fresh() {
    var credentials = new Credentials(IDENTITY);
    made.add(credentials);
    return List.of(credentials);
  }
}
