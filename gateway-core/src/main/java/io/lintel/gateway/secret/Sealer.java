package io.lintel.gateway.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lintel.spi.FaultException;
import io.lintel.spi.Secret;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals values with AES-256-GCM: with the newest key, and opens with any known one. The name of the
 * record is authenticated, so that a sealed value does not open in another place. From any thread.
 *
 * <p>A sealed value is one byte of version, 8 of key id, 12 of nonce, then ciphertext and tag.
 */
public final class Sealer {

  private static final byte VERSION = 1;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BYTES = 16;
  private static final int HEAD_BYTES = 1 + Key.ID_BYTES + NONCE_BYTES;

  private final List<Key> keys;
  private final SecureRandom random;

  /**
   * A sealer over known keys.
   *
   * @param newestFirst at least one
   */
  public Sealer(List<Key> newestFirst) {
    if (newestFirst.isEmpty()) {
      throw new IllegalArgumentException("a sealer needs a key");
    }
    this.keys = List.copyOf(newestFirst);
    this.random = new SecureRandom();
  }

  public byte[] seal(String name, byte[] plain) {
    Key key = keys.getFirst();
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] closed = run(Cipher.ENCRYPT_MODE, key, nonce, name, plain);
    return ByteBuffer.allocate(HEAD_BYTES + closed.length)
        .put(VERSION)
        .put(key.id())
        .put(nonce)
        .put(closed)
        .array();
  }

  /**
   * The plain value.
   *
   * @throws FaultException {@code secret.malformed}, {@code secret.key_unknown} or {@code
   *     secret.not_genuine}
   */
  public byte[] open(String name, byte[] sealed) {
    if (sealed.length < HEAD_BYTES + TAG_BYTES || sealed[0] != VERSION) {
      throw new FaultException(SecretFaults.malformed(name));
    }
    ByteBuffer parts = ByteBuffer.wrap(sealed, 1, sealed.length - 1);
    Key key = key(name, take(parts, Key.ID_BYTES));
    byte[] nonce = take(parts, NONCE_BYTES);
    return run(Cipher.DECRYPT_MODE, key, nonce, name, take(parts, parts.remaining()));
  }

  /** A key for something else than sealing, of 32 bytes; it changes when the newest key does. */
  public Secret derive(String purpose) {
    return keys.getFirst().derive(purpose);
  }

  /** Whether it was sealed with the newest key; if not, sealing it again completes a rotation. */
  public boolean isCurrent(byte[] sealed) {
    return sealed.length >= HEAD_BYTES
        && keys.getFirst().hasId(take(ByteBuffer.wrap(sealed, 1, HEAD_BYTES - 1), Key.ID_BYTES));
  }

  @Override
  public String toString() {
    return "sealer with " + keys;
  }

  private Key key(String name, byte[] id) {
    return keys.stream()
        .filter(key -> key.hasId(id))
        .findFirst()
        .orElseThrow(() -> new FaultException(SecretFaults.keyUnknown(name, id)));
  }

  private static byte[] run(int mode, Key key, byte[] nonce, String name, byte[] input) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key.aes(), new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
      cipher.updateAAD(name.getBytes(UTF_8));
      return cipher.doFinal(input);
    } catch (AEADBadTagException notGenuine) {
      throw new FaultException(SecretFaults.notGenuine(name));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has AES-GCM", impossible);
    }
  }

  private static byte[] take(ByteBuffer from, int count) {
    byte[] taken = new byte[count];
    from.get(taken);
    return taken;
  }
}
