package io.lintel.driver.zwave.crypto;

import io.lintel.driver.zwave.wire.Octets;
import java.math.BigInteger;

/**
 * The random generator CTR_DRBG of NIST SP 800-90A, 10.2.1, with AES-128 and without derivation
 * function: both sides of a conversation draw the same numbers from the same seed.
 *
 * @param key 16 bytes
 * @param counter V, 16 bytes
 */
public record CtrDrbg(Octets key, Octets counter) {
  public static final int SEED_BYTES = 32;

  private static final Octets ZEROS = Octets.copyOf(new byte[Aes128.BLOCK_BYTES]);

  /** One block of random bytes, and the generator after it. */
  public record Drawn(Octets block, CtrDrbg next) {}

  /** From 32 bytes each. */
  public static CtrDrbg instantiate(Octets entropy, Octets personalization) {
    return new CtrDrbg(ZEROS, ZEROS).update(xor(entropy, personalization));
  }

  /** 16 bytes. */
  public Drawn draw() {
    Octets stepped = plusOne(counter);
    Octets block = Aes128.encrypt(key, stepped);
    var next = new CtrDrbg(key, stepped).update(Octets.copyOf(new byte[SEED_BYTES]));
    return new Drawn(block, next);
  }

  /** CTR_DRBG_Update, 10.2.1.2. */
  CtrDrbg update(Octets provided) {
    Octets first = plusOne(counter);
    Octets stream = Aes128.encrypt(key, first.plus(plusOne(first)));
    Octets seed = xor(stream, provided);
    return new CtrDrbg(seed.slice(0, Aes128.BLOCK_BYTES), seed.from(Aes128.BLOCK_BYTES));
  }

  static Octets plusOne(Octets counter) {
    byte[] bytes = new BigInteger(1, counter.toArray()).add(BigInteger.ONE).toByteArray();
    byte[] padded = new byte[Aes128.BLOCK_BYTES];
    int size = Math.min(bytes.length, padded.length);
    System.arraycopy(bytes, bytes.length - size, padded, padded.length - size, size);
    return Octets.copyOf(padded);
  }

  private static Octets xor(Octets a, Octets b) {
    if (a.size() != SEED_BYTES || b.size() != SEED_BYTES) {
      throw new IllegalArgumentException("a seed has 32 bytes");
    }
    byte[] both = a.toArray();
    for (int i = 0; i < both.length; i++) {
      both[i] ^= (byte) b.at(i);
    }
    return Octets.copyOf(both);
  }
}
