package io.lintel.gateway.action;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.action.SimulatedDoors.Mood;
import io.lintel.gateway.log.Happening;
import io.lintel.gateway.model.ActionType;
import io.lintel.gateway.model.Bytes;
import io.lintel.gateway.model.DeliveryClass;
import io.lintel.gateway.model.Inbound;
import io.lintel.gateway.model.Json;
import io.lintel.gateway.model.Origin;
import io.lintel.gateway.store.MemoryStore.Trouble;
import io.lintel.spi.Fault;
import io.lintel.spi.Outcome;
import io.lintel.spi.Reason;
import io.lintel.spi.Report;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Storage, clocks and drivers on bad days: what happened is told all the same, once and truly. */
class TroubleTest {

  private static final Duration HALF_MINUTE = Duration.ofSeconds(30);
  private static final String ENDLESS = "x".repeat(70_000);
  private final Box box = new Box(1, 2);

  @BeforeEach
  void drivers_are_up() {
    box.run(Duration.ofSeconds(1));
  }

  @Test
  void what_a_driver_says_at_any_length_is_told_cut() {
    box.engine.report(
        Box.door(0), new Report.Trouble(Fault.retry("test.long", ENDLESS)), Optional.empty());
    box.run(Duration.ofSeconds(1));
    var message = box.events("gateway.device_trouble").getFirst().path("message").asText();
    assertTrue(message.startsWith("xxx") && message.length() <= 1_024, "" + message.length());
  }

  @Test
  void a_refusal_at_any_length_ends_its_attempt() {
    box.doors.door(Box.door(0)).mood = Mood.HUNG;
    var id = box.command("UNLOCK_DOOR", 0, HALF_MINUTE);
    box.run(Duration.ofSeconds(1));
    box.engine.outcome(
        Box.door(0),
        id,
        new Outcome.Refused(Reason.LOCK_JAMMED, Fault.retry("test.long", ENDLESS)));
    box.run(Duration.ofSeconds(1));
    assertEquals(List.of("pending", "lock_jammed"), box.course(id));
  }

  @Test
  void a_message_that_the_store_will_never_take_holds_up_no_other() {
    var tooLong = IntStream.range(0, 20_000).boxed().toList();
    box.engine.tell("gateway.test", DeliveryClass.GATEWAY, Map.of("numbers", tooLong));
    box.engine.tell("gateway.test", DeliveryClass.GATEWAY, Map.of("numbers", tooLong, "a", 1));
    box.doors.door(Box.door(0)).turn();
    box.run(Duration.ofSeconds(1));
    assertEquals(1, box.events("lock.unlocked").size());
    assertEquals(2, box.told.stream().filter(Happening.MessagesLost.class::isInstance).count());
  }

  @Test
  void what_memory_cannot_hold_is_told_once_when_the_storage_is_back() {
    box.store.be(Trouble.FULL);
    turns(Insistence.WAITING_MAX + 40);
    assertEquals(List.of(), lost());
    box.store.be(Trouble.NONE);
    box.run(Duration.ofSeconds(10));
    assertEquals(List.of(40L), lost());
    box.store.be(Trouble.FULL);
    turns(Insistence.WAITING_MAX + 7);
    box.store.be(Trouble.NONE);
    box.run(Duration.ofHours(2));
    assertEquals(List.of(40L, 7L), lost());
  }

  @Test
  void a_storage_that_stays_away_is_no_reason_to_be_silent_of_what_is_lost() {
    box.store.be(Trouble.FULL);
    turns(Insistence.WAITING_MAX + 40);
    box.run(Insistence.TOLD_AFTER);
    assertEquals(1, lost().size());
    assertTrue(lost().getFirst() >= 40, () -> "and what else happened in that hour: " + lost());
    box.run(Duration.ofHours(10));
    turns(3);
    int before = lost().size();
    box.run(Insistence.TOLD_AFTER);
    assertTrue(lost().size() <= 1 + before && before <= 11, () -> "once an hour: " + lost());
    assertTrue(lost().stream().mapToLong(Long::longValue).sum() >= 43);
  }

  @Test
  void an_installers_command_is_new_whatever_the_clock_said_when_the_store_was_made() {
    box.time.setTrusted(false);
    assertTrue(box.time.floor().isBefore(box.store.birth().bornAt()));
    var id = box.id();
    box.engine.submit(
        new LocalCommand(
            id,
            ActionType.UNLOCK_DOOR,
            Optional.of(Box.door(0)),
            Bytes.utf8("{}"),
            Origin.INSTALLER,
            "test",
            Optional.empty()),
        Steps.none());
    box.run(Duration.ofSeconds(2));
    assertEquals(List.of("pending", "success"), box.course(id));
  }

  @Test
  void a_command_is_answered_and_moves_nothing_while_the_store_cannot_be_read() {
    box.store.be(Trouble.UNREADABLE);
    assertTrue(box.send(unlock(box.id()), Duration.ofSeconds(1)));
    assertEquals(List.of(), box.doors.movements);
    var live = Json.read(box.sent.getLast().payload()).orElseThrow();
    assertEquals("gateway.command_refused", live.path("event_type").asText());
    assertEquals("gateway_storage_unavailable", live.path("reason").asText());
  }

  @Test
  void a_repeat_gets_its_bytes_live_when_the_store_takes_no_writes() {
    var message = unlock(box.id());
    box.send(message, Duration.ofSeconds(2));
    var ended = box.store.envelope(attemptId(message)).orElseThrow();
    box.store.be(Trouble.READ_ONLY);
    assertTrue(box.send(message, Duration.ofSeconds(1)));
    assertEquals(
        List.of(
            new Box.Sent("lintel/v1/gw/attempt/" + attemptId(message), ended, Optional.empty())),
        box.sent);
  }

  @Test
  void an_end_that_cannot_be_written_is_told_live_once_and_keeps_its_time() {
    var id = box.command("UNLOCK_DOOR", 0, HALF_MINUTE);
    while (box.doors.movements.isEmpty()) {
      assertTrue(box.time.runNext());
    }
    box.store.be(Trouble.FULL);
    box.run(Duration.ofMinutes(1));
    assertEquals(1, box.sent.size());
    box.store.be(Trouble.NONE);
    box.run(Duration.ofSeconds(10));
    assertEquals(List.of("pending", "success"), box.course(id));
    var live = Json.read(box.sent.getFirst().payload()).orElseThrow();
    var stored = Json.read(box.store.envelope(id).orElseThrow()).orElseThrow();
    assertEquals(live.path("finished_at"), stored.path("finished_at"));
  }

  /** One event each. */
  private void turns(int count) {
    IntStream.range(0, count).forEach(_ -> box.doors.door(Box.door(0)).turn());
    box.run(Duration.ofSeconds(1));
  }

  private List<Long> lost() {
    return box.told.stream()
        .filter(Happening.MessagesLost.class::isInstance)
        .map(told -> ((Happening.MessagesLost) told).count())
        .toList();
  }

  private Inbound unlock(UUID id) {
    return Commands.message(
        Commands.body(id, "UNLOCK_DOOR", Box.door(0), box.time.wall(), HALF_MINUTE));
  }

  private static UUID attemptId(Inbound message) {
    var body = Json.read(message.payload()).orElseThrow();
    return UUID.fromString(body.path("action_attempt_id").asText());
  }
}
