package io.lintel.gateway.store;

import static io.lintel.gateway.model.DeliveryClass.ACCESS;
import static io.lintel.gateway.model.DeliveryClass.COMMAND;
import static io.lintel.gateway.model.DeliveryClass.TELEMETRY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.spi.FaultException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A full disk, a read-only one, and what is kept through both. */
class StoreTroubleTest {

  private static final int KIB = 1024;
  private static final int RESERVE = 256 * KIB;
  private static final String LARGE = "x".repeat(3000);

  @TempDir Path folder;
  private final HandTime time = new HandTime();

  @Test
  void at_the_cap_of_the_file_telemetry_goes_and_commands_and_access_events_stay() {
    StoreLimits limits = StoreLimits.defaults().withFile(KIB * KIB, RESERVE);
    try (SqliteStore store = open(folder, limits)) {
      assertEquals(CommitResult.Cause.FULL, fillWithTelemetry(store));
      int kept = 0;
      for (; kept < 60; kept++) {
        Heard.commit(store, Samples.publish(COMMAND, LARGE)).sequences();
      }
      List<OutboxRow> waiting = store.outbox().after(0, 1000);
      assertEquals(kept, waiting.stream().filter(row -> row.deliveryClass() == COMMAND).count());
      assertNothingIsLostUntold(waiting, store);
    }
  }

  @Test
  void with_no_telemetry_left_to_drop_a_full_file_refuses_and_recovers_when_there_is_room() {
    StoreLimits limits = StoreLimits.defaults().withFile(KIB * KIB, RESERVE);
    try (SqliteStore store = open(folder, limits)) {
      CommitResult result;
      long last = 0;
      do {
        result = Heard.commit(store, Samples.publish(ACCESS, LARGE)).await();
        last += result instanceof CommitResult.Committed ? 1 : 0;
      } while (result instanceof CommitResult.Committed);
      assertEquals(StoreHealth.State.FULL, store.health().state());
      assertEquals(last, store.outbox().size());
      assertFalse(Files.exists(folder.resolve("reserve")));
      Heard.commit(store, new Write.PutDevice(Samples.device(1, "locked")));
      assertEquals(last, store.outbox().after(0, 10_000).size());
    }
  }

  @Test
  void on_a_full_disk_the_reserve_keeps_commands_going_and_is_taken_again_later()
      throws IOException {
    StoreLimits limits = StoreLimits.defaults().withFile(64L * KIB * KIB, 2 * KIB * KIB);
    try (Mounted disk = Mounted.make(folder, 24)) {
      Path data = disk.folder().resolve("data");
      try (SqliteStore store = open(data, limits)) {
        Heard.commit(store, Samples.publish(ACCESS, "before")).sequences();
        Path filler = disk.fill();
        assertEquals(CommitResult.Cause.FULL, fillWithTelemetry(store));
        assertEquals(StoreHealth.State.FULL, store.health().state());
        assertFalse(Files.exists(data.resolve("reserve")));
        for (int i = 0; i < 20; i++) {
          Heard.commit(store, Samples.publish(COMMAND, LARGE)).sequences();
        }
        Files.delete(filler);
        Heard.commit(store, Samples.publish(COMMAND, "after")).sequences();
        assertEquals(StoreHealth.State.WELL, store.health().state());
        assertTrue(Files.exists(data.resolve("reserve")));
        Heard.commit(store, Samples.publish(TELEMETRY, "again")).sequences();
        assertNothingIsLostUntold(store.outbox().after(0, 100_000), store);
      }
      try (SqliteStore store = open(data, limits)) {
        assertEquals(1, store.birth().epoch());
        assertNothingIsLostUntold(store.outbox().after(0, 100_000), store);
      }
    }
  }

  @Test
  void a_start_on_a_full_disk_gives_the_reserve_up_and_goes_on_sparingly() throws IOException {
    StoreLimits limits = StoreLimits.defaults().withFile(64L * KIB * KIB, 2 * KIB * KIB);
    try (Mounted disk = Mounted.make(folder, 24)) {
      Path data = disk.folder().resolve("data");
      try (SqliteStore store = open(data, limits)) {
        Heard.commit(store, Samples.publish(ACCESS, "before")).sequences();
      }
      disk.fill();
      try (SqliteStore store = open(data, limits)) {
        assertEquals(1, store.birth().epoch());
        assertEquals(List.of(2L), Heard.commit(store, Samples.publish(COMMAND, "x")).sequences());
        assertEquals(StoreHealth.State.FULL, store.health().state());
        assertEquals(
            CommitResult.Cause.FULL,
            Heard.commit(store, Priority.TELEMETRY, Samples.publish(TELEMETRY, "t")).cause());
      }
    }
  }

  @Test
  void on_a_disk_that_turns_read_only_commits_fail_as_such_and_reads_go_on() throws IOException {
    StoreLimits limits = StoreLimits.defaults().withFile(64L * KIB * KIB, RESERVE);
    try (Mounted disk = Mounted.make(folder, 24)) {
      Path data = disk.folder().resolve("data");
      try (SqliteStore store = open(data, limits)) {
        Heard.commit(store, Samples.publish(ACCESS, "before")).sequences();
        disk.turnReadOnly();
        for (int i = 0; i < 3; i++) {
          assertEquals(
              CommitResult.Cause.READ_ONLY,
              Heard.commit(store, Samples.publish(COMMAND, "late")).cause());
        }
        assertEquals(StoreHealth.State.READ_ONLY, store.health().state());
        assertEquals(1, store.outbox().after(0, 10).size());
        Heard.commit(store, new Write.Acknowledge(1));
        Heard.commit(store, Samples.publish(COMMAND, "takes it along")).cause();
        assertEquals(List.of(), store.outbox().after(0, 10));
      }
      try (SqliteStore store = open(data, limits)) {
        assertEquals(StoreHealth.State.READ_ONLY, store.health().state());
        assertEquals(1, store.outbox().after(0, 10).size());
        assertEquals(
            CommitResult.Cause.READ_ONLY,
            Heard.commit(store, Samples.publish(COMMAND, "late")).cause());
      }
    }
  }

  @Test
  void a_first_start_on_a_read_only_disk_says_that_it_cannot_begin() throws IOException {
    try (Mounted disk = Mounted.make(folder, 24)) {
      disk.turnReadOnly();
      FaultException fault =
          assertThrows(
              FaultException.class,
              () -> open(disk.folder().resolve("data"), StoreLimits.defaults()));
      assertEquals("store.cannot_open", fault.fault().code());
    }
  }

  @Test
  void what_is_appended_after_trouble_is_announced_to_the_uplink() throws Exception {
    try (SqliteStore store = open(folder, StoreLimits.defaults())) {
      Heard.commit(store, Samples.publish(COMMAND, "before")).sequences();
      try (var other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("lintel.db"));
          var statement = other.createStatement()) {
        statement.execute("BEGIN IMMEDIATE");
        assertEquals(
            CommitResult.Cause.BROKEN, Heard.commit(store, Samples.publish(COMMAND, "x")).cause());
        statement.execute("ROLLBACK");
      }
      var announced = new CountDownLatch(1);
      store.outbox().onAppend(putBack -> announced.countDown());
      Heard.commit(store, Samples.publish(COMMAND, "after")).sequences();
      assertTrue(announced.await(5, TimeUnit.SECONDS));
    }
  }

  /** Publishes telemetry until one is refused; says why it was. */
  private static CommitResult.Cause fillWithTelemetry(SqliteStore store) {
    for (int i = 0; i < 20_000; i++) {
      CommitResult result =
          Heard.commit(store, Priority.TELEMETRY, Samples.publish(TELEMETRY, LARGE)).await();
      if (result instanceof CommitResult.Failed(CommitResult.Cause cause, String message)) {
        return cause;
      }
    }
    throw new AssertionError("nothing was refused");
  }

  private static void assertNothingIsLostUntold(List<OutboxRow> waiting, SqliteStore store) {
    TreeSet<Long> known = new TreeSet<>();
    Pattern range = Pattern.compile("(\\d+)-(\\d+)/TELEMETRY/\\d+/disk_full");
    for (OutboxRow row : waiting) {
      known.add(row.sequence());
      range
          .matcher(row.payload().utf8())
          .results()
          .forEach(
              told ->
                  LongStream.rangeClosed(
                          Long.parseLong(told.group(1)), Long.parseLong(told.group(2)))
                      .forEach(known::add));
    }
    long last = store.journal(Long.MAX_VALUE, 1).getFirst().sequence();
    assertEquals(LongStream.rangeClosed(1, last).boxed().toList(), List.copyOf(known));
  }

  private SqliteStore open(Path where, StoreLimits limits) {
    return SqliteStore.open(where, limits, time, Optional.empty(), Samples::dropped);
  }
}
