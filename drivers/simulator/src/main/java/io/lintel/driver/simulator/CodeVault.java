package io.lintel.driver.simulator;

import io.lintel.driver.simulator.CodeMemory.Content;
import io.lintel.spi.Host;
import io.lintel.spi.Secret;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Keeps the codes of the locks over a restart: one value per lock in the device store, sealed with
 * a key of the instance's own, which is kept first. On the loop.
 */
final class CodeVault {

  private static final String KEY = "codes.key";
  private static final int KEY_BYTES = 32;

  /** Changes that wait for the key to be durable; what exceeds that is not kept, and never said. */
  private static final int WAITING_MAX = 1_024;

  private final Host host;
  private final ArrayDeque<Consumer<CodeSeal>> waiting = new ArrayDeque<>();
  private Optional<CodeSeal> seal;

  CodeVault(Host host) {
    this.host = host;
    this.seal = host.secrets().get(KEY).map(CodeSeal::new);
  }

  /** What the lock held when the gateway last ran, as far as it differs from the configuration. */
  Map<Integer, Content> load(UUID deviceId) {
    return host.store().get(name(deviceId)).map(kept -> open(deviceId, kept)).orElse(Map.of());
  }

  /**
   * Keeps the codes of a lock in place of those that were kept.
   *
   * @param durable called once they would survive a power cut; never when they cannot be kept
   */
  void keep(UUID deviceId, Map<Integer, Content> codes, Runnable durable) {
    byte[] bytes = CodeBytes.encode(codes);
    withSeal(seal -> host.store().put(name(deviceId), seal.seal(deviceId, bytes), durable));
  }

  private Map<Integer, Content> open(UUID deviceId, byte[] kept) {
    Optional<Map<Integer, Content>> codes =
        seal.flatMap(key -> key.open(deviceId, kept)).flatMap(CodeBytes::decode);
    if (codes.isEmpty()) {
      host.logger().log(System.Logger.Level.WARNING, CodeFaults.forgotten().message());
    }
    return codes.orElse(Map.of());
  }

  private void withSeal(Consumer<CodeSeal> then) {
    if (seal.isPresent()) {
      then.accept(seal.get());
    } else if (waiting.size() < WAITING_MAX) {
      waiting.add(then);
      makeKeyOnce();
    }
  }

  private void makeKeyOnce() {
    if (waiting.size() > 1) {
      return;
    }
    byte[] bytes = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(bytes);
    var key = new Secret(bytes);
    host.secrets().put(KEY, key, () -> ready(new CodeSeal(key)));
  }

  private void ready(CodeSeal made) {
    seal = Optional.of(made);
    while (!waiting.isEmpty()) {
      waiting.remove().accept(made);
    }
  }

  private static String name(UUID deviceId) {
    return "codes/" + deviceId;
  }
}
