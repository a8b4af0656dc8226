package io.lintel.driver.zwave;

import io.lintel.driver.zwave.api.ControllerId;
import io.lintel.driver.zwave.crypto.RandomSource;
import io.lintel.driver.zwave.node.Faults;
import io.lintel.driver.zwave.security.SecurityClass;
import io.lintel.driver.zwave.security.join.KeyVault;
import io.lintel.driver.zwave.security.join.KeyVault.Kept;
import io.lintel.driver.zwave.security.join.NetworkKeys;
import io.lintel.driver.zwave.talk.Credentials;
import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.spi.Fault;
import io.lintel.spi.Secrets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The network's keys in use. Made at the first start, and once. Runs on the driver's loop alone.
 */
final class KeyRing {
  private final KeyVault vault;
  private final RandomSource random;
  private Optional<NetworkKeys> keys = Optional.empty();

  KeyRing(Secrets secrets, RandomSource random) {
    this.vault = new KeyVault(secrets);
    this.random = random;
  }

  /**
   * Takes what is kept, or makes some.
   *
   * @param ready called once there are keys, perhaps before this returns
   * @param trouble called instead when something is kept that cannot be read
   */
  void load(Runnable ready, Consumer<Fault> trouble) {
    switch (vault.kept()) {
      case Kept.Nothing() -> vault.make(random, made -> use(made, ready));
      case Kept.Keys(NetworkKeys kept) -> use(kept, ready);
      case Kept.Unreadable() -> trouble.accept(Faults.keysUnreadable());
    }
  }

  /**
   * Keeps these instead, and uses them once they would survive a power cut.
   *
   * @param ready called then
   */
  void replace(NetworkKeys others, Runnable ready) {
    vault.replace(others, kept -> use(kept, ready));
  }

  Optional<NetworkKeys> keys() {
    return keys;
  }

  Optional<Credentials> credentials(ControllerId stick) {
    return keys.map(known -> new Credentials(stick, known, random));
  }

  /** Classes whose keys a node may have been granted, best first. */
  List<SecurityClass> of(NodeId node) {
    return keys.isEmpty()
        ? List.of()
        : Stream.of(SecurityClass.values())
            .filter(each -> !node.isLongRange() || each.isAuthenticated())
            .toList();
  }

  private void use(NetworkKeys known, Runnable ready) {
    keys = Optional.of(known);
    ready.run();
  }
}
