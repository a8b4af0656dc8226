package io.lintel.gateway.driver;

import io.lintel.gateway.model.Bytes;
import io.lintel.gateway.model.HostFault;
import io.lintel.gateway.secret.Sealer;
import io.lintel.gateway.store.Blob;
import io.lintel.gateway.store.CommitResult;
import io.lintel.gateway.store.Priority;
import io.lintel.gateway.store.Store;
import io.lintel.gateway.store.Transaction;
import io.lintel.gateway.store.Write;
import io.lintel.spi.FaultException;
import io.lintel.spi.Secret;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps drivers' keys in the store, sealed; in memory they are sealed too until asked for. */
public final class SealedVault implements SecretVault {

  private static final String PREFIX = "secret/";
  private static final int KEYS_MAX = 64;
  private static final int KEY_BYTES_MAX = 4_096;
  private static final int NAME_MAX = 128;

  private final Sealer sealer;
  private final Store store;
  private final Map<String, Bytes> sealed = new ConcurrentHashMap<>();

  public SealedVault(Sealer sealer, Store store) {
    this.sealer = sealer;
    this.store = store;
    store.blobs(PREFIX).forEach(blob -> sealed.put(blob.key(), blob.value()));
  }

  @Override
  public Optional<Secret> get(String instance, String name) {
    String record = record(instance, name);
    return Optional.ofNullable(sealed.get(record)).map(value -> open(record, value));
  }

  @Override
  public void put(String instance, String name, Secret secret, Runnable durable) {
    check(instance, name);
    String record = record(instance, name);
    Bytes value = seal(record, secret);
    sealed.put(record, value);
    var transaction = Transaction.of(new Write.PutBlob(new Blob(record, value)));
    store.commit(transaction, Priority.ACCESS, result -> whenCommitted(result, durable));
  }

  private Secret open(String record, Bytes value) {
    byte[] plain = sealer.open(record, value.toArray());
    var secret = new Secret(plain);
    Arrays.fill(plain, (byte) 0);
    return secret;
  }

  private Bytes seal(String record, Secret secret) {
    byte[] plain = secret.reveal();
    try {
      if (plain.length == 0 || plain.length > KEY_BYTES_MAX) {
        throw refused("a key has 1 to " + KEY_BYTES_MAX + " bytes");
      }
      return Bytes.of(sealer.seal(record, plain));
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  private void check(String instance, String name) {
    if (name.isEmpty() || name.length() > NAME_MAX) {
      throw refused("the name of a key has 1 to " + NAME_MAX + " characters");
    }
    String record = record(instance, name);
    String own = record(instance, "");
    long known = sealed.keySet().stream().filter(key -> key.startsWith(own)).count();
    if (known >= KEYS_MAX && !sealed.containsKey(record)) {
      throw refused("an instance keeps at most " + KEYS_MAX + " keys");
    }
  }

  private static void whenCommitted(CommitResult result, Runnable durable) {
    if (result instanceof CommitResult.Committed) {
      durable.run(); // a failure is the store's to tell; the key stays usable until the next start
    }
  }

  private static String record(String instance, String name) {
    return PREFIX + instance + "/" + name;
  }

  private static FaultException refused(String why) {
    return new FaultException(HostFault.STORE_LIMIT.because(why));
  }
}
