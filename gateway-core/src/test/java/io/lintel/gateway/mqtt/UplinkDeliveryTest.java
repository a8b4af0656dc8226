package io.lintel.gateway.mqtt;

import static io.lintel.gateway.mqtt.Bench.items;
import static io.lintel.gateway.mqtt.Bench.only;
import static io.lintel.gateway.mqtt.Bench.troubles;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.model.Bytes;
import io.lintel.gateway.model.UplinkFault;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What flies over a connection, in which order, and what its answers mean. */
class UplinkDeliveryTest {
  private final Bench bench = new Bench();

  @Test
  void twenty_rows_fly_at_once_in_order() {
    bench.up();
    bench.append(100);
    assertEquals(LongStream.rangeClosed(1, 20).boxed().toList(), bench.flying());
    bench.answer(1, 0);
    assertEquals(LongStream.rangeClosed(2, 21).boxed().toList(), bench.flying());
  }

  @Test
  void the_brokers_receive_maximum_bounds_the_window() {
    bench.up(new Accepted(true, 5, Long.MAX_VALUE));
    bench.append(100);
    assertEquals(5, bench.flying().size());
  }

  @Test
  void a_new_connection_begins_at_the_oldest_row_that_was_not_acknowledged() {
    bench.up();
    bench.append(30);
    bench.answer(1, 0);
    bench.answer(3, 0);
    bench.drop();
    bench.up();
    bench.answer(2, 0);
    assertEquals(List.of(4L, 5L, 6L), bench.flying().subList(0, 3));
  }

  @ParameterizedTest
  @CsvSource({
    "0x00, ACKNOWLEDGED", "0x01, ACKNOWLEDGED", "0x7F, ACKNOWLEDGED", "0x10, NO_CONSUMER",
    "0x80, PUBLISH_REFUSED", "0x83, PUBLISH_REFUSED", "0x87, PUBLISH_REFUSED", "0x97, QUOTA",
    "0x90, REJECTED", "0x95, REJECTED", "0x99, REJECTED"
  })
  void a_reason_code_means_what_the_design_says(String code, String meaning) {
    bench.up();
    bench.append(1);
    var effects = bench.answer(1, Integer.decode(code));
    var acknowledged = only(effects, Effect.Acknowledge.class);
    var dead = only(effects, Effect.DeadLetter.class);
    assertEquals(meaning.equals("ACKNOWLEDGED") ? 1 : 0, acknowledged.size());
    assertEquals(meaning.equals("REJECTED") ? 1 : 0, dead.size());
    assertEquals(
        meaning.equals("ACKNOWLEDGED") ? List.of() : List.of(UplinkFault.valueOf(meaning)),
        troubles(effects));
    assertEquals(meaning.matches("ACKNOWLEDGED|REJECTED") ? 0 : 1, bench.outbox.size());
  }

  @Test
  void without_require_consumer_no_subscriber_is_an_acknowledgement() {
    var relaxed = new Bench(Bench.settings(false, 200), false, true);
    relaxed.up();
    relaxed.append(1);
    assertEquals(1, only(relaxed.answer(1, 0x10), Effect.Acknowledge.class).size());
  }

  @Test
  void a_shut_gate_is_probed_with_one_row_and_back_off_and_opens_with_an_answer() {
    bench.up();
    bench.append(30);
    bench.flying().forEach(row -> bench.answer(row, 0x10));
    assertEquals(List.of(), bench.flying());
    for (int probe = 0; probe < 5; probe++) {
      assertTrue(awaitProbe().compareTo(Duration.ofSeconds(1)) >= 0);
      assertEquals(List.of(1L), bench.flying());
      bench.answer(1, 0x10);
    }
    awaitProbe();
    var effects = bench.answer(1, 0);
    assertEquals(1, only(effects, Effect.Flowing.class).size());
    assertEquals(20, bench.flying().size());
  }

  @Test
  void a_shut_gate_alarms_once_not_with_each_probe() {
    bench.up();
    bench.append(1);
    bench.answer(1, 0x87);
    awaitProbe();
    assertEquals(List.of(), troubles(bench.answer(1, 0x87)));
  }

  @Test
  void a_rejected_row_is_announced_and_the_announcement_itself_is_not() {
    bench.up();
    bench.append(1);
    var told = only(bench.answer(1, 0x95), Effect.Tell.class);
    assertEquals("gateway.outbox_rejected", told.getFirst().eventType());
    assertEquals(1L, told.getFirst().fields().get("rejected_sequence"));

    bench.add("event/gateway.outbox_rejected/gateway", Bench.WALL, 10);
    bench.hear(new Input.Appended(false));
    var effects = bench.answer(2, 0x95);
    assertEquals(1, only(effects, Effect.DeadLetter.class).size());
    assertEquals(List.of(), only(effects, Effect.Tell.class));
  }

  @Test
  void a_row_larger_than_the_broker_takes_is_given_up_without_being_sent() {
    bench.up(new Accepted(true, 20, 1_000));
    bench.add("event/lock.locked/door", Bench.WALL, 2_000);
    var effects = bench.append(1);
    assertEquals(1, only(effects, Effect.DeadLetter.class).getFirst().sequence());
    assertEquals(List.of(2L), bench.flying());
  }

  @Test
  void five_disconnects_on_one_row_give_it_up() {
    bench.up();
    bench.append(3);
    bench.drop();
    for (int end = 1; end <= 4; end++) {
      bench.up();
      assertEquals(List.of(1L), bench.flying(), "the suspect flies alone");
      assertEquals(List.of(), only(bench.drop(), Effect.DeadLetter.class));
    }
    bench.up();
    var effects = bench.drop();
    assertEquals(1, only(effects, Effect.DeadLetter.class).getFirst().sequence());
    assertEquals(1, only(effects, Effect.Tell.class).size());
    bench.up();
    assertEquals(List.of(2L, 3L), bench.flying());
  }

  @Test
  void a_network_that_goes_silent_gives_no_row_up() {
    bench.up();
    bench.append(1);
    for (int i = 0; i < 20; i++) {
      bench.advance(Duration.ofSeconds(15));
      bench.up();
    }
    assertEquals(List.of(), only(bench.effects, Effect.DeadLetter.class));
  }

  @Test
  void a_backlog_is_marked_and_sent_at_its_rate() {
    var slow = new Bench(Bench.settings(true, 10), false, true);
    slow.nowNanos = Duration.ofHours(1).toNanos();
    slow.append(100, Bench.WALL);
    slow.up();
    int sent = 0;
    for (int i = 0; i < 100; i++) {
      slow.advance(Duration.ofMillis(50));
      for (long row : slow.flying()) {
        slow.answer(row, 0);
        sent++;
      }
    }
    assertTrue(sent >= 49 && sent <= 61, "in 5 s at 10/s: " + sent);
    assertTrue(
        items(slow.effects).stream()
            .filter(Item.Row.class::isInstance)
            .allMatch(item -> ((Item.Row) item).historical()));
  }

  @Test
  void a_fresh_row_is_not_historical_and_not_held_back() {
    bench.up();
    var rows = items(bench.append(20));
    assertEquals(20, rows.size());
    assertTrue(rows.stream().noneMatch(item -> ((Item.Row) item).historical()));
  }

  @Test
  void each_connection_begins_with_presence_then_all_slots_then_rows() {
    bench.hear(new Input.SlotPut("state/a", Bytes.utf8("1")));
    bench.hear(new Input.SlotPut("state/a", Bytes.utf8("2")));
    bench.append(1);
    for (int i = 0; i < 2; i++) {
      var sent = items(bench.up());
      assertEquals(new Item.Presence(true), sent.get(0));
      assertEquals(new Item.Slot("state/a", Bytes.utf8("2")), sent.get(1));
      assertInstanceOf(Item.Row.class, sent.get(2));
      bench.drop();
    }
  }

  @Test
  void a_cleared_slot_is_forgotten_once_the_broker_knows() {
    bench.up();
    bench.hear(new Input.SlotPut("state/a", Bytes.utf8("1")));
    bench.answerOthers();
    bench.hear(new Input.SlotPut("state/a", Bytes.utf8("")));
    assertEquals(1, bench.state.delivery().slots().values().size());
    bench.answerOthers();
    assertEquals(0, bench.state.delivery().slots().values().size());
  }

  @Test
  void there_is_room_for_4096_slots() {
    for (int i = 0; i < UplinkLimits.SLOTS_MAX; i++) {
      bench.hear(new Input.SlotPut("state/" + i, Bytes.utf8("1")));
    }
    var effects = bench.hear(new Input.SlotPut("state/x", Bytes.utf8("1")));
    assertEquals(List.of(UplinkFault.TOO_MANY_SLOTS), troubles(effects));
  }

  @Test
  void a_live_answer_overtakes_a_backlog_and_a_shut_gate() {
    bench.up();
    bench.append(100);
    var live = new Input.LiveSend("reply/me", Bytes.utf8("now"), Optional.empty());
    assertInstanceOf(Item.Live.class, items(bench.hear(live)).getFirst());
    bench.answer(1, 0x87);
    assertInstanceOf(Item.Live.class, items(bench.hear(live)).getFirst());
  }

  @Test
  void a_live_answer_without_a_connection_or_beyond_64_waiting_is_dropped() {
    var live = new Input.LiveSend("reply/me", Bytes.utf8("now"), Optional.empty());
    bench.hear(live);
    assertTrue(items(bench.up()).stream().noneMatch(Item.Live.class::isInstance));
    for (int i = 0; i < 200; i++) {
      bench.hear(live);
    }
    assertEquals(UplinkLimits.LIVE_WAITING_MAX, bench.state.delivery().live().size());
  }

  @Test
  void acknowledgements_that_cannot_be_stored_are_not_sent_again_and_stop_at_a_limit() {
    bench.withoutKeeping().up();
    bench.append(1_500);
    while (!bench.flying().isEmpty()) {
      bench.answer(bench.flying().getFirst(), 0);
    }
    var rows = items(bench.effects).stream().filter(Item.Row.class::isInstance).toList();
    assertEquals(rows.size(), new HashSet<>(rows).size());
    assertTrue(rows.size() >= 1_000 && rows.size() < 1_100, "sent " + rows.size());
  }

  /** Moves time on to the next probe. */
  private Duration awaitProbe() {
    var wait = Duration.ofNanos(UplinkMachine.wakeNanos(bench.state) - bench.nowNanos);
    bench.advance(wait);
    return wait;
  }
}
