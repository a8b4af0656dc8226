package io.lintel.driver.zwave;

import io.lintel.driver.zwave.network.Unfinished;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.DeviceStore;
import java.util.Optional;

/** The note of what is half done on the network; there is one at most. */
final class UnfinishedNote {
  private static final String KEY = "network.unfinished";

  private final DeviceStore store;

  UnfinishedNote(DeviceStore store) {
    this.store = store;
  }

  Optional<Unfinished> read() {
    return store.get(KEY).map(Octets::copyOf).flatMap(Unfinished::decode);
  }

  void write(Unfinished what) {
    store.put(KEY, what.encode().toArray(), () -> {});
  }

  void clear() {
    store.remove(KEY);
  }
}
