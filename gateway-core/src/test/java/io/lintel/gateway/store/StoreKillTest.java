package io.lintel.gateway.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process of its own writes as fast as it can and is killed with SIGKILL in the middle. */
class StoreKillTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 40, 400})
  void after_a_kill_every_confirmed_write_is_there_and_no_sequence_returns(int confirmedAtLeast)
      throws IOException, InterruptedException, SQLException {
    long confirmed = 0;
    for (int life = 1; life <= 2; life++) {
      confirmed = lastConfirmedOfALifeThatIsKilled(confirmed + confirmedAtLeast);
      try (SqliteStore store = open()) {
        List<Long> sequences =
            store.journal(Long.MAX_VALUE, 1_000_000).reversed().stream()
                .map(JournalRow::sequence)
                .toList();
        assertTrue(sequences.size() >= confirmed, sequences.size() + " of " + confirmed);
        assertEquals(LongStream.rangeClosed(1, sequences.size()).boxed().toList(), sequences);
        assertEquals(sequences.size(), store.outbox().size());
        assertEquals(1, store.birth().epoch());
        confirmed = sequences.size();
      }
      try (Sql sql = new DatabaseFile(folder).openReader()) {
        assertEquals(Optional.empty(), Chain.firstBreak(sql));
      }
    }
  }

  private long lastConfirmedOfALifeThatIsKilled(long killAfter)
      throws IOException, InterruptedException {
    Process writer = start();
    long confirmed = 0;
    try (BufferedReader told = writer.inputReader()) {
      for (String line = told.readLine(); line != null; line = told.readLine()) {
        confirmed = Math.max(confirmed, Long.parseLong(line)); // the last line may be torn
        if (confirmed >= killAfter) {
          writer.toHandle().destroyForcibly(); // unlike Process, leaves what was told readable
        }
      }
    }
    assertTrue(writer.waitFor(20, TimeUnit.SECONDS));
    assertTrue(confirmed >= killAfter, "the writer ended by itself: status " + writer.exitValue());
    return confirmed;
  }

  private Process start() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            EndlessWriter.class.getName(),
            folder.toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private SqliteStore open() {
    return EndlessWriter.open(folder);
  }
}
