package io.lintel.gateway.access.local;

import io.lintel.gateway.action.Workshop;
import io.lintel.gateway.store.Blob;
import io.lintel.gateway.store.Write;
import io.lintel.gateway.time.Time;
import java.time.Duration;
import java.util.List;

/** What time it is for a decision, and how far that can be believed. On the loop alone. */
final class ClockSense {

  private static final String KEY = "access/clock";
  private static final Duration LOOK_EVERY = Duration.ofMinutes(1);

  /** Each write wears the card; after a power cut the clock may look this much staler. */
  private static final Duration KEEP_EVERY = Duration.ofHours(1);

  private final Workshop workshop;
  private final Time time;
  private SyncState synced;
  private SyncState kept;

  ClockSense(Workshop workshop) {
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

  Moment now() {
    var earliest = time.floor();
    return new Moment(time.bootNanos(), earliest, synced.trust(time.trusted(), earliest));
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
