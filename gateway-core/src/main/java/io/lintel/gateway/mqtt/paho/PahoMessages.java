package io.lintel.gateway.mqtt.paho;

import io.lintel.gateway.model.Bytes;
import io.lintel.gateway.model.Inbound;
import io.lintel.gateway.mqtt.Message;
import io.lintel.gateway.mqtt.Subscription;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.eclipse.paho.mqttv5.common.packet.UserProperty;

/** Messages as the client has them, to ours and back. */
final class PahoMessages {

  private static final int CORRELATION_BYTES_MAX = 64;
  private static final int USER_PROPERTIES_MAX = 32;

  private PahoMessages() {}

  static MqttMessage toPaho(Message message) {
    var properties = new MqttProperties();
    message.expiry().ifPresent(life -> properties.setMessageExpiryInterval(life.toSeconds()));
    message.correlation().ifPresent(data -> properties.setCorrelationData(data.toArray()));
    return new MqttMessage(
        message.payload().toArray(), Subscription.QOS, message.retained(), properties);
  }

  static Inbound toInbound(String topic, MqttMessage message, Arrivals.Arrival arrival) {
    var properties = Optional.ofNullable(message.getProperties()).orElseGet(MqttProperties::new);
    return new Inbound(
        topic,
        Bytes.of(message.getPayload()),
        message.isRetained(),
        arrival.duplicate(),
        arrival.beforeSubscribed(),
        Optional.ofNullable(properties.getMessageExpiryInterval()).map(Duration::ofSeconds),
        Optional.ofNullable(properties.getResponseTopic()),
        Optional.ofNullable(properties.getCorrelationData()).map(PahoMessages::cut),
        userProperties(properties));
  }

  private static Bytes cut(byte[] correlation) {
    int length = Math.min(correlation.length, CORRELATION_BYTES_MAX);
    return Bytes.of(Arrays.copyOf(correlation, length));
  }

  private static List<Map.Entry<String, String>> userProperties(MqttProperties properties) {
    List<UserProperty> all =
        Optional.ofNullable(properties.getUserProperties()).orElseGet(List::of);
    return all.stream()
        .limit(USER_PROPERTIES_MAX)
        .map(property -> Map.entry(property.getKey(), property.getValue()))
        .toList();
  }
}
