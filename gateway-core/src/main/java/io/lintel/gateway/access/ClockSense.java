package io.lintel.gateway.access;

import io.lintel.gateway.action.Workshop;
import io.lintel.gateway.store.Blob;
import io.lintel.gateway.store.Write;
import io.lintel.gateway.time.Time;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How far the clock can be believed, over restarts. One for all parts that count the times of
 * codes. On the loop alone.
 */
public final class ClockSense {

  private static final String KEY = "access/clock";
  private static final Duration LOOK_EVERY = Duration.ofMinutes(1);

  /** Each write wears the card; after a power cut the clock may look this much staler. */
  private static final Duration KEEP_EVERY = Duration.ofHours(1);

  private Optional<Watch> watch = Optional.empty();

  /** How far the clock can be believed. */
  public enum Trust {
    SYNCHRONISED,
    /** Not synchronised, for less than a day. */
    RECENT,
    /** Not synchronised for a day or longer. */
    STALE
  }

  /** Begins to watch the clock, for all parts, whichever of them starts first. */
  public void start(Workshop workshop) {
    if (watch.isEmpty()) {
      watch = Optional.of(new Watch(workshop));
    }
  }

  /** At present. */
  public Trust trust() {
    return watch.orElseThrow(() -> new IllegalStateException("not started")).trust();
  }

  /** What was seen of the clock. */
  private static final class Watch {

    private final Workshop workshop;
    private final Time time;
    private SyncState synced;
    private SyncState kept;

    Watch(Workshop workshop) {
      this.workshop = workshop;
      this.time = workshop.time();
      var found =
          workshop.blobs(KEY).stream()
              .flatMap(blob -> SyncState.read(blob.value()).stream())
              .findFirst();
      this.kept = found.orElseGet(() -> new SyncState(time.floor()));
      this.synced = kept;
      if (found.isEmpty()) {
        keep();
      }
      look();
    }

    Trust trust() {
      return synced.trust(time.trusted(), time.floor());
    }

    /** Also raises the floor, so that it does not fall back when the clock loses its source. */
    private void look() {
      if (time.trusted()) {
        synced = new SyncState(time.wall());
        time.learn(synced.at());
        keepSometimes();
      } else if (!kept.equals(synced)) {
        keep();
      }
      time.after(LOOK_EVERY, workshop.loop(), this::look);
    }

    private void keepSometimes() {
      if (Duration.between(kept.at(), synced.at()).abs().compareTo(KEEP_EVERY) >= 0) {
        keep();
      }
    }

    private void keep() {
      kept = synced;
      workshop.record(List.of(new Write.PutBlob(new Blob(KEY, kept.toJson()))));
    }
  }
}
