package io.lintel.gateway.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lintel.gateway.model.Bytes;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Links each journal row to the one before with SHA-256, so that a row that was changed or taken
 * out later shows. Every field goes in with its length before it; the message as it lies there, so
 * that the hash of a sealed one gives nothing away.
 */
final class HashChain {

  private static final int HASH_BYTES = 32;

  /** What the first row of an epoch follows. */
  static final Bytes START = Bytes.of(new byte[HASH_BYTES]);

  private HashChain() {}

  static Bytes next(
      Bytes previous, long position, String deliveryClass, String topic, byte[] payload) {
    MessageDigest digest = sha256();
    digest.update(previous.toArray());
    digest.update(ByteBuffer.allocate(Long.BYTES).putLong(position).flip());
    field(digest, deliveryClass.getBytes(UTF_8));
    field(digest, topic.getBytes(UTF_8));
    field(digest, payload);
    return Bytes.of(digest.digest());
  }

  private static void field(MessageDigest digest, byte[] value) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(value.length).flip());
    digest.update(value);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
