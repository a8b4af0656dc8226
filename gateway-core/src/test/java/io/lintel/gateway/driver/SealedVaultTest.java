package io.lintel.gateway.driver;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.lintel.gateway.secret.Key;
import io.lintel.gateway.secret.Sealer;
import io.lintel.spi.FaultException;
import io.lintel.spi.Secret;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SealedVaultTest {

  private static final Secret NETWORK_KEY = new Secret("network key".getBytes(US_ASCII));

  private final BlobStore store = new BlobStore();
  private final Sealer sealer = new Sealer(List.of(new Key(new Secret(new byte[Key.KEY_BYTES]))));

  @Test
  void a_key_survives_a_restart_and_is_never_stored_in_the_clear() {
    vault().put("stick", "s2", NETWORK_KEY, () -> {});
    assertEquals(Optional.of(NETWORK_KEY), vault().get("stick", "s2"));
    store
        .blobs
        .values()
        .forEach(blob -> assertFalse(new String(blob.toArray(), US_ASCII).contains("network key")));
  }

  @Test
  void instances_do_not_see_each_others_keys() {
    vault().put("stick", "s2", NETWORK_KEY, () -> {});
    assertEquals(Optional.empty(), vault().get("other", "s2"));
  }

  @Test
  void a_sealed_key_that_was_moved_to_another_name_does_not_open() {
    vault().put("stick", "s2", NETWORK_KEY, () -> {});
    var moved = store.blobs.remove("secret/stick/s2");
    store.blobs.put("secret/stick/s0", java.util.Objects.requireNonNull(moved));
    var refused = assertThrows(FaultException.class, () -> vault().get("stick", "s0"));
    assertEquals("secret.not_genuine", refused.fault().code());
  }

  @Test
  void a_sixty_fifth_key_is_refused() {
    var vault = vault();
    for (int i = 0; i < 64; i++) {
      vault.put("stick", "key" + i, NETWORK_KEY, () -> {});
    }
    vault.put("stick", "key5", NETWORK_KEY, () -> {});
    var refused =
        assertThrows(
            FaultException.class, () -> vault.put("stick", "key64", NETWORK_KEY, () -> {}));
    assertEquals("host.store_limit", refused.fault().code());
  }

  private SealedVault vault() {
    return new SealedVault(sealer, store.port());
  }
}
