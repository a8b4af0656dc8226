package io.lintel.driver.zwave.security.join;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Signs the codes that tests make up: the first two bytes of SHA-1, as five digits. */
public final class QrChecksum {
  public static String of(String content) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-1").digest(content.getBytes(StandardCharsets.US_ASCII));
      return "%05d".formatted(((hash[0] & 0xFF) << 8) | (hash[1] & 0xFF));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private QrChecksum() {}
}
