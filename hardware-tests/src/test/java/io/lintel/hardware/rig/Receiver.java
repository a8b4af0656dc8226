package io.lintel.hardware.rig;

import io.lintel.gateway.model.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** Paho's callbacks, of which a test wants the messages alone. */
record Receiver(Consumer<Message> onMessage) implements MqttCallback {

  @Override
  public void messageArrived(String topic, MqttMessage message) {
    MqttProperties properties = message.getProperties();
    onMessage.accept(
        new Message(
            topic,
            Bytes.of(message.getPayload()),
            message.isRetained(),
            message.isDuplicate(),
            message.getQos(),
            Optional.ofNullable(properties.getMessageExpiryInterval()),
            Optional.ofNullable(properties.getCorrelationData())
                .map(data -> new String(data, StandardCharsets.UTF_8)),
            System.nanoTime()));
  }

  @Override
  public void disconnected(MqttDisconnectResponse response) {}

  @Override
  public void mqttErrorOccurred(MqttException exception) {}

  @Override
  public void deliveryComplete(IMqttToken token) {}

  @Override
  public void connectComplete(boolean reconnect, String serverUri) {}

  @Override
  public void authPacketArrived(int reasonCode, MqttProperties properties) {}
}
