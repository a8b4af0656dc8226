package io.lintel.gateway.driver;

import io.lintel.gateway.model.Bytes;
import io.lintel.gateway.model.HostFault;
import io.lintel.gateway.store.Blob;
import io.lintel.gateway.store.CommitListener;
import io.lintel.gateway.store.Priority;
import io.lintel.gateway.store.Store;
import io.lintel.gateway.store.Transaction;
import io.lintel.gateway.store.Write;
import io.lintel.spi.FaultException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What an instance keeps, in memory and in the store. Outlives its runs. Safe from any thread. */
final class InstanceStore {

  private static final int KEYS_MAX = 4_096;
  private static final int KEY_MAX = 128;
  private static final int VALUE_BYTES_MAX = 64 * 1024;

  private final Store store;
  private final String prefix;
  private final Map<String, Bytes> values = new ConcurrentHashMap<>();

  InstanceStore(Store store, String instance) {
    this.store = store;
    this.prefix = "driver/" + instance + "/";
    for (Blob blob : store.blobs(prefix)) {
      values.put(blob.key().substring(prefix.length()), blob.value());
    }
  }

  Optional<byte[]> get(String key) {
    return Optional.ofNullable(values.get(key)).map(Bytes::toArray);
  }

  void put(String key, byte[] value, CommitListener done) {
    check(key, value);
    Bytes bytes = Bytes.of(value);
    values.put(key, bytes);
    commit(new Write.PutBlob(new Blob(prefix + key, bytes)), done);
  }

  void remove(String key, CommitListener done) {
    if (values.remove(key) != null) {
      commit(new Write.DropBlob(prefix + key), done);
    }
  }

  private void commit(Write write, CommitListener done) {
    store.commit(Transaction.of(write), Priority.ACCESS, done);
  }

  private void check(String key, byte[] value) {
    if (key.isEmpty() || key.length() > KEY_MAX) {
      throw refused("a key has 1 to " + KEY_MAX + " characters, not " + key.length());
    }
    if (value.length > VALUE_BYTES_MAX) {
      throw refused("a value has at most " + VALUE_BYTES_MAX + " bytes, not " + value.length);
    }
    if (values.size() >= KEYS_MAX && !values.containsKey(key)) {
      throw refused("an instance keeps at most " + KEYS_MAX + " values");
    }
  }

  private static FaultException refused(String why) {
    return new FaultException(HostFault.STORE_LIMIT.because(why));
  }
}
