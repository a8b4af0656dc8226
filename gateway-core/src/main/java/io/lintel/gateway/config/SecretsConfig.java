package io.lintel.gateway.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The {@code secrets:} section: where the key comes from that seals codes and device keys.
 *
 * @param file of the key, for {@link Source#FILE}; {@code secret.key} in the data folder unless set
 */
public record SecretsConfig(Source source, Optional<Path> file) {

  /** Where the key comes from. What each protects is told at start. */
  public enum Source {
    /** A file that the daemon's user alone can read. A stolen card has the key with it. */
    FILE,
    /** {@code LoadCredential=} of the unit. */
    SYSTEMD_CREDENTIAL,
    TPM2,
    DEVICE_OTP
  }
}
