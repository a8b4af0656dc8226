package io.lintel.gateway.access.local;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.store.Mounted;
import io.lintel.gateway.store.StoreHealth;
import io.lintel.gateway.store.StoreLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same on the real clock with SQLite, on file systems that stall, fill up or turn read-only.
 */
class GrantOnRealStorageTest {

  private static final Duration STALL = Duration.ofSeconds(10);
  private static final StoreLimits SMALL =
      StoreLimits.defaults().withFile(64L * 1024 * 1024, 2 * 1024 * 1024);

  @TempDir Path folder;

  @Test
  void the_door_opens_while_the_storage_stalls_for_ten_seconds() throws Exception {
    try (var house = new RealHouse(folder, StoreLimits.defaults())) {
      var over = new CountDownLatch(1);
      try (var other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("lintel.db"));
          var statement = other.createStatement()) {
        statement.execute("BEGIN IMMEDIATE");
        house.time().after(STALL, Runnable::run, over::countDown);
        house.enter("471100");
        assertTrue(house.opensWithin(Duration.ofSeconds(2)));
        assertFalse(over.await(0, TimeUnit.SECONDS));
        assertEquals(List.of(), house.told("lock.unlocked"));
        assertTrue(over.await(20, TimeUnit.SECONDS));
        statement.execute("ROLLBACK");
      }
      assertEquals(1, house.await("lock.unlocked").size());
    }
  }

  @Test
  void on_a_full_disk_the_door_opens_and_the_event_takes_the_reserve() throws IOException {
    try (Mounted disk = Mounted.make(folder, 24);
        var house = new RealHouse(disk.folder().resolve("data"), SMALL)) {
      disk.fill();
      house.enter("471100");
      assertTrue(house.opensWithin(Duration.ofSeconds(2)));
      assertEquals(1, house.await("lock.unlocked").size());
    }
  }

  @Test
  void on_a_read_only_disk_the_door_opens() throws IOException {
    try (Mounted disk = Mounted.make(folder, 24);
        var house = new RealHouse(disk.folder().resolve("data"), SMALL)) {
      disk.turnReadOnly();
      house.enter("471100");
      assertTrue(house.opensWithin(Duration.ofSeconds(2)));
      house.enter("471100");
      assertTrue(house.opensWithin(Duration.ofSeconds(2)));
      assertEquals(List.of(), house.told("lock.unlocked"));
      house.awaitHealth(StoreHealth.State.READ_ONLY);
    }
  }

  /** With codes in messages: what waits for the platform holds them, and the files do not. */
  @Test
  void no_file_of_the_store_holds_a_code_that_was_entered() throws IOException, SQLException {
    try (var house = new RealHouse(folder, StoreLimits.defaults())) {
      house.enter("47110815");
      house.enter("0815471100");
      house.await("lock.access_denied");
      var told = house.await("lock.unlocked").getFirst();
      assertEquals("47110815", told.path("code").asText());
      assertFalse(filesHold("47110815"));
      assertFalse(filesHold("0815471100"));
    }
    assertFalse(filesHold("47110815"));
    assertTrue(filesHold("lock.unlocked"), "the search finds what is there: the topic");
  }

  private boolean filesHold(String text) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        var content = new String(Files.readAllBytes(file), ISO_8859_1);
        if (content.contains(new String(text.getBytes(UTF_8), ISO_8859_1))) {
          return true;
        }
      }
      return false;
    }
  }
}
