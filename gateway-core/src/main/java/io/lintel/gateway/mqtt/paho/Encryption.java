package io.lintel.gateway.mqtt.paho;

import io.lintel.gateway.config.MqttConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** TLS made from the files of the configuration as they are now. */
final class Encryption {

  /** Protects an in-memory key store from nobody; the API wants one. */
  private static final char[] NO_PASSWORD = {};

  private Encryption() {}

  static SSLSocketFactory from(MqttConfig config) throws IOException {
    try {
      var context = SSLContext.getInstance("TLSv1.3");
      context.init(keys(config), trust(config.caFile()), null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException unusable) {
      throw new CredentialsException("certificates and key cannot be used", unusable);
    }
  }

  private static KeyManager @Nullable [] keys(MqttConfig config)
      throws IOException, GeneralSecurityException {
    if (config.certFile().isEmpty() || config.keyFile().isEmpty()) {
      return null;
    }
    var chain = Pem.certificates(config.certFile().get());
    var key = Pem.privateKey(config.keyFile().get(), chain.getFirst().getPublicKey());
    var store = emptyStore();
    store.setKeyEntry("gateway", key, NO_PASSWORD, chain.toArray(X509Certificate[]::new));
    var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, NO_PASSWORD);
    return factory.getKeyManagers();
  }

  /** The JDK's own roots when no file is named. */
  private static TrustManager @Nullable [] trust(Optional<Path> caFile)
      throws IOException, GeneralSecurityException {
    if (caFile.isEmpty()) {
      return null;
    }
    var store = emptyStore();
    for (X509Certificate authority : Pem.certificates(caFile.get())) {
      store.setCertificateEntry("ca-" + store.size(), authority);
    }
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }

  private static KeyStore emptyStore() throws IOException, GeneralSecurityException {
    var store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, NO_PASSWORD);
    return store;
  }
}
