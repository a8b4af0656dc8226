package io.lintel.driver.zwave.security.s0;

import io.lintel.driver.zwave.security.s0.S0Command.Encapsulated;
import io.lintel.driver.zwave.wire.Octets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals and opens: AES-128-OFB under the two nonces, and the first 8 bytes of an AES-CBC-MAC over
 * nonces, header and ciphertext.
 */
final class S0Cipher {
  private static final int BLOCK_BYTES = 16;
  private static final Octets NO_VECTOR = Octets.copyOf(new byte[BLOCK_BYTES]);

  static Encapsulated seal(
      S0Keys keys, S0Path path, Octets senderNonce, Octets receiverNonce, S0Plain plain) {
    Octets vector = senderNonce.plus(receiverNonce);
    Octets ciphertext = ofb(keys, vector, plain.encode());
    var sealed =
        new Encapsulated(
            plain.isFirstHalf(), senderNonce, ciphertext, receiverNonce.at(0), Octets.NONE);
    return new Encapsulated(
        sealed.wantsNonce(),
        senderNonce,
        ciphertext,
        sealed.nonceId(),
        mac(keys, path, sealed, receiverNonce));
  }

  /** Empty when it was not sealed so. */
  static Optional<Octets> open(
      S0Keys keys, S0Path path, Encapsulated sealed, Octets receiverNonce) {
    Octets expected = mac(keys, path, sealed, receiverNonce);
    return MessageDigest.isEqual(expected.toArray(), sealed.mac().toArray())
        ? Optional.of(ofb(keys, sealed.senderNonce().plus(receiverNonce), sealed.ciphertext()))
        : Optional.empty();
  }

  static Octets block(Octets key, Octets block) {
    return crypt("AES/ECB/NoPadding", key, Optional.empty(), block);
  }

  static Octets mac(S0Keys keys, S0Path path, Encapsulated sealed, Octets receiverNonce) {
    Octets header = Octets.of(sealed.id()).plus(path.octets()).plus(sealed.ciphertext().size());
    Octets all = sealed.senderNonce().plus(receiverNonce).plus(header).plus(sealed.ciphertext());
    return macOf(keys, all);
  }

  static Octets macOf(S0Keys keys, Octets all) {
    Octets chained =
        crypt("AES/CBC/NoPadding", keys.authentication(), Optional.of(NO_VECTOR), padded(all));
    return chained.from(chained.size() - BLOCK_BYTES).slice(0, S0Command.MAC_BYTES);
  }

  private static Octets padded(Octets octets) {
    int blocks = (octets.size() + BLOCK_BYTES - 1) / BLOCK_BYTES;
    return Octets.copyOf(octets.toArray(), blocks * BLOCK_BYTES);
  }

  private static Octets ofb(S0Keys keys, Octets vector, Octets text) {
    return crypt("AES/OFB/NoPadding", keys.encryption(), Optional.of(vector), text);
  }

  private static Octets crypt(String how, Octets key, Optional<Octets> vector, Octets text) {
    try {
      Cipher cipher = Cipher.getInstance(how);
      var aes = new SecretKeySpec(key.toArray(), "AES");
      if (vector.isPresent()) {
        cipher.init(Cipher.ENCRYPT_MODE, aes, new IvParameterSpec(vector.get().toArray()));
      } else {
        cipher.init(Cipher.ENCRYPT_MODE, aes);
      }
      return Octets.copyOf(cipher.doFinal(text.toArray()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no " + how, e);
    }
  }

  private S0Cipher() {}
}
