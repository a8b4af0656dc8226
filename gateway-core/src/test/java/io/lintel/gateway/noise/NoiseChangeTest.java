package io.lintel.gateway.noise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.gateway.model.Bytes;
import io.lintel.gateway.model.Json;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoiseChangeTest {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final UUID ID = new UUID(0, 1);
  private static final UUID DEVICE = new UUID(7, 0);

  @Test
  void a_threshold_is_kept_and_published_as_it_was_sent() throws BadNoiseParameter {
    var threshold = created("{'noise_threshold_nrs':42}");
    var json = NoiseJson.published(threshold);
    assertEquals("22:00:00[Europe/Paris]", json.path("starts_daily_at").asText());
    assertEquals("07:00:00[Europe/Paris]", json.path("ends_daily_at").asText());
    assertEquals("Noise threshold", json.path("name").asText());
    assertEquals(42, json.path("noise_threshold_nrs").doubleValue());
    assertEquals(140, json.path("noise_threshold_decibels").doubleValue());
    var kept = NoiseJson.read(NoiseJson.kept(threshold, true));
    assertEquals(new NoiseJson.Kept(threshold, true), kept);
  }

  @Test
  void a_change_leaves_what_was_not_sent() throws BadNoiseParameter {
    var old = created("{'noise_threshold_decibels':60,'name':'Night'}");
    var changed = NoiseChange.of(json("{'noise_threshold_decibels':70.5}")).applyTo(old);
    assertEquals(70.5, changed.decibels());
    assertEquals("Night", changed.name());
    assertEquals(old.window(), changed.window());
    var moved = NoiseChange.of(json("{'ends_daily_at':'06:00:00[Asia/Tokyo]'}")).applyTo(old);
    assertEquals(ZoneId.of("Asia/Tokyo"), moved.window().zone());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'noise_threshold_decibels':141}",
        "{'noise_threshold_decibels':'60'}",
        "{'noise_threshold_nrs':-1}",
        "{'name':''}",
        "{'name':7}",
        "{'starts_daily_at':'22:00'}",
        "{'starts_daily_at':22}",
        "{'starts_daily_at':'22:00:00[Europe/Paris]','ends_daily_at':'07:00:00[Asia/Tokyo]'}"
      })
  void a_parameter_that_does_not_fit_is_named(String params) {
    var bad = assertThrows(BadNoiseParameter.class, () -> NoiseChange.of(json(params)));
    assertTrue(String.valueOf(bad.getMessage()).startsWith("params."), bad::getMessage);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'noise_threshold_decibels':60}",
        "{'noise_threshold_decibels':60,'starts_daily_at':'22:00:00'}",
        "{'starts_daily_at':'22:00:00','ends_daily_at':'07:00:00'}"
      })
  void a_new_threshold_needs_its_times_and_a_level(String params) {
    assertThrows(BadNoiseParameter.class, () -> NoiseChange.of(json(params)).refuseUnlessWhole());
  }

  private static NoiseThreshold created(String more) throws BadNoiseParameter {
    var params =
        json("{'starts_daily_at':'22:00:00','ends_daily_at':'07:00:00'}").setAll(json(more));
    var change = NoiseChange.of(params);
    change.refuseUnlessWhole();
    return change.create(ID, DEVICE, PARIS);
  }

  private static ObjectNode json(String text) {
    return Json.read(Bytes.utf8(text.replace('\'', '"'))).orElseThrow();
  }
}
