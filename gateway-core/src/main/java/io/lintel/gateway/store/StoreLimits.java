package io.lintel.gateway.store;

import io.lintel.gateway.config.StoreConfig;
import java.time.Duration;

/**
 * How much the store keeps.
 *
 * @param journal history; rows that still wait in the outbox or answer a repeated command are kept
 *     above it
 * @param journalAge older history goes, where the clock could be trusted then and now
 * @param outbox what may wait for the broker; not above {@code journal}
 * @param fileBytesMax of the database, the reserve included; at least 1 MiB
 * @param reserveBytes set aside for commands and access events when the disk is full
 * @param acknowledgeDelay how long an acknowledgement may wait for another commit to ride with; a
 *     crash repeats what was acknowledged in that time
 */
public record StoreLimits(
    Cap journal,
    Duration journalAge,
    Cap outbox,
    long fileBytesMax,
    long reserveBytes,
    Duration acknowledgeDelay) {

  private static final long MIB = 1024 * 1024;
  private static final Duration JOURNAL_AGE = Duration.ofDays(90);
  private static final Duration ACKNOWLEDGE_DELAY = Duration.ofSeconds(1);

  public StoreLimits {
    if (!journal.holds(outbox)) {
      throw new IllegalArgumentException("the outbox may not hold more than the journal");
    }
    if (fileBytesMax < MIB || reserveBytes < 0 || reserveBytes * 2 > fileBytesMax) {
      throw new IllegalArgumentException(
          "the file may have 1 MiB or more, of which the reserve is at most half");
    }
  }

  /** As the installer configured it: of the file, half is for history, a quarter for the outbox. */
  public static StoreLimits of(StoreConfig config) {
    long fileBytes = config.sizeMib() * MIB;
    return new StoreLimits(
        new Cap(Math.max(config.journalRows(), config.outboxRows()), fileBytes / 2),
        JOURNAL_AGE,
        new Cap(config.outboxRows(), fileBytes / 4),
        fileBytes,
        Math.min(config.reserveMib() * MIB, fileBytes / 2),
        ACKNOWLEDGE_DELAY);
  }

  /** For a box with an SD card of 8 GB or more. */
  public static StoreLimits defaults() {
    return new StoreLimits(
        new Cap(200_000, 192 * MIB),
        JOURNAL_AGE,
        new Cap(100_000, 96 * MIB),
        512 * MIB,
        8 * MIB,
        ACKNOWLEDGE_DELAY);
  }

  public StoreLimits withOutbox(Cap cap) {
    return new StoreLimits(journal, journalAge, cap, fileBytesMax, reserveBytes, acknowledgeDelay);
  }

  public StoreLimits withJournal(Cap cap, Duration age) {
    return new StoreLimits(cap, age, outbox, fileBytesMax, reserveBytes, acknowledgeDelay);
  }

  public StoreLimits withFile(long bytesMax, long reserve) {
    return new StoreLimits(journal, journalAge, outbox, bytesMax, reserve, acknowledgeDelay);
  }

  public StoreLimits withAcknowledgeDelay(Duration delay) {
    return new StoreLimits(journal, journalAge, outbox, fileBytesMax, reserveBytes, delay);
  }
}
