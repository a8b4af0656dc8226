package io.lintel.hardware.zwave;

import io.lintel.driver.zwave.crypto.RandomSource;
import io.lintel.driver.zwave.security.join.KeysFile;
import io.lintel.driver.zwave.security.join.NetworkKeys;
import io.lintel.spi.DeviceStore;
import io.lintel.spi.Loop;
import io.lintel.spi.Secret;
import io.lintel.spi.Secrets;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What a driver's store and secrets held when it stopped, for the driver that comes after it. */
final class LiveMemory {
  private final Map<String, byte[]> facts = new ConcurrentHashMap<>();
  private final Map<String, Secret> secrets = new ConcurrentHashMap<>();

  /** One that was given the network's keys, as after an import. */
  static LiveMemory withKeys(String file) {
    var memory = new LiveMemory();
    var content = new Secret(file.getBytes(StandardCharsets.UTF_8));
    NetworkKeys keys = NetworkKeys.completed(KeysFile.read(content), RandomSource.secure());
    memory.secrets.put(NetworkKeys.SECRET_NAME, keys.sealed());
    return memory;
  }

  DeviceStore store(Loop loop) {
    return new DeviceStore() {
      @Override
      public Optional<byte[]> get(String key) {
        return Optional.ofNullable(facts.get(key)).map(byte[]::clone);
      }

      @Override
      public void put(String key, byte[] value, Runnable durable) {
        facts.put(key, value.clone());
        loop.execute(durable);
      }

      @Override
      public void remove(String key) {
        facts.remove(key);
      }
    };
  }

  Secrets secrets(Loop loop) {
    return new Secrets() {
      @Override
      public Optional<Secret> get(String name) {
        return Optional.ofNullable(secrets.get(name));
      }

      @Override
      public void put(String name, Secret secret, Runnable durable) {
        secrets.put(name, secret);
        loop.execute(durable);
      }
    };
  }
}
