package io.lintel.driver.zwave.security.s0;

import io.lintel.driver.zwave.crypto.Aes128;
import io.lintel.driver.zwave.security.s0.S0Command.Encapsulated;
import io.lintel.driver.zwave.wire.Octets;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * Seals and opens: AES-128-OFB under the two nonces, and the first 8 bytes of an AES-CBC-MAC over
 * nonces, header and ciphertext.
 */
final class S0Cipher {
  private static final Octets NO_VECTOR = Octets.copyOf(new byte[Aes128.BLOCK_BYTES]);

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

  static Octets mac(S0Keys keys, S0Path path, Encapsulated sealed, Octets receiverNonce) {
    Octets header = Octets.of(sealed.id()).plus(path.octets()).plus(sealed.ciphertext().size());
    Octets all = sealed.senderNonce().plus(receiverNonce).plus(header).plus(sealed.ciphertext());
    return macOf(keys, all);
  }

  static Octets macOf(S0Keys keys, Octets all) {
    Octets chained = Aes128.chain(keys.authentication(), NO_VECTOR, padded(all));
    return chained.from(chained.size() - Aes128.BLOCK_BYTES).slice(0, S0Command.MAC_BYTES);
  }

  private static Octets padded(Octets octets) {
    int blocks = (octets.size() + Aes128.BLOCK_BYTES - 1) / Aes128.BLOCK_BYTES;
    return Octets.copyOf(octets.toArray(), blocks * Aes128.BLOCK_BYTES);
  }

  private static Octets ofb(S0Keys keys, Octets vector, Octets text) {
    return Aes128.outputFeedback(keys.encryption(), vector, text);
  }

  private S0Cipher() {}
}
