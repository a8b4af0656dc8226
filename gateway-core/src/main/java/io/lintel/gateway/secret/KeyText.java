package io.lintel.gateway.secret;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.lintel.spi.FaultException;
import io.lintel.spi.Secret;
import java.util.Base64;
import java.util.List;

/**
 * Keys as text: one a line, 32 bytes in Base64, newest first; empty lines and those that begin with
 * # say nothing. A new key is put above the old ones, which stay until nothing is sealed with them.
 */
final class KeyText {

  /** A source with more keys than this is not a list of keys. */
  private static final int KEYS_MAX = 16;

  private KeyText() {}

  static List<Key> parse(String source, byte[] text) {
    List<String> lines =
        new String(text, US_ASCII)
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .toList();
    if (lines.isEmpty() || lines.size() > KEYS_MAX) {
      throw malformed(source);
    }
    return lines.stream().map(line -> key(source, line)).toList();
  }

  static String write(byte[] key) {
    return "# sealing keys of this gateway, newest first\n"
        + Base64.getEncoder().encodeToString(key)
        + "\n";
  }

  private static Key key(String source, String line) {
    try {
      return new Key(new Secret(Base64.getDecoder().decode(line)));
    } catch (IllegalArgumentException notAKey) {
      throw malformed(source);
    }
  }

  private static FaultException malformed(String source) {
    return new FaultException(
        SecretFaults.keyMalformed(
            source,
            "each line must be 32 bytes in Base64, newest key first;"
                + " \"openssl rand -base64 32\" makes one"));
  }
}
