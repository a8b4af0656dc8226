package io.lintel.driver.zwave;

import io.lintel.driver.zwave.network.Unfinished;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.DeviceStore;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** The note of what is half done on the network: of each thing once, the oldest first. */
final class UnfinishedNote {
  private static final String KEY = "network.unfinished";

  /** More half-joined nodes than anyone leaves; the oldest is then not told any more. */
  private static final int LIMIT = 64;

  private final DeviceStore store;

  UnfinishedNote(DeviceStore store) {
    this.store = store;
  }

  Set<Unfinished> read() {
    Optional<Octets> kept = store.get(KEY).map(Octets::copyOf);
    return kept.map(Unfinished::decodeAll).orElseGet(Set::of);
  }

  /** The stick was being written and is not whole. */
  boolean isRestoring() {
    return read().contains(new Unfinished.Restoring());
  }

  /**
   * Adds it, if it is not there yet.
   *
   * @param durable called once it would survive a power cut
   */
  void add(Unfinished what, Runnable durable) {
    Set<Unfinished> all = new LinkedHashSet<>(read());
    all.add(what);
    if (all.size() > LIMIT) {
      all.remove(oldestJoining(all));
    }
    write(all, durable);
  }

  void remove(Unfinished what) {
    Set<Unfinished> all = new LinkedHashSet<>(read());
    if (all.remove(what)) {
      write(all, () -> {});
    }
  }

  private static Unfinished oldestJoining(Set<Unfinished> all) {
    return all.stream().filter(Unfinished.Joining.class::isInstance).findFirst().orElseThrow();
  }

  private void write(Set<Unfinished> all, Runnable durable) {
    if (all.isEmpty()) {
      store.remove(KEY);
    } else {
      Octets octets = all.stream().map(Unfinished::encode).reduce(Octets.NONE, Octets::plus);
      store.put(KEY, octets.toArray(), durable);
    }
  }
}
