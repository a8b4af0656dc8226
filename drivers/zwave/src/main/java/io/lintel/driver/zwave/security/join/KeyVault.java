package io.lintel.driver.zwave.security.join;

import io.lintel.driver.zwave.crypto.RandomSource;
import io.lintel.spi.Secret;
import io.lintel.spi.Secrets;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where the network's keys are kept, sealed by the host. Runs on the driver's loop.
 *
 * <p>Keys are made once. Whoever lost them has to reset every lock of the building, so nothing here
 * overwrites what cannot be read.
 */
public final class KeyVault {
  private final Secrets secrets;

  public KeyVault(Secrets secrets) {
    this.secrets = secrets;
  }

  /** What is kept. */
  public sealed interface Kept {
    /** Nothing was ever kept. */
    record Nothing() implements Kept {}

    record Keys(NetworkKeys keys) implements Kept {}

    /** Something that is not of this version; it stays as it is. */
    record Unreadable() implements Kept {}
  }

  public Kept kept() {
    Optional<Secret> secret = secrets.get(NetworkKeys.SECRET_NAME);
    if (secret.isEmpty()) {
      return new Kept.Nothing();
    }
    Optional<NetworkKeys> keys = NetworkKeys.unsealed(secret.get());
    return keys.<Kept>map(Kept.Keys::new).orElseGet(Kept.Unreadable::new);
  }

  /**
   * Makes keys and keeps them.
   *
   * @param durable called with them once they would survive a power cut: no node may get a key
   *     before
   * @throws IllegalStateException when something is kept already
   */
  public void make(RandomSource random, Consumer<NetworkKeys> durable) {
    if (!(kept() instanceof Kept.Nothing)) {
      throw new IllegalStateException("keys are kept already");
    }
    replace(NetworkKeys.made(random), durable);
  }

  /** Keeps these instead: on the order of an operator who has seen what is lost by it. */
  public void replace(NetworkKeys keys, Consumer<NetworkKeys> durable) {
    secrets.put(NetworkKeys.SECRET_NAME, keys.sealed(), () -> durable.accept(keys));
  }
}
