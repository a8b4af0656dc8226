package io.lintel.driver.zwave.crypto;

import io.lintel.driver.zwave.wire.Octets;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-128 and the modes of it that the JDK has. Keys, blocks and initial values have 16 bytes. */
public final class Aes128 {
  public static final int BLOCK_BYTES = 16;

  /** One block, or several that have nothing to do with each other. */
  public static Octets encrypt(Octets key, Octets blocks) {
    return run("AES/ECB/NoPadding", key, Octets.NONE, blocks);
  }

  /** Output feedback: encrypts and decrypts; any size. */
  public static Octets outputFeedback(Octets key, Octets initial, Octets text) {
    return run("AES/OFB/NoPadding", key, initial, text);
  }

  /** Cipher block chaining; the size is a multiple of a block's. */
  public static Octets chain(Octets key, Octets initial, Octets blocks) {
    return run("AES/CBC/NoPadding", key, initial, blocks);
  }

  private static Octets run(String mode, Octets key, Octets initial, Octets text) {
    try {
      var cipher = Cipher.getInstance(mode);
      var secret = new SecretKeySpec(key.toArray(), "AES");
      if (initial.size() == 0) {
        cipher.init(Cipher.ENCRYPT_MODE, secret);
      } else {
        cipher.init(Cipher.ENCRYPT_MODE, secret, new IvParameterSpec(initial.toArray()));
      }
      return Octets.copyOf(cipher.doFinal(text.toArray()));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("wrong size of key, initial value or text", e);
    }
  }

  private Aes128() {}
}
