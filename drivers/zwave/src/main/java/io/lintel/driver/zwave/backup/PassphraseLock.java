package io.lintel.driver.zwave.backup;

import io.lintel.driver.zwave.crypto.RandomSource;
import io.lintel.driver.zwave.wire.MalformedFrame;
import io.lintel.driver.zwave.wire.OctetReader;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Secret;
import java.util.Arrays;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Makes a key out of a passphrase by Argon2id (RFC 9106), so that guessing is slow and needs memory
 * for each guess. 7 MiB and 5 passes are the smallest that OWASP recommends: the gateway has a heap
 * of 64 MiB, and must not run out of it while doors wait.
 *
 * @param memoryKibibytes 8..16,384; a hostile file could ask for more
 * @param passes 1..16
 */
record PassphraseLock(Octets salt, int memoryKibibytes, int passes) {
  private static final int SALT_BYTES = 16;
  private static final int KEY_BYTES = 32;
  private static final int MEMORY_KIBIBYTES = 7 * 1_024;
  private static final int MEMORY_MAX_KIBIBYTES = 16 * 1_024;
  private static final int MEMORY_MIN_KIBIBYTES = 8;
  private static final int PASSES = 5;
  private static final int PASSES_MAX = 16;

  static PassphraseLock make(RandomSource random) {
    return new PassphraseLock(random.octets(SALT_BYTES), MEMORY_KIBIBYTES, PASSES);
  }

  Octets encode() {
    return salt.plus(memoryKibibytes >> 8, memoryKibibytes & 0xFF, passes);
  }

  static PassphraseLock decode(OctetReader reader) {
    Octets salt = reader.octets(SALT_BYTES, "salt");
    int memory = reader.u16("memory");
    int passes = reader.u8("passes");
    boolean sane =
        memory >= MEMORY_MIN_KIBIBYTES
            && memory <= MEMORY_MAX_KIBIBYTES
            && passes >= 1
            && passes <= PASSES_MAX;
    if (!sane) {
      throw new MalformedFrame("backup file", "memory or passes", 0);
    }
    return new PassphraseLock(salt, memory, passes);
  }

  Octets key(Secret passphrase) {
    var generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withSalt(salt.toArray())
            .withMemoryAsKB(memoryKibibytes)
            .withIterations(passes)
            .withParallelism(1)
            .build());
    byte[] key = new byte[KEY_BYTES];
    byte[] typed = passphrase.reveal();
    generator.generateBytes(typed, key);
    Arrays.fill(typed, (byte) 0);
    return Octets.copyOf(key);
  }
}
