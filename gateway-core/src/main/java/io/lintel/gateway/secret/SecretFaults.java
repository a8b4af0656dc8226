package io.lintel.gateway.secret;

import io.lintel.gateway.model.SecretFault;
import io.lintel.spi.Fault;
import java.nio.file.Path;
import java.util.HexFormat;

/** What can be wrong with keys and sealed values. Never holds a value. */
final class SecretFaults {

  private SecretFaults() {}

  static Fault malformed(String name) {
    return SecretFault.MALFORMED.because("\"" + name + "\" is not a sealed value: set it up again");
  }

  static Fault keyUnknown(String name, byte[] keyId) {
    return SecretFault.KEY_UNKNOWN
        .because(
            "\""
                + name
                + "\" was sealed with a key that is not here:"
                + " put the old key back behind the new one in the key source")
        .with("key_id", HexFormat.of().formatHex(keyId));
  }

  static Fault notGenuine(String name) {
    return SecretFault.NOT_GENUINE.because(
        "\"" + name + "\" was changed or moved from another record: set it up again");
  }

  static Fault keyMissing(String source, String what) {
    return SecretFault.KEY_MISSING.because("key source " + source + ": " + what);
  }

  static Fault keyExposed(Path file, String mode) {
    return SecretFault.KEY_EXPOSED.because(
        file
            + " can be read by others ("
            + mode
            + "): run chmod 600 on it and chown it to the daemon's user,"
            + " and replace the key if anyone may have seen it");
  }

  static Fault keyMalformed(String source, String what) {
    return SecretFault.KEY_MALFORMED.because("key source " + source + ": " + what);
  }
}
