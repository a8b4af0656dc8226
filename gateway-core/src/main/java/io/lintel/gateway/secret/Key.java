package io.lintel.gateway.secret;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.lintel.spi.Secret;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A sealing key. Its id comes from the key itself, so that every source names the same key alike.
 * Prints its id alone.
 */
public final class Key {

  public static final int KEY_BYTES = 32;
  static final int ID_BYTES = 8;

  private static final byte[] ID_LABEL = "lintel sealing key id".getBytes(US_ASCII);

  private final Secret secret;
  private final byte[] id;

  /**
   * A key of 32 bytes.
   *
   * @throws IllegalArgumentException when it has another length
   */
  public Key(Secret secret) {
    byte[] bytes = secret.reveal();
    if (bytes.length != KEY_BYTES) {
      throw new IllegalArgumentException("a sealing key has " + KEY_BYTES + " bytes");
    }
    this.secret = secret;
    this.id = idOf(bytes);
    Arrays.fill(bytes, (byte) 0);
  }

  byte[] id() {
    return id.clone();
  }

  boolean hasId(byte[] other) {
    return MessageDigest.isEqual(id, other);
  }

  SecretKeySpec aes() {
    byte[] bytes = secret.reveal();
    var spec = new SecretKeySpec(bytes, "AES");
    Arrays.fill(bytes, (byte) 0);
    return spec;
  }

  /** HMAC-SHA-256 of the purpose: whoever has it cannot open what is sealed. */
  Secret derive(String purpose) {
    byte[] bytes = secret.reveal();
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(bytes, "HmacSHA256"));
      Arrays.fill(bytes, (byte) 0);
      return new Secret(mac.doFinal(purpose.getBytes(US_ASCII)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has HMAC-SHA-256", impossible);
    }
  }

  @Override
  public String toString() {
    return "key " + HexFormat.of().formatHex(id);
  }

  private static byte[] idOf(byte[] key) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(ID_LABEL);
      return Arrays.copyOf(digest.digest(key), ID_BYTES);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
