package io.lintel.gateway.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.model.Bytes;
import io.lintel.gateway.model.DeliveryClass;
import io.lintel.gateway.time.VirtualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The SQLite store and its model in memory do the same random things and must read the same after
 * every group, restart and crash. {@code -Dsim.seed=N} replays one, {@code -Dsim.seeds=N} runs
 * more.
 */
class StoreModelTest {

  private static final int SEEDS = 60;
  private static final int STEPS = 40;

  /** Small enough that dropping and purging happen often. */
  private static final StoreLimits LIMITS =
      StoreLimits.defaults()
          .withFile(32 * 1024 * 1024, 4096)
          .withOutbox(new Cap(30, 500_000))
          .withJournal(new Cap(60, 1_000_000), Duration.ofDays(2));

  private static final DeliveryClass[] CLASSES = DeliveryClass.values();
  private static final Priority[] PRIORITIES = Priority.values();

  @TempDir Path folder;

  @Test
  void the_model_and_the_store_read_the_same_whatever_happens() throws IOException {
    long only = Long.getLong("sim.seed", -1);
    LongStream seeds =
        only >= 0 ? LongStream.of(only) : LongStream.range(0, Long.getLong("sim.seeds", SEEDS));
    for (long seed : seeds.toArray()) {
      new Pair(Files.createDirectory(folder.resolve("seed-" + seed)), seed).run();
    }
  }

  /** One of each, and the random life that they share. */
  private static final class Pair {
    private Path folder;
    private final long seed;
    private final Random random;
    private final HandTime time = new HandTime();
    private final VirtualTime modelTime = new VirtualTime(time.wall());
    private SqliteStore store;
    private MemoryStore model;
    private int step;

    private Pair(Path folder, long seed) {
      this.folder = folder;
      this.seed = seed;
      this.random = new Random(seed);
      this.store = open();
      this.model =
          MemoryStore.begin(
              store.birth().storeId(), modelTime, modelTime.loop(), LIMITS, Samples::dropped);
      alignClocks();
    }

    private void run() {
      for (step = 0; step < STEPS; step++) {
        switch (random.nextInt(20)) {
          case 0 -> restart();
          case 4 -> crash();
          case 1 -> pass(Duration.ofMinutes(random.nextInt(1, 3000)).plusSeconds(5));
          case 2 -> distrust(random.nextBoolean());
          case 3 -> raise();
          default -> group();
        }
        compare();
      }
      store.close();
    }

    /** Several transactions that queue while the writer is held, so that they form one group. */
    private void group() {
      CountDownLatch release = hold();
      model.commit(Transaction.of(), Priority.COMMAND, result -> {});
      List<Heard> heard = new ArrayList<>();
      List<CommitResult> told = new ArrayList<>();
      for (int i = random.nextInt(1, 5); i > 0; i--) {
        Transaction transaction = transaction();
        Priority priority = PRIORITIES[random.nextInt(PRIORITIES.length)];
        Heard one = new Heard();
        store.commit(transaction, priority, one);
        int place = told.size();
        told.add(new CommitResult.Committed(List.of()));
        model.commit(transaction, priority, result -> told.set(place, result));
        heard.add(one);
      }
      flush(heard, told);
      release.countDown();
      modelTime.advance(Duration.ofMillis(10));
      alignClocks();
      for (int i = 0; i < heard.size(); i++) {
        assertAlike(told.get(i), heard.get(i).await());
      }
    }

    /** Acknowledgements alone would wait: something else takes them along. */
    private void flush(List<Heard> heard, List<CommitResult> told) {
      Write wall = new Write.SaveWall(time.wall());
      Heard last = new Heard();
      store.commit(Transaction.of(wall), Priority.TELEMETRY, last);
      int place = told.size();
      told.add(new CommitResult.Committed(List.of()));
      model.commit(Transaction.of(wall), Priority.TELEMETRY, result -> told.set(place, result));
      heard.add(last);
    }

    private void assertAlike(CommitResult expected, CommitResult got) {
      switch (expected) {
        case CommitResult.Committed committed -> assertEquals(committed, got, this::place);
        case CommitResult.Failed(CommitResult.Cause cause, String message) ->
            assertTrue(
                got instanceof CommitResult.Failed(CommitResult.Cause other, String said)
                    && other == cause,
                () -> place() + ": expected " + cause + " and got " + got);
      }
    }

    private void restart() {
      store.close();
      if (random.nextBoolean()) {
        Duration off = Duration.ofHours(random.nextInt(40));
        time.reboot("boot-" + (Integer.parseInt(time.bootId().substring(5)) + 1), off);
        modelTime.reboot(off);
      } else {
        modelTime.killProcess();
      }
      alignClocks();
      store = open();
      model = model.reopen(modelTime.loop());
    }

    /**
     * What lies on the disk while transactions wait for the writer is opened elsewhere, as after a
     * kill: nothing that was confirmed is missing, nothing that waited is there.
     */
    private void crash() {
      CountDownLatch release = hold();
      model.be(MemoryStore.Trouble.STALLED);
      for (int i = random.nextInt(1, 4); i > 0; i--) {
        Transaction transaction = transaction();
        store.commit(transaction, Priority.COMMAND, result -> {});
        model.commit(transaction, Priority.COMMAND, result -> {});
      }
      Path copy = folder.resolveSibling(folder.getFileName() + "+");
      Disk.copy(folder, copy);
      release.countDown();
      store.close();
      folder = copy;
      modelTime.killProcess();
      store = open();
      model = model.crash(Disk.LOSES_ALL, modelTime.loop());
    }

    private void pass(Duration duration) {
      time.advance(duration);
      modelTime.advance(duration);
      alignClocks();
    }

    private void distrust(boolean trusted) {
      time.trust(trusted);
      modelTime.setTrusted(trusted);
    }

    private void raise() {
      long atLeast = random.nextLong(1, 12);
      Heard heard = new Heard();
      List<CommitResult> told = new ArrayList<>();
      store.raiseEpoch(atLeast, heard);
      model.raiseEpoch(atLeast, told::add);
      modelTime.runUntilIdle();
      assertAlike(told.getFirst(), heard.await());
    }

    private Transaction transaction() {
      List<Write> writes = new ArrayList<>();
      for (int i = random.nextInt(1, 6); i > 0; i--) {
        writes.add(write());
      }
      return new Transaction(writes);
    }

    private Write write() {
      long number = random.nextInt(12);
      long sequence = random.nextInt(1, 80);
      return switch (random.nextInt(16)) {
        case 0 -> Samples.command(number, "{}");
        case 1, 2 -> new Write.PutAttempt(attempt(number));
        case 3, 4 -> new Write.Publish(Samples.envelope(number, "step " + step));
        case 5, 6, 7, 8 ->
            Samples.publish(
                CLASSES[random.nextInt(CLASSES.length)], "e".repeat(random.nextInt(900)));
        case 9 -> new Write.Republish(Samples.id(number));
        case 10 -> new Write.PutDevice(Samples.device(number, "state " + step));
        case 11 -> new Write.Acknowledge(sequence);
        case 12 -> new Write.DeadLetter(sequence, "refused");
        case 13 -> new Write.PutBlob(new Blob("k/" + number, Bytes.utf8("v" + step)));
        case 14 -> new Write.DropBlob("k/" + number);
        default ->
            random.nextInt(4) == 0
                ? new Write.PutBlob(new Blob("large", Bytes.of(new byte[65_537])))
                : new Write.SaveWall(Samples.NOON.plusSeconds(random.nextInt(1000)));
      };
    }

    private AttemptRow attempt(long number) {
      AttemptRow.Stage[] stages = AttemptRow.Stage.values();
      AttemptRow row = Samples.attempt(number, stages[random.nextInt(stages.length)]);
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
          time.stamp().plus(Duration.ofHours(random.nextInt(48)).plusSeconds(30)));
    }

    private void compare() {
      Map<String, Object> got = reads(store);
      reads(model)
          .forEach((what, expected) -> assertEquals(expected, got.get(what), () -> what + place()));
    }

    private static Map<String, Object> reads(Store of) {
      Map<String, Object> all = new LinkedHashMap<>();
      all.put("epoch", of.birth().epoch() + " " + of.birth().epochKnown());
      all.put("unfinished", of.unfinished());
      all.put("devices", of.devices());
      all.put("wall", of.lastWall());
      all.put("blobs", of.blobs("k/"));
      all.put("outbox", lines(of.outbox().after(0, 1000)));
      all.put("outbox from 20", lines(of.outbox().after(20, 5)));
      all.put("waiting", of.outbox().size());
      all.put("journal", of.journal(Long.MAX_VALUE, 1000));
      all.put("journal before 30", of.journal(30, 5));
      all.put("rows", of.health().outboxRows() + " " + of.health().journalRows());
      for (long number = 0; number < 12; number++) {
        all.put("attempt " + number, of.attempt(Samples.id(number)));
        all.put("envelope " + number, of.envelope(Samples.id(number)));
      }
      return all;
    }

    private static String lines(List<OutboxRow> rows) {
      return rows.stream()
          .map(row -> row.sequence() + " " + row.deliveryClass() + " " + row.payload().utf8())
          .map(line -> line.replaceAll("e{3,}", "e"))
          .collect(Collectors.joining("\n"));
    }

    private String place() {
      return " -Dsim.seed=" + seed + " at step " + step;
    }

    private SqliteStore open() {
      return SqliteStore.open(folder, LIMITS, time, Optional.empty(), Samples::dropped);
    }

    /** Boot times begin and move alike, so that stamps of one compare with those of the other. */
    private void alignClocks() {
      time.align(modelTime.bootNanos(), modelTime.wall());
    }

    private CountDownLatch hold() {
      CountDownLatch held = new CountDownLatch(1);
      CountDownLatch release = new CountDownLatch(1);
      store.commit(
          Transaction.of(),
          Priority.COMMAND,
          result -> {
            held.countDown();
            await(release);
          });
      await(held);
      return release;
    }

    private static void await(CountDownLatch latch) {
      try {
        assertTrue(latch.await(20, TimeUnit.SECONDS));
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
