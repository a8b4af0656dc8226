package io.lintel.gateway.mqtt.paho;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lintel.gateway.config.MqttConfig;
import io.lintel.gateway.mqtt.ConnectionFactory;
import io.lintel.gateway.mqtt.Message;
import io.lintel.gateway.mqtt.UplinkLimits;
import java.io.IOException;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** What the client is told for one connection. */
record ConnectOptions(
    MqttConfig config, UplinkLimits limits, boolean cleanStart, Message will, Plug plug) {

  MqttConnectionOptions toPaho() throws IOException {
    var options = new MqttConnectionOptions();
    options.setAutomaticReconnect(false);
    options.setUseSubscriptionIdentifiers(false);
    options.setSocketFactory(new BrokerSockets(plug));
    options.setConnectionTimeout(Math.toIntExact(limits.connackLimit().toSeconds()));
    options.setKeepAliveInterval(Math.toIntExact(config.keepAlive().toSeconds()));
    options.setCleanStart(cleanStart);
    options.setSessionExpiryInterval(ConnectionFactory.SESSION_EXPIRY_SECONDS);
    options.setReceiveMaximum(limits.ourReceiveMaximum());
    options.setMaximumPacketSize(ConnectionFactory.MAXIMUM_PACKET_BYTES);
    login(options);
    will(options);
    return options;
  }

  private void login(MqttConnectionOptions options) throws IOException {
    config.username().ifPresent(options::setUserName);
    if (config.passwordFile().isPresent()) {
      String password = Pem.text(config.passwordFile().get()).lines().findFirst().orElse("");
      options.setPassword(password.getBytes(UTF_8));
    }
  }

  private void will(MqttConnectionOptions options) {
    var properties = new MqttProperties();
    properties.setWillDelayInterval(limits.willDelay().toSeconds());
    options.setWill(will.topic(), PahoMessages.toPaho(will));
    options.setWillMessageProperties(properties);
  }
}
