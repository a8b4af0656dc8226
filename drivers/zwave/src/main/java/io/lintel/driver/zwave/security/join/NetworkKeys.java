package io.lintel.driver.zwave.security.join;

import io.lintel.driver.zwave.crypto.RandomSource;
import io.lintel.driver.zwave.security.NetworkKey;
import io.lintel.driver.zwave.security.SecurityClass;
import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.driver.zwave.wire.OctetReader;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Secret;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** All keys of a network, each once. Never prints. */
public final class NetworkKeys {
  /** Under which {@link io.lintel.spi.Secrets} keeps them. */
  public static final String SECRET_NAME = "network-keys";

  private static final int FORMAT = 1;
  private static final int SIZE_BYTES = 1 + KeyName.values().length * NetworkKey.SIZE_BYTES;

  private final Map<KeyName, NetworkKey> keys;

  private NetworkKeys(Map<KeyName, NetworkKey> keys) {
    this.keys = new EnumMap<>(keys);
  }

  /** New ones. */
  public static NetworkKeys made(RandomSource random) {
    return completed(Map.of(), random);
  }

  /** These, and new ones for those that are not among them: no node can have them yet. */
  public static NetworkKeys completed(Map<KeyName, NetworkKey> some, RandomSource random) {
    Map<KeyName, NetworkKey> all = new EnumMap<>(KeyName.class);
    for (KeyName name : KeyName.values()) {
      NetworkKey known = some.get(name);
      all.put(name, known != null ? known : drawn(random));
    }
    return new NetworkKeys(all);
  }

  /** As {@link #sealed} gave them; empty when it is not that. */
  public static Optional<NetworkKeys> unsealed(Secret secret) {
    byte[] bytes = secret.reveal();
    if (bytes.length != SIZE_BYTES || bytes[0] != FORMAT) {
      return Optional.empty();
    }
    var reader = new OctetReader(Octets.copyOf(bytes).from(1), "network keys");
    Map<KeyName, NetworkKey> all = new EnumMap<>(KeyName.class);
    for (KeyName name : KeyName.values()) {
      all.put(name, new NetworkKey(reader.octets(NetworkKey.SIZE_BYTES, "key")));
    }
    return Optional.of(new NetworkKeys(all));
  }

  /**
   * For {@link io.lintel.spi.Secrets} alone: a format byte, then the keys as {@link KeyName} has
   * them.
   */
  public Secret sealed() {
    Octets octets = Octets.of(FORMAT);
    for (KeyName name : KeyName.values()) {
      octets = octets.plus(of(name).octets());
    }
    return new Secret(octets.toArray());
  }

  /** The key with which a node is spoken to at a class. */
  public NetworkKey of(SecurityClass by, NodeId node) {
    return of(KeyName.of(by, node.isLongRange()));
  }

  public NetworkKey of(KeyName name) {
    return Objects.requireNonNull(keys.get(name));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NetworkKeys that && keys.equals(that.keys);
  }

  @Override
  public int hashCode() {
    return keys.hashCode();
  }

  @Override
  public String toString() {
    return "<redacted>";
  }

  private static NetworkKey drawn(RandomSource random) {
    return new NetworkKey(random.octets(NetworkKey.SIZE_BYTES));
  }
}
