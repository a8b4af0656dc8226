package io.lintel.gateway.secret;

import io.lintel.spi.FaultException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Keys that systemd hands to the unit in {@code $CREDENTIALS_DIRECTORY}. Where they come from, a
 * plain file or one sealed to the TPM ({@code LoadCredentialEncrypted=}), is the unit's matter.
 */
final class SystemdCredential implements KeySource {

  /** As in the unit: {@code LoadCredential=lintel-key:/etc/lintel/lintel-key}. */
  private static final String CREDENTIAL = "lintel-key";

  private final String name;
  private final Optional<Path> folder;
  private final String missing;
  private final String protection;

  private SystemdCredential(String name, Optional<Path> folder, String missing, String protection) {
    this.name = name;
    this.folder = folder;
    this.missing = missing;
    this.protection = protection;
  }

  static SystemdCredential plain(Optional<Path> folder) {
    return new SystemdCredential(
        "systemd-credential",
        folder,
        "put LoadCredential=" + CREDENTIAL + ":FILE into a drop-in of the unit",
        "Codes and keys are sealed with the key that systemd hands to the unit. Lintel cannot see"
            + " how it is kept: with LoadCredentialEncrypted= and a TPM a stolen card cannot be"
            + " read; with a plain LoadCredential=, or encrypted with systemd's host key alone, the"
            + " key lies on the same card, and whoever takes the card reads the codes.");
  }

  /** A TPM is reached through systemd, which seals credentials to it; not by Lintel itself. */
  static SystemdCredential tpm2(Optional<Path> folder) {
    return new SystemdCredential(
        "tpm2",
        folder,
        "make one with \"openssl rand -base64 32 | systemd-creds encrypt --with-key=tpm2 --name="
            + CREDENTIAL
            + " - /etc/lintel/"
            + CREDENTIAL
            + ".cred\" and put LoadCredentialEncrypted="
            + CREDENTIAL
            + ":/etc/lintel/"
            + CREDENTIAL
            + ".cred into a drop-in of the unit",
        "Codes and keys are sealed with a key that systemd opens with this box's TPM: a stolen card"
            + " cannot be read without the box. Lintel itself cannot prove that the credential was"
            + " sealed to the TPM: \"systemd-creds list\" shows it as secure.");
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<Key> load() {
    Path file =
        folder
            .map(path -> path.resolve(CREDENTIAL))
            .filter(Files::exists)
            .orElseThrow(
                () ->
                    new FaultException(
                        SecretFaults.keyMissing(
                            name,
                            "systemd gave no credential "
                                + CREDENTIAL
                                + ": "
                                + missing
                                + ", then restart it")));
    try {
      return KeyText.parse(name, Files.readAllBytes(file));
    } catch (IOException failure) {
      throw new FaultException(
          SecretFaults.keyMissing(name, file + " cannot be read: " + failure.getMessage()));
    }
  }

  @Override
  public String protection() {
    return protection;
  }
}
