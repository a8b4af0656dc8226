package io.lintel.gateway.store;

import static io.lintel.gateway.model.DeliveryClass.ACCESS;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.model.Bytes;
import io.lintel.gateway.secret.Key;
import io.lintel.gateway.secret.Sealer;
import io.lintel.spi.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a thief of the files can read. */
class StoreSealingTest {

  private static final String PIN = "83920175";
  private static final StoreLimits LIMITS = StoreLimits.defaults().withFile(64 * 1024 * 1024, 4096);

  @TempDir Path folder;
  private final HandTime time = new HandTime();

  @Test
  void a_code_is_found_neither_in_the_database_nor_in_its_log() throws IOException {
    try (SqliteStore store = open(sealer())) {
      run(store);
      assertTrue(Files.size(folder.resolve("lintel.db-wal")) > 0, "the log was looked at");
      assertFalse(filesHold(PIN));
      assertEquals(
          "{\"code\":\"" + PIN + "\"}", store.attempt(Samples.id(1)).orElseThrow().params().utf8());
      assertEquals(PIN, store.blobs("access/").getFirst().value().utf8());
    }
    assertFalse(filesHold(PIN));
  }

  @Test
  void a_message_with_a_code_is_sealed_in_the_outbox_and_comes_out_whole() throws IOException {
    try (SqliteStore store = open(sealer())) {
      run(store);
      assertTrue(store.outbox().after(0, 9).getFirst().payload().utf8().contains(PIN));
      assertTrue(store.envelope(Samples.id(1)).orElseThrow().utf8().contains(PIN));
      assertTrue(store.journal(Long.MAX_VALUE, 9).getLast().payload().utf8().contains(PIN));
      assertFalse(filesHold(PIN));
    }
  }

  @Test
  void sealed_messages_move_into_a_higher_epoch_and_their_chain_holds() throws Exception {
    try (SqliteStore store = open(sealer())) {
      run(store);
      var raised = new Heard();
      store.raiseEpoch(5, raised);
      raised.await();
      String first = store.outbox().after(0, 9).getFirst().payload().utf8();
      assertTrue(first.contains(PIN) && first.contains("\"epoch\":5,"), first);
      try (var connection =
          java.sql.DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("lintel.db"))) {
        assertEquals(Optional.empty(), Chain.firstBreak(new Sql(connection)));
      }
    }
    assertFalse(filesHold(PIN));
  }

  @Test
  void the_search_finds_a_code_where_nothing_is_sealed() throws IOException {
    try (SqliteStore store = open(Optional.empty())) {
      run(store);
    }
    assertTrue(filesHold(PIN));
  }

  @Test
  void a_store_begun_without_a_key_is_read_after_one_was_set_up() {
    try (SqliteStore store = open(Optional.empty())) {
      Heard.commit(store, new Write.PutAttempt(attempt())).sequences();
    }
    try (SqliteStore store = open(sealer())) {
      assertEquals(Optional.of(attempt()), store.attempt(Samples.id(1)));
    }
  }

  private void run(SqliteStore store) {
    Heard.commit(
            store,
            new Write.KeepCommand(
                Samples.id(1),
                Bytes.utf8("{\"params\":{\"code\":\"" + PIN + "\"}}"),
                List.of(Map.entry("code", PIN)),
                Samples.STAMP),
            new Write.PutAttempt(attempt()),
            new Write.PutBlob(new Blob("access/code", Bytes.utf8(PIN))),
            new Write.Publish(Samples.envelope(1, PIN)))
        .sequences();
    time.advance(Duration.ofHours(30));
    Heard.commit(store, Samples.publish(ACCESS, "later")).sequences();
  }

  private static AttemptRow attempt() {
    AttemptRow row = Samples.attempt(1, AttemptRow.Stage.STARTED);
    return new AttemptRow(
        row.attemptId(),
        row.type(),
        row.deviceId(),
        Bytes.utf8("fingerprint of " + PIN),
        Bytes.utf8("{\"code\":\"" + PIN + "\"}"),
        row.origin(),
        row.issuedBy(),
        row.stage(),
        row.requestedAt(),
        row.deadline(),
        row.expiresAt(),
        row.startedAt(),
        row.finishedAt(),
        row.keepUntil());
  }

  private boolean filesHold(String text) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        if (new String(Files.readAllBytes(file), ISO_8859_1).contains(text)) {
          return true;
        }
      }
      return false;
    }
  }

  private SqliteStore open(Optional<Sealer> sealer) {
    return SqliteStore.open(folder, LIMITS, time, sealer, Samples::dropped);
  }

  private static Optional<Sealer> sealer() {
    byte[] bytes = new byte[Key.KEY_BYTES];
    Arrays.fill(bytes, (byte) 9);
    return Optional.of(new Sealer(List.of(new Key(new Secret(bytes)))));
  }
}
