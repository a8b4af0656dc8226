package io.lintel.driver.zwave.crypto;

import io.lintel.driver.zwave.wire.Octets;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPrivateKeySpec;
import java.security.spec.XECPublicKeySpec;
import java.util.Optional;
import javax.crypto.KeyAgreement;

/** X25519 (RFC 7748) over raw keys of 32 bytes, little-endian. */
public final class Curve25519 {
  public static final int KEY_BYTES = 32;

  private static final Octets BASE_POINT = Octets.of(9).plus(Octets.copyOf(new byte[31]));

  /**
   * A host's keys for one exchange. Prints sizes alone.
   *
   * @param secret any 32 random bytes
   */
  public record Keys(Octets secret, Octets shown) {
    public static Keys make(RandomSource random) {
      return ofSecret(random.octets(KEY_BYTES));
    }

    public static Keys ofSecret(Octets secret) {
      return new Keys(secret, agree(secret, BASE_POINT).orElseThrow());
    }
  }

  /** What both sides know after it; nothing when the other's key is a point that makes it known. */
  public static Optional<Octets> agree(Octets secret, Octets shownByOther) {
    try {
      var keys = KeyFactory.getInstance("X25519");
      var agreement = KeyAgreement.getInstance("X25519");
      agreement.init(
          keys.generatePrivate(new XECPrivateKeySpec(NamedParameterSpec.X25519, secret.toArray())));
      agreement.doPhase(
          keys.generatePublic(
              new XECPublicKeySpec(NamedParameterSpec.X25519, coordinate(shownByOther))),
          true);
      return Optional.of(Octets.copyOf(agreement.generateSecret()));
    } catch (InvalidKeyException smallOrder) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no X25519", e);
    }
  }

  /** The highest bit is to be ignored: RFC 7748, 5. */
  private static BigInteger coordinate(Octets littleEndian) {
    if (littleEndian.size() != KEY_BYTES) {
      throw new IllegalArgumentException("a key of Curve25519 has 32 bytes");
    }
    byte[] bigEndian = new byte[KEY_BYTES];
    for (int i = 0; i < KEY_BYTES; i++) {
      bigEndian[i] = (byte) littleEndian.at(KEY_BYTES - 1 - i);
    }
    return new BigInteger(1, bigEndian).clearBit(255);
  }

  private Curve25519() {}
}
