package io.lintel.driver.zwave.crypto;

import io.lintel.driver.zwave.wire.Octets;
import java.util.Optional;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.modes.CCMBlockCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/** AES-128-CCM (NIST SP 800-38C) with a tag of 8 bytes at the text's end. */
public final class AesCcm {
  public static final int TAG_BYTES = 8;
  public static final int NONCE_BYTES = 13;

  /** The encrypted text and its tag. */
  public static Octets seal(Octets key, Octets nonce, Octets associated, Octets text) {
    try {
      return run(true, key, nonce, associated, text);
    } catch (InvalidCipherTextException e) {
      throw new IllegalArgumentException("nothing to verify when sealing", e);
    }
  }

  /** The text, if key, nonce, associated data and every byte are those that it was sealed with. */
  public static Optional<Octets> open(Octets key, Octets nonce, Octets associated, Octets sealed) {
    try {
      return Optional.of(run(false, key, nonce, associated, sealed));
    } catch (InvalidCipherTextException notOurs) {
      return Optional.empty();
    }
  }

  private static Octets run(boolean seals, Octets key, Octets nonce, Octets associated, Octets text)
      throws InvalidCipherTextException {
    var cipher = CCMBlockCipher.newInstance(AESEngine.newInstance());
    var secret = new KeyParameter(key.toArray());
    int tagBits = TAG_BYTES * Byte.SIZE;
    cipher.init(seals, new AEADParameters(secret, tagBits, nonce.toArray(), associated.toArray()));
    byte[] out = new byte[cipher.getOutputSize(text.size())];
    int size = cipher.processBytes(text.toArray(), 0, text.size(), out, 0);
    return Octets.copyOf(out, size + cipher.doFinal(out, size));
  }

  private AesCcm() {}
}
