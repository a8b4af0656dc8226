package io.lintel.gateway.mqtt;

import io.lintel.gateway.config.MqttConfig;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Configurations that differ in one thing. */
public final class Configs {

  private Configs() {}

  public static MqttConfig keepAlive(MqttConfig config, Duration keepAlive) {
    return new MqttConfig(
        config.url(),
        config.username(),
        config.passwordFile(),
        config.caFile(),
        config.certFile(),
        config.keyFile(),
        config.allowPlaintext(),
        config.requireConsumer(),
        keepAlive,
        config.backlogPerSecond(),
        config.pinsInMessages());
  }

  /** Without asking for a consumer: a broker in a test has none but the test's own. */
  public static MqttConfig withoutConsumer(MqttConfig config) {
    return new MqttConfig(
        config.url(),
        config.username(),
        config.passwordFile(),
        config.caFile(),
        config.certFile(),
        config.keyFile(),
        config.allowPlaintext(),
        false,
        config.keepAlive(),
        config.backlogPerSecond(),
        config.pinsInMessages());
  }

  /** Encrypted, with a certificate of our own or without. */
  public static MqttConfig encrypted(
      URI url, Path authority, Optional<Path> certificate, Optional<Path> key) {
    var plain = MqttConfig.at(url);
    return new MqttConfig(
        url,
        Optional.empty(),
        Optional.empty(),
        Optional.of(authority),
        certificate,
        key,
        false,
        false,
        plain.keepAlive(),
        plain.backlogPerSecond(),
        plain.pinsInMessages());
  }
}
