package io.lintel.gateway.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The {@code mqtt:} section: which broker, as whom, how fast. Files are read again at each connect.
 *
 * @param url {@code mqtts://host[:8883]} or {@code mqtt://host[:1883]}
 * @param username for brokers that ask for one; with mutual TLS the certificate is the identity
 * @param passwordFile its first line is the password
 * @param caFile PEM certificates to trust instead of the JDK's own
 * @param certFile PEM chain of the gateway's own certificate, leaf first; with {@code keyFile}
 * @param keyFile PEM private key, PKCS#8, without a pass phrase
 * @param allowPlaintext lets {@code mqtt://} leave this machine
 * @param requireConsumer keeps a message until someone is subscribed to it
 * @param keepAlive 5 s..1 h
 * @param backlogPerSecond how many messages a second older than 60 s are sent, 1..10,000
 * @param pinsInMessages whether PINs leave the gateway
 */
public record MqttConfig(
    URI url,
    Optional<String> username,
    Optional<Path> passwordFile,
    Optional<Path> caFile,
    Optional<Path> certFile,
    Optional<Path> keyFile,
    boolean allowPlaintext,
    boolean requireConsumer,
    Duration keepAlive,
    int backlogPerSecond,
    Pins pinsInMessages) {

  public static final Duration KEEP_ALIVE_DEFAULT = Duration.ofSeconds(30);
  public static final int BACKLOG_PER_SECOND_DEFAULT = 200;

  /** Whether PINs leave the gateway. */
  public enum Pins {
    MASKED,
    /** TLS only. */
    CLEAR
  }

  /** Everything but the address at its default. */
  public static MqttConfig at(URI url) {
    return new MqttConfig(
        url,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        true,
        KEEP_ALIVE_DEFAULT,
        BACKLOG_PER_SECOND_DEFAULT,
        Pins.MASKED);
  }

  public boolean encrypted() {
    return "mqtts".equals(url.getScheme());
  }

  /** The port of the address, or its scheme's own. */
  public int port() {
    if (url.getPort() > 0) {
      return url.getPort();
    }
    return encrypted() ? 8883 : 1883;
  }
}
