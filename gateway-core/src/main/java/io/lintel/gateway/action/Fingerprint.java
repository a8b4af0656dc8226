package io.lintel.gateway.action;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lintel.gateway.model.Bytes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What two commands must share to be the same command. */
final class Fingerprint {

  private Fingerprint() {}

  /** SHA-256 over the three, with a separator that none of them can contain. */
  static Bytes of(String type, String target, Bytes canonicalParams) {
    var digest = sha256();
    digest.update(type.getBytes(UTF_8));
    digest.update((byte) 0);
    digest.update(target.getBytes(UTF_8));
    digest.update((byte) 0);
    digest.update(canonicalParams.toArray());
    return Bytes.of(digest.digest());
  }

  /** The first 16 hex digits of SHA-256: a name for content. */
  static String short16(Bytes content) {
    return HexFormat.of().formatHex(sha256().digest(content.toArray()), 0, 8);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
