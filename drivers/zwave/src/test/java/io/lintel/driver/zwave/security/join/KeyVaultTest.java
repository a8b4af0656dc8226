package io.lintel.driver.zwave.security.join;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.lintel.driver.zwave.security.Seeded;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Secret;
import io.lintel.spi.Secrets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeyVaultTest {
  private final SlowSecrets secrets = new SlowSecrets();
  private final KeyVault vault = new KeyVault(secrets);
  private final List<NetworkKeys> durable = new ArrayList<>();

  @Test
  void keys_are_made_once_and_found_again() {
    assertInstanceOf(KeyVault.Kept.Nothing.class, vault.kept());
    vault.make(Seeded.of(1), durable::add);
    secrets.sync();
    assertEquals(List.of(keys()), durable);
    assertThrows(IllegalStateException.class, () -> vault.make(Seeded.of(1), durable::add));
  }

  @Test
  void nobody_has_the_keys_before_they_would_survive_a_power_cut() {
    vault.make(Seeded.of(1), durable::add);
    assertEquals(List.of(), durable);
  }

  @Test
  void what_cannot_be_read_is_not_overwritten() {
    secrets.put(NetworkKeys.SECRET_NAME, new Secret(new byte[] {7}), () -> {});
    assertInstanceOf(KeyVault.Kept.Unreadable.class, vault.kept());
    assertThrows(IllegalStateException.class, () -> vault.make(Seeded.of(1), durable::add));
  }

  @Test
  void an_operator_may_replace_them() {
    vault.make(Seeded.of(1), durable::add);
    NetworkKeys imported = NetworkKeys.made(count -> Octets.copyOf(new byte[count]));
    vault.replace(imported, durable::add);
    assertEquals(imported, keys());
  }

  private NetworkKeys keys() {
    return assertInstanceOf(KeyVault.Kept.Keys.class, vault.kept()).keys();
  }

  /** Durable only when told. */
  private static final class SlowSecrets implements Secrets {
    private final Map<String, Secret> kept = new HashMap<>();
    private final List<Runnable> waiting = new ArrayList<>();

    @Override
    public Optional<Secret> get(String name) {
      return Optional.ofNullable(kept.get(name));
    }

    @Override
    public void put(String name, Secret secret, Runnable durable) {
      kept.put(name, secret);
      waiting.add(durable);
    }

    void sync() {
      waiting.forEach(Runnable::run);
      waiting.clear();
    }
  }
}
