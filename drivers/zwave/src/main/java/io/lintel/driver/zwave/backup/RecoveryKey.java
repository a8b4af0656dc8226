package io.lintel.driver.zwave.backup;

import io.lintel.driver.zwave.crypto.Curve25519;
import io.lintel.driver.zwave.wire.Octets;
import java.util.Base64;

/**
 * The key pair of whoever may open backups, as text. The shown half stands in the configuration;
 * the secret half is kept away from the box.
 */
public final class RecoveryKey {
  private static final String SHOWN = "lintel-recovery-public:";
  private static final String SECRET = "lintel-recovery-secret:";

  public static String shownText(Octets shown) {
    return SHOWN + text(shown);
  }

  public static String secretText(Octets secret) {
    return SECRET + text(secret);
  }

  /**
   * The half for the configuration.
   *
   * @throws IllegalArgumentException with what is wrong
   */
  public static Octets ofShownText(String text) {
    return decode(text, SHOWN);
  }

  /**
   * The half that opens.
   *
   * @throws IllegalArgumentException with what is wrong; it does not repeat the key
   */
  public static Octets ofSecretText(String text) {
    return decode(text, SECRET);
  }

  private static String text(Octets key) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(key.toArray());
  }

  private static Octets decode(String text, String prefix) {
    String trimmed = text.strip();
    if (!trimmed.startsWith(prefix)) {
      throw new IllegalArgumentException("a recovery key of this kind begins with " + prefix);
    }
    Octets key = bytes(trimmed.substring(prefix.length()));
    if (key.size() != Curve25519.KEY_BYTES) {
      throw new IllegalArgumentException("a recovery key has 43 characters after " + prefix);
    }
    return key;
  }

  private static Octets bytes(String text) {
    try {
      return Octets.copyOf(Base64.getUrlDecoder().decode(text));
    } catch (IllegalArgumentException _) {
      return Octets.NONE;
    }
  }

  private RecoveryKey() {}
}
