package io.lintel.gateway.mqtt.broker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.List;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** The platform: subscribes, publishes and keeps a record of what it heard. */
public final class Platform implements AutoCloseable {

  private static final long LIMIT_MILLIS = 10_000;

  private final Witness<Message> heard = new Witness<>();
  private final MqttAsyncClient client;

  /** A message as the platform got it. */
  public record Message(String topic, String text, boolean retained) {}

  public Platform(URI url, MqttConnectionOptions options, String filter) throws MqttException {
    client =
        new MqttAsyncClient(
            url.toString(), "platform-" + System.identityHashCode(this), new MemoryPersistence());
    client.setCallback(new Ears());
    client.connect(options).waitForCompletion(LIMIT_MILLIS);
    var wanted = new MqttSubscription(filter, 1);
    client.subscribe(wanted).waitForCompletion(LIMIT_MILLIS);
  }

  /** Listens to everything of a broker in the clear. */
  public static Platform of(int port, String filter) throws MqttException {
    return new Platform(URI.create("tcp://127.0.0.1:" + port), new MqttConnectionOptions(), filter);
  }

  public void publish(String topic, String text, boolean retained, MqttProperties properties)
      throws MqttException {
    client
        .publish(topic, new MqttMessage(text.getBytes(UTF_8), 1, retained, properties))
        .waitForCompletion(LIMIT_MILLIS);
  }

  public void publish(String topic, String text) throws MqttException {
    publish(topic, text, false, new MqttProperties());
  }

  public Witness<Message> heard() {
    return heard;
  }

  public List<Message> on(String part) {
    return heard.all().stream().filter(message -> message.topic().contains(part)).toList();
  }

  /** Waits for a message on a topic that has {@code part} in it. */
  public Message await(String part) {
    return heard
        .await(all -> all.stream().anyMatch(m -> m.topic().contains(part)), "message on " + part)
        .stream()
        .filter(message -> message.topic().contains(part))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() throws MqttException {
    try {
      client.disconnectForcibly(0, 200, true);
    } finally {
      client.close(true);
    }
  }

  private final class Ears implements MqttCallback {
    @Override
    public void messageArrived(String topic, MqttMessage message) {
      heard.add(new Message(topic, new String(message.getPayload(), UTF_8), message.isRetained()));
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
}
