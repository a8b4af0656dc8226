package io.lintel.gateway.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Ids made of a name space and a name (RFC 9562, 5.5). */
final class UuidV5 {

  private static final long VERSION_5 = 0x5000;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private UuidV5() {}

  static UUID of(UUID nameSpace, String name) {
    byte[] bytes = name.getBytes(UTF_8);
    ByteBuffer input =
        ByteBuffer.allocate(16 + bytes.length)
            .putLong(nameSpace.getMostSignificantBits())
            .putLong(nameSpace.getLeastSignificantBits())
            .put(bytes);
    ByteBuffer hash = ByteBuffer.wrap(sha1(input.array()));
    long high = (hash.getLong() & ~0xF000L) | VERSION_5;
    long low = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | VARIANT;
    return new UUID(high, low);
  }

  private static byte[] sha1(byte[] input) {
    try {
      return MessageDigest.getInstance("SHA-1").digest(input);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every JDK has SHA-1", missing);
    }
  }
}
