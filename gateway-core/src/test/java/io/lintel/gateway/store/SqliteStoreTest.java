package io.lintel.gateway.store;

import static io.lintel.gateway.model.DeliveryClass.ACCESS;
import static io.lintel.gateway.model.DeliveryClass.COMMAND;
import static io.lintel.gateway.model.DeliveryClass.TELEMETRY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.model.Bytes;
import io.lintel.spi.FaultException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest {

  private static final StoreLimits CONFIG =
      StoreLimits.defaults().withFile(64 * 1024 * 1024, 65_536);

  @TempDir Path folder;
  private final HandTime time = new HandTime();
  private SqliteStore store;

  @BeforeEach
  void open() {
    store = SqliteStore.open(folder, CONFIG, time, Optional.empty(), Samples::dropped);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void an_attempt_reads_as_it_was_put_and_a_second_put_replaces_it() {
    AttemptRow waiting = Samples.attempt(1, AttemptRow.Stage.WAITING);
    Heard.commit(store, new Write.PutAttempt(waiting)).sequences();
    assertEquals(Optional.of(waiting), store.attempt(Samples.id(1)));
    assertEquals(List.of(waiting), store.unfinished());

    AttemptRow ended = Samples.attempt(1, AttemptRow.Stage.SUCCESS);
    Heard.commit(store, new Write.PutAttempt(ended)).sequences();
    assertEquals(Optional.of(ended), store.attempt(Samples.id(1)));
    assertEquals(List.of(), store.unfinished());
    assertEquals(Optional.empty(), store.attempt(Samples.id(2)));
  }

  @Test
  void unfinished_attempts_come_oldest_first() {
    for (long number : new long[] {9, 3, 5}) {
      Heard.commit(store, new Write.PutAttempt(Samples.attempt(number, AttemptRow.Stage.WAITING)));
    }
    Heard.commit(store, new Write.PutAttempt(Samples.attempt(9, AttemptRow.Stage.STARTED)))
        .sequences();
    assertEquals(
        List.of(Samples.id(9), Samples.id(3), Samples.id(5)),
        store.unfinished().stream().map(AttemptRow::attemptId).toList());
  }

  @Test
  void a_device_a_blob_and_the_wall_clock_read_as_they_were_put() {
    DeviceRow unheard =
        new DeviceRow(
            Samples.id(2), "unknown", Optional.empty(), Optional.empty(), Optional.empty());
    Heard.commit(
            store,
            new Write.PutDevice(Samples.device(1, "locked")),
            new Write.PutDevice(unheard),
            new Write.PutBlob(new Blob("driver/a/1", Bytes.utf8("one"))),
            new Write.PutBlob(new Blob("driver/a/2", Bytes.utf8("two"))),
            new Write.PutBlob(new Blob("driver/b/1", Bytes.utf8("other"))),
            new Write.DropBlob("driver/a/2"),
            new Write.SaveWall(Samples.NOON),
            new Write.SaveWall(Samples.NOON.minusMillis(1)))
        .sequences();
    assertEquals(List.of(Samples.device(1, "locked"), unheard), store.devices());
    assertEquals(List.of(new Blob("driver/a/1", Bytes.utf8("one"))), store.blobs("driver/a/"));
    assertEquals(Optional.of(Samples.NOON), store.lastWall());
  }

  @Test
  void a_published_draft_gets_the_next_sequence_and_ends_as_the_sender_expects() {
    assertEquals(
        List.of(1L, 2L),
        Heard.commit(store, Samples.publish(ACCESS, "first"), Samples.publish(TELEMETRY, "second"))
            .sequences());
    List<OutboxRow> waiting = store.outbox().after(0, 10);
    assertEquals(
        "{\"text\":\"first\",\"store_id\":\""
            + store.birth().storeId()
            + "\",\"epoch\":1,\"sequence\":1,\"historical\":false}",
        waiting.getFirst().payload().utf8());
    assertEquals(List.of(2L), sequences(store.outbox().after(1, 10)));
    assertEquals(2, store.outbox().size());
    assertEquals(
        List.of(2L, 1L),
        store.journal(Long.MAX_VALUE, 9).stream().map(JournalRow::sequence).toList());
    assertEquals(List.of(1L), store.journal(2, 9).stream().map(JournalRow::sequence).toList());
  }

  @Test
  void a_bad_transaction_fails_alone_and_takes_no_sequence() throws InterruptedException {
    CountDownLatch release = holdWriter();
    Heard good = Heard.commit(store, Samples.publish(COMMAND, "good"));
    Heard bad =
        Heard.commit(
            store,
            Samples.publish(COMMAND, "lost"),
            new Write.PutBlob(new Blob("too large", Bytes.of(new byte[70_000]))));
    Heard next = Heard.commit(store, Samples.publish(COMMAND, "next"));
    release.countDown();
    assertEquals(List.of(1L), good.sequences());
    assertEquals(CommitResult.Cause.REFUSED, bad.cause());
    assertEquals(List.of(2L), next.sequences());
    assertEquals(2, store.outbox().size());
  }

  @Test
  void a_command_overtakes_telemetry_that_queued_before_it() throws InterruptedException {
    CountDownLatch release = holdWriter();
    Heard telemetry =
        Heard.commit(store, Priority.TELEMETRY, Samples.publish(TELEMETRY, "battery"));
    Heard access = Heard.commit(store, Priority.ACCESS, Samples.publish(ACCESS, "locked"));
    Heard command = Heard.commit(store, Priority.COMMAND, Samples.publish(COMMAND, "pending"));
    release.countDown();
    assertEquals(List.of(1L), command.sequences());
    assertEquals(List.of(2L), access.sequences());
    assertEquals(List.of(3L), telemetry.sequences());
  }

  @Test
  void an_acknowledged_row_is_hidden_at_once_and_gone_after_the_delay() {
    Heard.commit(store, Samples.publish(ACCESS, "one"), Samples.publish(ACCESS, "two")).sequences();
    Heard acknowledged = Heard.commit(store, new Write.Acknowledge(1));
    assertEquals(List.of(2L), sequences(store.outbox().after(0, 1)));
    assertEquals(1, store.outbox().size());
    assertFalse(acknowledged.isDone());
    time.advance(CONFIG.acknowledgeDelay());
    acknowledged.sequences();
    assertEquals(List.of(2L), sequences(store.outbox().after(0, 9)));
    assertEquals(1, store.health().outboxRows());
  }

  @Test
  void many_acknowledgements_do_not_wait_for_the_delay() {
    List<Heard> all = new ArrayList<>();
    for (int i = 0; i < 256; i++) {
      all.add(Heard.commit(store, Priority.TELEMETRY, new Write.Acknowledge(i)));
    }
    all.forEach(Heard::sequences);
  }

  @Test
  void an_envelope_that_is_asked_for_again_has_its_old_sequence_and_bytes() {
    Heard.commit(
            store,
            new Write.PutAttempt(Samples.attempt(1, AttemptRow.Stage.ERROR)),
            new Write.Publish(Samples.envelope(1, "pending")),
            new Write.Publish(Samples.envelope(1, "error")))
        .sequences();
    List<OutboxRow> before = store.outbox().after(0, 9);
    Heard.commit(store, new Write.Acknowledge(1));
    Heard.commit(store, new Write.Acknowledge(2));
    Heard.commit(store, new Write.Republish(Samples.id(1)), new Write.Republish(Samples.id(99)))
        .sequences();
    assertEquals(List.of(before.getLast()), store.outbox().after(0, 9));
    Heard.commit(store, new Write.Republish(Samples.id(1))).sequences();
    assertEquals(1, store.outbox().size());
  }

  @Test
  void a_dead_letter_leaves_the_outbox_stays_in_the_journal_and_is_told() {
    Heard.commit(store, Samples.publish(ACCESS, "bad")).sequences();
    Heard.commit(store, new Write.DeadLetter(1, "packet_too_large")).sequences();
    List<OutboxRow> waiting = store.outbox().after(0, 9);
    assertEquals(List.of(2L), sequences(waiting));
    assertTrue(
        waiting.getFirst().payload().utf8().contains("dropped 1-1/ACCESS/1/packet_too_large"));
    assertEquals(2, store.journal(Long.MAX_VALUE, 9).size());
  }

  @Test
  void listeners_of_the_outbox_hear_of_new_rows_and_of_nothing_else() {
    AtomicInteger heard = new AtomicInteger();
    store.outbox().onAppend(putBack -> heard.incrementAndGet());
    Heard.commit(store, new Write.PutDevice(Samples.device(1, "locked"))).sequences();
    assertEquals(0, heard.get());
    Heard.commit(store, Samples.publish(ACCESS, "one")).sequences();
    assertEquals(1, heard.get());
  }

  @Test
  void listeners_of_the_outbox_hear_whether_an_old_row_was_put_back() {
    UUID attempt = Samples.id(7);
    Heard.commit(store, new Write.Publish(Samples.envelope(7, "pending"))).sequences();
    Write other = new Write.PutDevice(Samples.device(1, "locked"));
    Heard.commit(store, new Write.Acknowledge(1), other).sequences();
    List<Boolean> heard = new CopyOnWriteArrayList<>();
    store.outbox().onAppend(heard::add);
    Heard.commit(store, new Write.Republish(attempt)).sequences();
    Heard.commit(store, Samples.publish(ACCESS, "two")).sequences();
    Heard.commit(store, Samples.publish(ACCESS, "three"), new Write.Republish(attempt)).sequences();
    assertEquals(List.of(true, false, false), heard);
  }

  @Test
  void everything_is_there_after_a_close_and_sequences_go_on() {
    AttemptRow attempt = Samples.attempt(1, AttemptRow.Stage.STARTED);
    Heard.commit(
            store,
            Samples.command(1, "{}"),
            new Write.PutAttempt(attempt),
            new Write.Publish(Samples.envelope(1, "pending")))
        .sequences();
    Birth first = store.birth();
    reopen();
    assertEquals(List.of(attempt), store.unfinished());
    assertEquals(List.of(1L), sequences(store.outbox().after(0, 9)));
    assertEquals(first.storeId(), store.birth().storeId());
    assertEquals(1, store.birth().epoch());
    assertEquals(List.of(2L), Heard.commit(store, Samples.publish(ACCESS, "next")).sequences());
  }

  @Test
  void an_emptied_outbox_and_journal_do_not_let_a_sequence_return() {
    Heard.commit(store, Samples.publish(ACCESS, "one")).sequences();
    Heard.commit(store, new Write.Acknowledge(1));
    reopen();
    assertEquals(0, store.outbox().size());
    assertEquals(List.of(2L), Heard.commit(store, Samples.publish(ACCESS, "two")).sequences());
  }

  @Test
  void closing_commits_what_is_queued_and_refuses_the_rest() throws InterruptedException {
    CountDownLatch release = holdWriter();
    Heard queued = Heard.commit(store, Samples.publish(ACCESS, "queued"));
    Heard acknowledged = Heard.commit(store, new Write.Acknowledge(1));
    release.countDown();
    store.close();
    assertEquals(List.of(1L), queued.sequences());
    acknowledged.sequences();
    assertEquals(
        CommitResult.Cause.CLOSED, Heard.commit(store, Samples.publish(ACCESS, "late")).cause());
    store.close();
  }

  @Test
  void a_listener_that_throws_harms_no_other() {
    store.commit(
        Transaction.of(Samples.publish(ACCESS, "one")),
        Priority.COMMAND,
        result -> {
          throw new IllegalStateException("a bug");
        });
    assertEquals(List.of(2L), Heard.commit(store, Samples.publish(ACCESS, "two")).sequences());
  }

  @Test
  void a_second_process_in_the_same_folder_is_refused() {
    FaultException refused =
        assertThrows(
            FaultException.class,
            () -> SqliteStore.open(folder, CONFIG, time, Optional.empty(), Samples::dropped));
    assertEquals("store.in_use", refused.fault().code());
  }

  @Test
  void an_empty_transaction_ends_without_a_write() {
    assertInstanceOf(CommitResult.Committed.class, Heard.commit(store).await());
  }

  private void reopen() {
    store.close();
    time.advance(Duration.ofSeconds(5));
    open();
  }

  /** Keeps the writer in a listener until it is released, so that what follows forms one group. */
  private CountDownLatch holdWriter() throws InterruptedException {
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    store.commit(
        Transaction.of(),
        Priority.COMMAND,
        result -> {
          held.countDown();
          awaitQuietly(release);
        });
    assertTrue(held.await(20, TimeUnit.SECONDS));
    return release;
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      assertTrue(latch.await(20, TimeUnit.SECONDS));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static List<Long> sequences(List<OutboxRow> rows) {
    return rows.stream().map(OutboxRow::sequence).toList();
  }
}
