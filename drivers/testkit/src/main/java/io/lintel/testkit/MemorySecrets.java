package io.lintel.testkit;

import io.lintel.spi.Secret;
import io.lintel.spi.Secrets;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;

/** {@link Secrets} that a crash can rob of what was not yet durable. */
final class MemorySecrets implements Secrets {

  private static final int SECRETS_MAX = 64;
  private static final int BYTES_MAX = 4_096;

  private final DurableWrites writes;

  MemorySecrets(CrashingMap map, World world, VirtualLoop loop) {
    writes = new DurableWrites(map, world, loop);
  }

  CrashingMap survivors() {
    return writes.survivors();
  }

  void refuses(boolean refuses) {
    writes.refuses(refuses);
  }

  @Override
  public Optional<Secret> get(String name) {
    return writes.map().get(name).map(Secret::new);
  }

  @Override
  public void put(String name, Secret secret, Runnable durable) {
    byte[] bytes = secret.reveal();
    Assertions.assertTrue(
        bytes.length >= 1 && bytes.length <= BYTES_MAX, "a secret has 1..4,096 bytes: " + name);
    Assertions.assertTrue(
        writes.map().has(name) || writes.map().size() < SECRETS_MAX, "more than 64 secrets");
    writes.put(name, bytes, durable);
  }
}
