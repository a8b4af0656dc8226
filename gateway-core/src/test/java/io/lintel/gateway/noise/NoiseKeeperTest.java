package io.lintel.gateway.noise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.gateway.action.Box;
import io.lintel.gateway.action.Commands;
import io.lintel.gateway.action.Published;
import io.lintel.gateway.model.Bytes;
import io.lintel.gateway.model.Json;
import io.lintel.gateway.store.MemoryStore;
import io.lintel.spi.Report;
import io.lintel.spi.SoundLevel;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The noise thresholds' action types on the real engine, over virtual time. */
class NoiseKeeperTest {

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final String ALWAYS =
      "{'starts_daily_at':'00:00:00','ends_daily_at':'00:00:00','noise_threshold_decibels':60}";
  private static final String EVENT = "noise_sensor.noise_threshold_triggered";

  private final Box box = new Box(1, 2, () -> List.of(new NoiseKeeper(ZoneId.of("Europe/Paris"))));

  @AfterEach
  void keep_what_was_published() {
    Published.keep(box, NoiseKeeperTest.class);
  }

  @BeforeEach
  void the_sensor_hangs_at_the_first_door() {
    box.doors.offer(Box.door(0), SoundLevel.class, new SoundLevel() {});
    box.run(SECOND);
  }

  @Test
  void a_created_threshold_is_published_with_every_field_that_is_required() {
    var id = send("CREATE_NOISE_THRESHOLD", ALWAYS);
    var threshold = threshold(id);
    assertEquals(
        Set.of(
            "noise_threshold_id",
            "device_id",
            "name",
            "starts_daily_at",
            "ends_daily_at",
            "noise_threshold_decibels"),
        names(threshold));
    assertEquals("00:00:00[Europe/Paris]", threshold.path("starts_daily_at").asText());
    assertEquals(Box.door(0).toString(), threshold.path("device_id").asText());
  }

  @Test
  void a_noise_is_told_once_and_shown_until_it_ends() {
    var threshold = thresholdId(send("CREATE_NOISE_THRESHOLD", ALWAYS));
    hear(75);
    hear(76);
    var event = box.events(EVENT);
    assertEquals(1, event.size());
    assertEquals(threshold.toString(), event.getFirst().path("noise_threshold_id").asText());
    assertEquals("Noise threshold", event.getFirst().path("noise_threshold_name").asText());
    assertEquals(75.0, event.getFirst().path("noise_level_decibels").doubleValue());
    assertEquals(Set.of(threshold), triggering());
    hear(40);
    box.run(Samples.WINDOW);
    assertEquals(Set.of(), triggering());
    hear(75);
    assertEquals(2, box.events(EVENT).size());
  }

  @Test
  void a_restart_within_a_noise_does_not_tell_it_again() {
    var threshold = thresholdId(send("CREATE_NOISE_THRESHOLD", ALWAYS));
    hear(75);
    box.kill();
    box.run(SECOND);
    assertEquals(Set.of(threshold), triggering());
    hear(75);
    assertEquals(1, box.events(EVENT).size());
    hear(40);
    box.run(Samples.WINDOW);
    assertEquals(Set.of(), triggering());
  }

  @Test
  void a_threshold_outlives_restarts() {
    send("CREATE_NOISE_THRESHOLD", ALWAYS);
    box.kill();
    box.run(SECOND);
    hear(75);
    assertEquals(1, box.events(EVENT).size());
  }

  @Test
  void an_update_changes_what_was_sent_and_counts_at_once() {
    var id = thresholdId(send("CREATE_NOISE_THRESHOLD", ALWAYS));
    hear(50);
    var update = sendFor("UPDATE_NOISE_THRESHOLD", id, "{'noise_threshold_decibels':45}");
    assertEquals(45, threshold(update).path("noise_threshold_decibels").doubleValue());
    assertEquals("00:00:00[Europe/Paris]", threshold(update).path("ends_daily_at").asText());
    assertEquals(1, box.events(EVENT).size());
  }

  @Test
  void a_deleted_threshold_triggers_nothing_and_may_be_deleted_again() {
    var id = thresholdId(send("CREATE_NOISE_THRESHOLD", ALWAYS));
    hear(75);
    assertEquals("success", last(sendFor("DELETE_NOISE_THRESHOLD", id, "{}")));
    assertEquals(Set.of(), triggering());
    var again = sendFor("DELETE_NOISE_THRESHOLD", id, "{}");
    assertEquals("success", last(again));
    assertTrue(box.ended(again).path("result").isObject());
    box.kill();
    box.run(SECOND);
    hear(75);
    assertEquals(1, box.events(EVENT).size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CREATE_NOISE_THRESHOLD | {'starts_daily_at':'22:00:00','ends_daily_at':'07:00:00'} | invalid_parameter",
        "CREATE_NOISE_THRESHOLD | {'noise_threshold_decibels':60} | invalid_parameter",
        "CREATE_NOISE_THRESHOLD | {'starts_daily_at':'23:00:00','ends_daily_at':'01:00:00','noise_threshold_nrs':9} | noise_threshold_overlap",
        "UPDATE_NOISE_THRESHOLD | {'noise_threshold_decibels':60} | invalid_parameter",
        "UPDATE_NOISE_THRESHOLD | {'noise_threshold_id':'00000000-0000-0000-0000-000000000001'} | noise_threshold_not_found",
        "DELETE_NOISE_THRESHOLD | {'noise_threshold_id':'7'} | invalid_parameter",
      })
  void what_cannot_be_done_ends_with_its_error(String type, String params, String error) {
    send(
        "CREATE_NOISE_THRESHOLD",
        "{'starts_daily_at':'22:00:00','ends_daily_at':'07:00:00','noise_threshold_decibels':60}");
    assertEquals(error, last(send(type, params)));
  }

  @Test
  void an_update_may_not_make_two_thresholds_overlap() {
    send("CREATE_NOISE_THRESHOLD", span("22:00:00", "07:00:00"));
    var day = thresholdId(send("CREATE_NOISE_THRESHOLD", span("07:00:00", "22:00:00")));
    var update = sendFor("UPDATE_NOISE_THRESHOLD", day, "{'ends_daily_at':'22:00:01'}");
    assertEquals("noise_threshold_overlap", last(update));
    hear(50);
    assertEquals(List.of(), box.events(EVENT));
  }

  @Test
  void more_than_one_for_each_hour_do_not_fit() {
    for (int hour = 0; hour < 24; hour++) {
      var create = send("CREATE_NOISE_THRESHOLD", half(hour, "00:00", "30:00"));
      assertEquals("success", last(create));
    }
    var one = send("CREATE_NOISE_THRESHOLD", half(3, "30:00", "59:00"));
    assertEquals("no_space_for_noise_threshold", last(one));
  }

  @Test
  void a_device_that_hears_nothing_is_refused() {
    var id = box.command("CREATE_NOISE_THRESHOLD", 1, json(ALWAYS));
    box.run(SECOND);
    assertEquals("device_not_supported", last(id));
  }

  @Test
  void what_comes_too_late_is_refused() {
    var id = box.id();
    var body =
        Commands.body(
            id, "CREATE_NOISE_THRESHOLD", Box.door(0), box.time.wall(), Duration.ofSeconds(-1));
    body.set("params", json(ALWAYS));
    box.send(Commands.message(body), SECOND);
    assertEquals("action_attempt_expired", last(id));
    hear(75);
    assertEquals(List.of(), box.events(EVENT));
  }

  @Test
  void what_the_storage_does_not_take_does_not_count() {
    box.store.be(MemoryStore.Trouble.FULL);
    send("CREATE_NOISE_THRESHOLD", ALWAYS);
    box.store.be(MemoryStore.Trouble.NONE);
    box.run(Duration.ofMinutes(2));
    hear(75);
    assertEquals(List.of(), box.events(EVENT));
  }

  @Test
  void a_restart_in_the_middle_of_a_command_leaves_one_threshold_or_none() {
    for (int seed = 0; seed < 30; seed++) {
      var id = box.command("CREATE_NOISE_THRESHOLD", 0, json(ALWAYS));
      box.run(Duration.ofMillis(seed));
      box.kill();
      box.run(Duration.ofSeconds(3));
      var course = box.course(id);
      assertTrue(
          course.isEmpty() || course.equals(List.of("pending", "success")), course::toString);
      assertEquals(course.isEmpty() ? 0 : 1, box.store.blobs(NoiseDesk.BLOBS).size());
      sendFor("DELETE_NOISE_THRESHOLD", id, "{}");
    }
  }

  @Test
  void a_sandbox_reset_forgets_the_thresholds_of_simulated_sensors() {
    send("CREATE_NOISE_THRESHOLD", ALWAYS);
    var id = box.id();
    var body =
        Commands.body(
            id, "RESET_SANDBOX_WORKSPACE", Box.door(0), box.time.wall(), Duration.ofMinutes(1));
    body.remove("device_id");
    box.send(Commands.message(body, "gateway"), Duration.ofSeconds(3));
    assertEquals("success", last(id));
    hear(75);
    assertEquals(List.of(), box.events(EVENT));
    assertTrue(box.store.blobs(NoiseDesk.BLOBS).isEmpty());
    assertFalse(state().has("currently_triggering_noise_threshold_ids") && !triggering().isEmpty());
  }

  private UUID send(String type, String params) {
    var id = box.command(type, 0, json(params));
    box.run(SECOND);
    return id;
  }

  private UUID sendFor(String type, UUID threshold, String params) {
    return send(type, json(params).put("noise_threshold_id", threshold.toString()).toString());
  }

  private void hear(double decibels) {
    box.doors.report(Box.door(0), new Report.Sound(decibels, OptionalDouble.empty()));
    box.run(SECOND);
  }

  private String last(UUID attempt) {
    return box.course(attempt).getLast();
  }

  private JsonNode threshold(UUID attempt) {
    return box.ended(attempt).path("result").path("noise_threshold");
  }

  private UUID thresholdId(UUID attempt) {
    return UUID.fromString(threshold(attempt).path("noise_threshold_id").asText());
  }

  private Set<UUID> triggering() {
    var ids = new TreeSet<UUID>();
    state()
        .path("currently_triggering_noise_threshold_ids")
        .forEach(id -> ids.add(UUID.fromString(id.asText())));
    return ids;
  }

  private JsonNode state() {
    return Json.read(Bytes.utf8(box.slot("state/" + Box.door(0)))).orElseThrow().path("properties");
  }

  private static Set<String> names(JsonNode object) {
    var names = new TreeSet<String>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static String half(int hour, String from, String to) {
    return span("%02d:%s".formatted(hour, from), "%02d:%s".formatted(hour, to));
  }

  private static String span(String from, String to) {
    return "{'starts_daily_at':'%s','ends_daily_at':'%s','noise_threshold_decibels':60}"
        .formatted(from, to);
  }

  private static ObjectNode json(String text) {
    return Json.read(Bytes.utf8(text.replace('\'', '"'))).orElseThrow();
  }
}
