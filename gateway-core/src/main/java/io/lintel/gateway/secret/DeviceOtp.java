package io.lintel.gateway.secret;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.lintel.spi.FaultException;
import io.lintel.spi.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * One key made from secret bytes that were burnt into the board once, as the kernel shows them in a
 * file. The board's bytes go through HMAC-SHA-256, so that other programs that use them do not get
 * the same key.
 */
final class DeviceOtp implements KeySource {

  private static final int BYTES_MIN = 32;
  private static final int BYTES_MAX = 4096;
  private static final byte[] LABEL = "lintel sealing key 1".getBytes(US_ASCII);

  private final Path file;

  DeviceOtp(Path file) {
    this.file = file;
  }

  @Override
  public String name() {
    return "device-otp";
  }

  @Override
  public List<Key> load() {
    try {
      byte[] burnt = Files.readAllBytes(file);
      refuseIfNotBurnt(burnt);
      return List.of(derive(burnt));
    } catch (IOException failure) {
      throw new FaultException(
          SecretFaults.keyMissing(
              name(),
              file
                  + " cannot be read ("
                  + failure.getMessage()
                  + "): set secrets.file to where the kernel shows this board's one-time memory,"
                  + " and let the daemon's user read it"));
    }
  }

  @Override
  public String protection() {
    return "Codes and keys are sealed with a key burnt into this board ("
        + file
        + "). A stolen card alone cannot be read; whoever has card and board can, and so can any"
        + " program that may read that file.";
  }

  /** Memory that was never burnt reads as one value throughout. */
  private void refuseIfNotBurnt(byte[] bytes) {
    if (bytes.length < BYTES_MIN || bytes.length > BYTES_MAX || isUniform(bytes)) {
      throw new FaultException(
          SecretFaults.keyMalformed(
              name(),
              file
                  + " must hold "
                  + BYTES_MIN
                  + " to "
                  + BYTES_MAX
                  + " secret bytes and looks as if none were burnt: burn the board's key first,"
                  + " or use another source"));
    }
  }

  private static boolean isUniform(byte[] bytes) {
    for (byte each : bytes) {
      if (each != bytes[0]) {
        return false;
      }
    }
    return true;
  }

  private static Key derive(byte[] burnt) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(burnt, "HmacSHA256"));
      Arrays.fill(burnt, (byte) 0);
      return new Key(new Secret(mac.doFinal(LABEL)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has HMAC-SHA-256", impossible);
    }
  }
}
