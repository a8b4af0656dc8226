package io.lintel.gateway.mqtt.paho;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Certificates and keys in PEM files (RFC 7468). */
final class Pem {

  private static final long FILE_BYTES_MAX = 1024 * 1024;
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");

  private Pem() {}

  static List<X509Certificate> certificates(Path file) throws CredentialsException {
    try {
      var factory = CertificateFactory.getInstance("X.509");
      var found =
          blocks(file).filter(block -> block.group(1).equals("CERTIFICATE")).map(Pem::der).toList();
      var certificates = new ArrayList<X509Certificate>();
      for (byte[] der : found) {
        var certificate = factory.generateCertificate(new ByteArrayInputStream(der));
        certificates.add((X509Certificate) certificate);
      }
      if (certificates.isEmpty()) {
        throw new CredentialsException(file + " has no certificate in PEM");
      }
      return List.copyOf(certificates);
    } catch (GeneralSecurityException | IllegalArgumentException damaged) {
      throw new CredentialsException(file + " has a damaged certificate", damaged);
    }
  }

  /**
   * The private key that belongs to a certificate.
   *
   * @param owner the certificate's public key; tells the algorithm
   */
  static PrivateKey privateKey(Path file, PublicKey owner) throws CredentialsException {
    var keys = blocks(file).filter(block -> block.group(1).endsWith("PRIVATE KEY")).toList();
    if (keys.isEmpty()) {
      throw new CredentialsException(file + " has no private key in PEM");
    }
    var key = keys.getFirst();
    if (!key.group(1).equals("PRIVATE KEY")) {
      throw new CredentialsException(
          file + " has a key of another form; convert it: openssl pkcs8 -topk8 -nocrypt");
    }
    try {
      return KeyFactory.getInstance(owner.getAlgorithm())
          .generatePrivate(new PKCS8EncodedKeySpec(der(key)));
    } catch (GeneralSecurityException | IllegalArgumentException damaged) {
      throw new CredentialsException(
          file + " has a key that does not fit the certificate", damaged);
    }
  }

  private static Stream<MatchResult> blocks(Path file) throws CredentialsException {
    return BLOCK.matcher(text(file)).results();
  }

  /** The text of a small file. */
  static String text(Path file) throws CredentialsException {
    try {
      if (Files.size(file) > FILE_BYTES_MAX) {
        throw new CredentialsException(file + " is larger than 1 MiB");
      }
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (CredentialsException tooLarge) {
      throw tooLarge;
    } catch (IOException unreadable) {
      throw new CredentialsException(file + " cannot be read", unreadable);
    }
  }

  private static byte[] der(MatchResult block) {
    return Base64.getMimeDecoder().decode(block.group(2));
  }
}
