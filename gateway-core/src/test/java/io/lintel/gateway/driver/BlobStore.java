package io.lintel.gateway.driver;

import io.lintel.gateway.model.Bytes;
import io.lintel.gateway.store.Blob;
import io.lintel.gateway.store.CommitListener;
import io.lintel.gateway.store.CommitResult;
import io.lintel.gateway.store.Store;
import io.lintel.gateway.store.Transaction;
import io.lintel.gateway.store.Write;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** A store that keeps named values and can do nothing else. */
final class BlobStore {

  final Map<String, Bytes> blobs = new ConcurrentSkipListMap<>();
  boolean full;

  Store port() {
    return (Store)
        Proxy.newProxyInstance(
            Store.class.getClassLoader(), new Class<?>[] {Store.class}, this::call);
  }

  private Object call(Object self, Method method, Object[] arguments) {
    return switch (method.getName()) {
      case "blobs" -> withPrefix((String) arguments[0]);
      case "commit" -> commit((Transaction) arguments[0], (CommitListener) arguments[2]);
      default -> throw new UnsupportedOperationException(method.getName());
    };
  }

  private List<Blob> withPrefix(String prefix) {
    return blobs.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(prefix))
        .map(entry -> new Blob(entry.getKey(), entry.getValue()))
        .toList();
  }

  private Object commit(Transaction transaction, CommitListener done) {
    if (full) {
      done.ended(new CommitResult.Failed(CommitResult.Cause.FULL, "no space left"));
    } else {
      transaction.writes().forEach(this::apply);
      done.ended(new CommitResult.Committed(List.of()));
    }
    return transaction;
  }

  private void apply(Write write) {
    switch (write) {
      case Write.PutBlob(Blob blob) -> blobs.put(blob.key(), blob.value());
      case Write.DropBlob(String key) -> blobs.remove(key);
      default -> throw new UnsupportedOperationException(write.toString());
    }
  }
}
