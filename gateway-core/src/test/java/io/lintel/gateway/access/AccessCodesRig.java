package io.lintel.gateway.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.gateway.action.Box;
import io.lintel.gateway.action.Published;
import io.lintel.gateway.action.Specialist;
import io.lintel.gateway.model.Json;
import io.lintel.spi.CodeSlots;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The engine with a lock that holds codes and a guarded door, on virtual time. */
abstract class AccessCodesRig {
  static final UUID KEYPAD = Box.door(2);
  static final Duration MINUTE = Duration.ofMinutes(1);

  final List<AccessCodes> parts = new ArrayList<>();
  final Box box = new Box(1, 4, this::fresh);
  final FakeLock lock = new FakeLock(3, false, false);
  final SlotsOfLock slots = new SlotsOfLock(box, Box.door(0), lock);

  List<Specialist> fresh() {
    var settings =
        new CodeSettings(
            new UUID(1, 1),
            PinText.MASKED,
            ZoneId.of("Europe/Berlin"),
            Map.of(KEYPAD, Box.door(1)),
            false);
    var codes = new AccessCodes(settings, new ClockSense(), new Random(7)::nextInt);
    parts.add(codes);
    return List.of(codes);
  }

  @BeforeEach
  void the_first_door_has_a_lock_with_slots() {
    box.doors.offer(Box.door(0), CodeSlots.class, slots);
    box.run(Duration.ofSeconds(1));
  }

  @AfterEach
  void keep_what_was_published() {
    Published.keep(box, getClass());
  }

  UUID create(String digits) {
    return create(params(digits));
  }

  UUID create(ObjectNode params) {
    return command("CREATE_ACCESS_CODE", params);
  }

  UUID command(String type, JsonNode params) {
    return box.command(type, 0, params);
  }

  static ObjectNode params(String digits) {
    return Json.object().put("code", digits);
  }

  JsonNode code(UUID attempt) {
    return box.ended(attempt).path("result").path("access_code");
  }

  ObjectNode id(UUID attempt) {
    return Json.object().put("access_code_id", code(attempt).path("access_code_id").asText());
  }
}
