package io.lintel.gateway.store;

import static io.lintel.gateway.model.DeliveryClass.ACCESS;
import static io.lintel.gateway.model.DeliveryClass.COMMAND;
import static io.lintel.gateway.model.DeliveryClass.GATEWAY;
import static io.lintel.gateway.model.DeliveryClass.TELEMETRY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.model.DeliveryClass;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes when there is too much, and what goes with age. */
class StoreCapsTest {

  private static final StoreLimits LIMITS =
      StoreLimits.defaults()
          .withFile(64 * 1024 * 1024, 4096)
          .withOutbox(new Cap(20, 1_000_000))
          .withJournal(new Cap(40, 1_000_000), Duration.ofDays(3));

  @TempDir Path folder;
  private final HandTime time = new HandTime();
  private SqliteStore store;

  @BeforeEach
  void open() {
    store = SqliteStore.open(folder, LIMITS, time, Optional.empty(), Samples::dropped);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void the_oldest_telemetry_goes_first_and_is_told_in_the_same_commit() {
    publish(COMMAND, 5);
    publish(TELEMETRY, 10);
    publish(ACCESS, 5);
    assertEquals(20, store.outbox().size());
    publish(ACCESS, 1);
    assertEquals(
        List.of(
            1L, 2L, 3L, 4L, 5L, 8L, 9L, 10L, 11L, 12L, 13L, 14L, 15L, 16L, 17L, 18L, 19L, 20L, 21L,
            22L),
        waiting());
    assertTrue(lastPayload().contains("dropped 6-7/TELEMETRY/2/outbox_full"), lastPayload());
    assertEquals(22, store.journal(Long.MAX_VALUE, 99).size());
  }

  @Test
  void without_lower_classes_the_oldest_commands_go_last() {
    publish(COMMAND, 10);
    publish(ACCESS, 11);
    assertTrue(lastPayload().contains("dropped 11-12/ACCESS/2/outbox_full"), lastPayload());
  }

  @Test
  void what_was_told_by_an_event_that_was_dropped_is_told_again() {
    publish(TELEMETRY, 21);
    assertTrue(lastPayload().contains("dropped 1-2/TELEMETRY/2/outbox_full"), lastPayload());
    publish(ACCESS, 40);
    List<String> news =
        store.outbox().after(0, 99).stream()
            .filter(row -> row.deliveryClass() == GATEWAY)
            .map(row -> row.payload().utf8())
            .toList();
    assertTrue(news.stream().anyMatch(text -> text.contains(" 1-2/TELEMETRY/2")), news::toString);
  }

  @Test
  void history_keeps_what_waits_and_what_answers_a_repeated_command() {
    Heard.commit(
            store,
            new Write.PutAttempt(Samples.attempt(1, AttemptRow.Stage.SUCCESS)),
            new Write.Publish(Samples.envelope(1, "success")))
        .sequences();
    acknowledge(1);
    publish(ACCESS, 5);
    for (int i = 0; i < 60; i++) {
      long sequence = publish(TELEMETRY, 1);
      acknowledge(sequence);
    }
    Heard.commit(store, new Write.PutDevice(Samples.device(1, "locked"))).sequences();
    List<Long> kept =
        store.journal(Long.MAX_VALUE, 99).reversed().stream().map(JournalRow::sequence).toList();
    assertTrue(kept.size() <= 40, kept::toString);
    assertEquals(List.of(1L, 2L, 3L, 4L, 5L, 6L), kept.subList(0, 6));
    Heard.commit(store, new Write.Republish(Samples.id(1))).sequences();
    assertEquals(1L, waiting().getFirst());
  }

  @Test
  void an_ended_attempt_goes_after_its_time_and_not_before() {
    Heard.commit(store, new Write.PutAttempt(endedUntil(Duration.ofHours(24)))).sequences();
    pass(Duration.ofHours(23));
    assertTrue(store.attempt(Samples.id(1)).isPresent());
    pass(Duration.ofHours(2));
    assertFalse(store.attempt(Samples.id(1)).isPresent());
  }

  @Test
  void an_unfinished_attempt_never_goes() {
    Heard.commit(store, new Write.PutAttempt(Samples.attempt(1, AttemptRow.Stage.STARTED)))
        .sequences();
    pass(Duration.ofDays(300));
    assertEquals(1, store.unfinished().size());
  }

  @Test
  void after_a_reboot_nothing_goes_by_a_clock_that_cannot_be_believed() {
    Heard.commit(store, new Write.PutAttempt(endedUntil(Duration.ofHours(24)))).sequences();
    publish(ACCESS, 1);
    acknowledge(1);
    store.close();
    time.reboot("boot-2", Duration.ofDays(100));
    time.trust(false);
    open();
    pass(Duration.ofHours(1));
    assertTrue(store.attempt(Samples.id(1)).isPresent());
    assertEquals(1, store.journal(Long.MAX_VALUE, 9).size());
    time.trust(true);
    pass(Duration.ofHours(1));
    assertFalse(store.attempt(Samples.id(1)).isPresent());
    assertEquals(0, store.journal(Long.MAX_VALUE, 9).size());
  }

  private AttemptRow endedUntil(Duration kept) {
    AttemptRow row = Samples.attempt(1, AttemptRow.Stage.ERROR);
    return new AttemptRow(
        row.attemptId(),
        row.type(),
        row.deviceId(),
        row.fingerprint(),
        row.params(),
        row.origin(),
        row.issuedBy(),
        row.stage(),
        row.requestedAt(),
        row.deadline(),
        row.expiresAt(),
        row.startedAt(),
        row.finishedAt(),
        time.stamp().plus(kept));
  }

  /** Time goes by, and something is written afterwards. */
  private void pass(Duration duration) {
    time.advance(duration);
    Heard.commit(store, new Write.PutDevice(Samples.device(1, "locked"))).sequences();
  }

  private long publish(DeliveryClass deliveryClass, int count) {
    long last = 0;
    for (int i = 0; i < count; i++) {
      last = Heard.commit(store, Samples.publish(deliveryClass, "n")).sequences().getLast();
    }
    return last;
  }

  private void acknowledge(long sequence) {
    Heard.commit(store, new Write.Acknowledge(sequence), new Write.SaveWall(time.wall()))
        .sequences();
  }

  private List<Long> waiting() {
    return store.outbox().after(0, 99).stream().map(OutboxRow::sequence).toList();
  }

  private String lastPayload() {
    return store.outbox().after(0, 99).getLast().payload().utf8();
  }
}
