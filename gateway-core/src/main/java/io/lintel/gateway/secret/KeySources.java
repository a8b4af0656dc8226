package io.lintel.gateway.secret;

import io.lintel.gateway.config.SecretsConfig;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The source that the configuration names. */
public final class KeySources {

  private static final Path RASPBERRY_OTP = Path.of("/sys/bus/nvmem/devices/rpi_otp_priv0/nvmem");

  private KeySources() {}

  /**
   * The source, not read yet.
   *
   * @param dataFolder where the key file lies unless the configuration says otherwise
   * @param environment of the process, for {@code CREDENTIALS_DIRECTORY}
   */
  public static KeySource of(
      SecretsConfig config, Path dataFolder, Map<String, String> environment) {
    Optional<Path> credentials =
        Optional.ofNullable(environment.get("CREDENTIALS_DIRECTORY")).map(Path::of);
    return switch (config.source()) {
      case FILE -> new KeyFile(config.file().orElse(dataFolder.resolve("secret.key")));
      case SYSTEMD_CREDENTIAL -> SystemdCredential.plain(credentials);
      case TPM2 -> SystemdCredential.tpm2(credentials);
      case DEVICE_OTP -> new DeviceOtp(config.file().orElse(RASPBERRY_OTP));
    };
  }
}
