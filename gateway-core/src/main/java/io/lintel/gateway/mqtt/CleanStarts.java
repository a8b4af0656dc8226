package io.lintel.gateway.mqtt;

import io.lintel.gateway.model.Bytes;
import io.lintel.gateway.store.Blob;
import io.lintel.gateway.store.Priority;
import io.lintel.gateway.store.Store;
import io.lintel.gateway.store.Transaction;
import io.lintel.gateway.store.Write;

/**
 * Remembers for which epoch the broker has dropped our old session. It is kept in the store, so
 * that a new epoch that never reached the broker before a restart still begins clean.
 */
final class CleanStarts {

  private static final String KEY = "uplink/clean_start";

  private CleanStarts() {}

  static boolean needed(Store store) {
    var epoch = epoch(store);
    return store.blobs(KEY).stream().noneMatch(blob -> blob.value().equals(epoch));
  }

  static void remember(Store store) {
    var blob = new Blob(KEY, epoch(store));
    store.commit(Transaction.of(new Write.PutBlob(blob)), Priority.TELEMETRY, _ -> {});
  }

  private static Bytes epoch(Store store) {
    return Bytes.utf8(store.birth().storeId() + " " + store.birth().epoch());
  }
}
