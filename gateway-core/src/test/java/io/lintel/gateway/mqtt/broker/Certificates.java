package io.lintel.gateway.mqtt.broker;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A small authority and what it signed, made with the JDK's own keytool. */
public final class Certificates {

  private static final String PASSWORD = "changeit";

  private final Path folder;
  private final Path store;

  public Certificates(Path folder) throws IOException, InterruptedException {
    this.folder = folder;
    this.store = folder.resolve("all.p12");
    keytool("-alias", "ca", "-dname", "CN=Test authority", "-ext", "bc:c=ca:true");
    signed("server", "CN=broker", "san=dns:localhost,ip:127.0.0.1");
    signed("other", "CN=other", "san=dns:other.example");
    signed("gw1", "CN=gw1", "eku=clientAuth");
    signed("gw2", "CN=gw2", "eku=clientAuth");
    signed("platform", "CN=platform", "eku=clientAuth");
  }

  /** The authority's certificate in PEM. */
  public Path authority() throws IOException, GeneralSecurityException {
    return pem("ca.pem", "CERTIFICATE", List.of(load().getCertificate("ca").getEncoded()));
  }

  /** A certificate and its authority's in PEM. */
  public Path chain(String alias) throws IOException, GeneralSecurityException {
    var ders = new ArrayList<byte[]>();
    for (Certificate certificate : load().getCertificateChain(alias)) {
      ders.add(certificate.getEncoded());
    }
    return pem(alias + ".pem", "CERTIFICATE", ders);
  }

  /** A certificate without its authority's in PEM. */
  public Path alone(String alias) throws IOException, GeneralSecurityException {
    var der = load().getCertificate(alias).getEncoded();
    return pem(alias + "-alone.pem", "CERTIFICATE", List.of(der));
  }

  /** Its key in PEM, PKCS#8. */
  public Path key(String alias) throws IOException, GeneralSecurityException {
    var key = load().getKey(alias, PASSWORD.toCharArray());
    return pem(alias + ".key", "PRIVATE KEY", List.of(key.getEncoded()));
  }

  /** Server sockets that show one certificate and want one of the client where asked to. */
  public ServerSocketFactory sockets(String alias, boolean clientCertificate)
      throws IOException, GeneralSecurityException {
    return new TlsServerSockets(context(alias).getServerSocketFactory(), clientCertificate);
  }

  /** Shows one certificate and trusts the authority. */
  public SSLContext context(String alias) throws IOException, GeneralSecurityException {
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(only(alias), PASSWORD.toCharArray());
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(authorityAlone());
    var context = SSLContext.getInstance("TLSv1.3");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  private KeyStore only(String alias) throws IOException, GeneralSecurityException {
    var all = load();
    var one = empty();
    one.setKeyEntry(
        alias,
        all.getKey(alias, PASSWORD.toCharArray()),
        PASSWORD.toCharArray(),
        all.getCertificateChain(alias));
    return one;
  }

  private KeyStore authorityAlone() throws IOException, GeneralSecurityException {
    var one = empty();
    one.setCertificateEntry("ca", load().getCertificate("ca"));
    return one;
  }

  private static KeyStore empty() throws IOException, GeneralSecurityException {
    var keys = KeyStore.getInstance("PKCS12");
    keys.load(null, PASSWORD.toCharArray());
    return keys;
  }

  private KeyStore load() throws IOException, GeneralSecurityException {
    try (InputStream in = Files.newInputStream(store)) {
      var keys = KeyStore.getInstance("PKCS12");
      keys.load(in, PASSWORD.toCharArray());
      return keys;
    }
  }

  private Path pem(String name, String kind, List<byte[]> ders) throws IOException {
    var text = new StringBuilder();
    for (byte[] der : ders) {
      String body = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(der);
      text.append("-----BEGIN ").append(kind).append("-----\n").append(body);
      text.append("\n-----END ").append(kind).append("-----\n");
    }
    return Files.writeString(folder.resolve(name), text);
  }

  private void signed(String alias, String name, String extension)
      throws IOException, InterruptedException {
    keytool("-alias", alias, "-dname", name, "-ext", extension, "-signer", "ca");
  }

  private void keytool(String... more) throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-J-XX:TieredStopAtLevel=1", "-J-XX:+UseSerialGC"));
    command.addAll(List.of("-genkeypair", "-keyalg", "EC", "-groupname", "secp256r1"));
    command.addAll(List.of("-validity", "3650", "-storetype", "PKCS12"));
    command.addAll(List.of("-keystore", store.toString(), "-storepass", PASSWORD));
    command.addAll(List.of(more));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), US_ASCII);
    if (process.waitFor() != 0) {
      throw new IOException(said);
    }
  }
}
