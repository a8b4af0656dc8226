package io.lintel.gateway.store;

import static io.lintel.gateway.model.DeliveryClass.ACCESS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.secret.Key;
import io.lintel.gateway.secret.Sealer;
import io.lintel.spi.FaultException;
import io.lintel.spi.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.JDBC;

/** What a start finds in the data folder, and what it makes of it. */
class StoreOpeningTest {

  private static final StoreLimits LIMITS = StoreLimits.defaults().withFile(64 * 1024 * 1024, 4096);

  @TempDir Path folder;
  private final HandTime time = new HandTime();

  @Test
  void a_first_store_is_fresh_and_does_not_know_whether_there_was_one_before() {
    Birth birth = openAndClose();
    assertEquals(1, birth.epoch());
    assertTrue(birth.fresh());
    assertFalse(birth.epochKnown());
    assertEquals(Optional.empty(), birth.replaced());
    assertEquals(Instant.parse("2026-03-01T08:00:00Z"), birth.bornAt());
  }

  @Test
  void a_store_stays_fresh_until_a_broker_acknowledged_something() {
    try (SqliteStore store = open()) {
      Heard.commit(store, Samples.publish(ACCESS, "one")).sequences();
    }
    assertTrue(openAndClose().fresh());
    try (SqliteStore store = open()) {
      Heard.commit(store, new Write.Acknowledge(1));
    }
    assertFalse(openAndClose().fresh());
  }

  @Test
  void a_torn_page_sets_the_file_aside_and_begins_the_next_epoch() throws IOException {
    Birth before = storeWithRows();
    Path database = folder.resolve("lintel.db");
    byte[] bytes = Files.readAllBytes(database);
    for (int at = 8192; at < bytes.length; at += 4096) {
      bytes[at] = (byte) 0x77;
    }
    Files.write(database, bytes);

    Birth after = openAndClose();
    assertNewStore(before, after, "damaged");
    assertEquals(bytes.length, Files.size(setAside().getFirst()));
  }

  @Test
  void a_file_that_is_no_database_is_set_aside() throws IOException {
    Birth before = storeWithRows();
    Files.writeString(folder.resolve("lintel.db"), "this is not a database at all".repeat(300));
    assertNewStore(before, openAndClose(), "damaged");
  }

  @Test
  void the_database_of_another_program_is_set_aside_unchanged() throws Exception {
    Path database = folder.resolve("lintel.db");
    try (var connection = JDBC.createConnection("jdbc:sqlite:" + database, new Properties());
        var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE bees (name TEXT)");
    }
    byte[] bytes = Files.readAllBytes(database);
    Birth birth = openAndClose();
    assertTrue(birth.replaced().orElseThrow().contains("not a store of Lintel"));
    org.junit.jupiter.api.Assertions.assertArrayEquals(
        bytes, Files.readAllBytes(setAside().getFirst()));
  }

  @Test
  void a_store_of_a_later_lintel_is_set_aside() throws Exception {
    Birth before = storeWithRows();
    try (var connection =
            JDBC.createConnection("jdbc:sqlite:" + folder.resolve("lintel.db"), new Properties());
        var statement = connection.createStatement()) {
      statement.execute("PRAGMA user_version = 99");
    }
    assertNewStore(before, openAndClose(), "schema 99");
  }

  @Test
  void two_damaged_files_of_the_same_second_are_both_kept() throws IOException {
    for (int i = 0; i < 2; i++) {
      Files.writeString(folder.resolve("lintel.db"), "damaged".repeat(1000));
      openAndClose();
    }
    assertEquals(2, setAside().size());
  }

  @Test
  void why_a_store_was_replaced_is_told_until_its_first_sequence_is_given() throws IOException {
    storeWithRows();
    Files.delete(folder.resolve("lintel.db"));
    assertEquals(Optional.of(Beginning.GONE), openAndClose().replaced());
    try (SqliteStore store = open()) {
      assertEquals(Optional.of(Beginning.GONE), store.birth().replaced());
      Heard.commit(store, Samples.publish(ACCESS, "store_replaced")).sequences();
    }
    assertEquals(Optional.empty(), openAndClose().replaced());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{\"store_id\":\"x\"}", "[]"})
  void an_unreadable_epoch_file_is_written_again_from_the_database(String text) throws IOException {
    Birth before = storeWithRows();
    Files.writeString(folder.resolve("epoch.json"), text);
    Birth after = openAndClose();
    assertEquals(before.storeId(), after.storeId());
    assertEquals(1, after.epoch());
    assertTrue(
        Files.readString(folder.resolve("epoch.json")).contains(before.storeId().toString()));
  }

  @Test
  void a_database_put_back_from_a_copy_begins_a_new_store_that_keeps_what_it_knows()
      throws IOException {
    Birth before = storeWithRows();
    byte[] copy = Files.readAllBytes(folder.resolve("lintel.db"));
    openAndClose();
    Files.write(folder.resolve("lintel.db"), copy);

    try (SqliteStore store = open()) {
      assertNotEquals(before.storeId(), store.birth().storeId());
      assertEquals(2, store.birth().epoch());
      assertTrue(store.birth().fresh());
      assertTrue(store.birth().replaced().orElseThrow().contains("older copy"));
      assertTrue(store.attempt(Samples.id(1)).isPresent());
      Heard.commit(store, Samples.publish(ACCESS, "news")).sequences();
      List<String> waiting =
          store.outbox().after(0, 9).stream().map(row -> row.payload().utf8()).toList();
      assertEquals(2, waiting.size());
      assertTrue(
          waiting.get(1).contains("dropped 1-1/COMMAND/1/store_restored"), waiting::toString);
      assertEquals(3, store.journal(Long.MAX_VALUE, 9).size());
    }
    assertEquals(2, openAndClose().epoch());
  }

  /** Each start leaves one image per point where power may fail; every image must go on. */
  @Test
  void a_power_cut_between_any_two_writes_of_a_start_never_looks_like_a_copy_put_back()
      throws IOException {
    Birth birth = storeWithRows();
    for (int start = 0; start < 3; start++) {
      byte[] fileBefore = Files.readAllBytes(folder.resolve("epoch.json"));
      assertEquals(birth.storeId(), openAndClose().storeId());
      Files.write(folder.resolve("epoch.json"), fileBefore);
      Files.writeString(folder.resolve("epoch.json.new"), "{\"store_id\":\"hal");
      assertEquals(birth.storeId(), openAndClose().storeId());
    }
    assertEquals(1, openAndClose().epoch());
  }

  @Test
  void a_power_cut_after_a_new_store_was_made_and_before_its_file_goes_on_with_it()
      throws IOException {
    storeWithRows();
    byte[] fileBefore = Files.readAllBytes(folder.resolve("epoch.json"));
    Files.delete(folder.resolve("lintel.db"));
    Birth made = openAndClose();
    Files.write(folder.resolve("epoch.json"), fileBefore);
    Birth after = openAndClose();
    assertEquals(made.storeId(), after.storeId());
    assertEquals(2, after.epoch());
  }

  @Test
  void a_power_cut_before_the_tables_were_made_makes_them_now() throws Exception {
    try (var connection =
            JDBC.createConnection("jdbc:sqlite:" + folder.resolve("lintel.db"), new Properties());
        var statement = connection.createStatement()) {
      statement.execute("PRAGMA journal_mode = WAL");
    }
    assertEquals(1, openAndClose().epoch());
    assertEquals(List.of(), setAside());
  }

  @Test
  void an_unknown_epoch_is_raised_with_all_that_it_holds() {
    try (SqliteStore store = open()) {
      Heard.commit(
              store,
              new Write.PutAttempt(Samples.attempt(1, AttemptRow.Stage.ERROR)),
              new Write.Publish(Samples.envelope(1, "error")),
              Samples.publish(ACCESS, "two"))
          .sequences();
      Heard raised = new Heard();
      store.raiseEpoch(41, raised);
      raised.sequences();
      assertEquals(41, store.birth().epoch());
      assertTrue(store.birth().epochKnown());
      List<OutboxRow> waiting = store.outbox().after(0, 9);
      assertEquals(List.of(1L, 2L), waiting.stream().map(OutboxRow::sequence).toList());
      assertTrue(
          waiting
              .getFirst()
              .payload()
              .utf8()
              .endsWith(",\"epoch\":41,\"sequence\":1,\"historical\":false}"));
      assertEquals(Optional.of(waiting.getFirst().payload()), store.envelope(Samples.id(1)));
      assertChained(store);
    }
    Birth later = openAndClose();
    assertEquals(41, later.epoch());
    assertTrue(later.epochKnown());
  }

  @Test
  void an_epoch_is_not_raised_twice_nor_after_something_was_acknowledged() {
    try (SqliteStore store = open()) {
      Heard.commit(store, Samples.publish(ACCESS, "one")).sequences();
      Heard.commit(store, new Write.Acknowledge(1));
      Heard refused = new Heard();
      store.raiseEpoch(41, refused);
      assertEquals(CommitResult.Cause.REFUSED, refused.cause());
      assertEquals(1, store.birth().epoch());
    }
  }

  @Test
  void a_store_sealed_with_another_key_does_not_open() {
    openSealed(1).close();
    openSealed(1).close();
    assertEquals(
        "secret.key_unknown",
        assertThrows(FaultException.class, () -> openSealed(2)).fault().code());
    assertEquals("store.sealed", assertThrows(FaultException.class, this::open).fault().code());
    openSealed(1).close();
  }

  private void assertChained(SqliteStore store) {
    store.close();
    try (Sql sql = new DatabaseFile(folder).openReader()) {
      assertEquals(Optional.empty(), Chain.firstBreak(sql));
    } catch (java.sql.SQLException failure) {
      throw new AssertionError(failure);
    }
  }

  private void assertNewStore(Birth before, Birth after, String why) throws IOException {
    assertNotEquals(before.storeId(), after.storeId());
    assertEquals(before.epoch() + 1, after.epoch());
    assertTrue(after.fresh());
    String replaced = after.replaced().orElseThrow();
    assertTrue(replaced.contains(why), replaced);
    assertTrue(replaced.contains(setAside().getFirst().toString()), replaced);
  }

  private Birth storeWithRows() {
    try (SqliteStore store = open()) {
      Heard.commit(
              store,
              new Write.PutAttempt(Samples.attempt(1, AttemptRow.Stage.STARTED)),
              new Write.Publish(Samples.envelope(1, "pending")))
          .sequences();
      return store.birth();
    }
  }

  private List<Path> setAside() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().contains("set-aside"))
          .filter(file -> !file.toString().endsWith("-wal") && !file.toString().endsWith("-shm"))
          .sorted()
          .toList();
    }
  }

  private Birth openAndClose() {
    try (SqliteStore store = open()) {
      return store.birth();
    } finally {
      time.advance(Duration.ofMillis(1));
    }
  }

  private SqliteStore open() {
    return SqliteStore.open(folder, LIMITS, time, Optional.empty(), Samples::dropped);
  }

  private SqliteStore openSealed(int fill) {
    byte[] bytes = new byte[Key.KEY_BYTES];
    Arrays.fill(bytes, (byte) fill);
    Sealer sealer = new Sealer(List.of(new Key(new Secret(bytes))));
    return SqliteStore.open(folder, LIMITS, time, Optional.of(sealer), Samples::dropped);
  }
}
