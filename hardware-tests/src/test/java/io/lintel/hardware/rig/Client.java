package io.lintel.hardware.rig;

import io.lintel.gateway.model.Bytes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** One Paho connection of a test. Never used again after it broke: a new one takes its place. */
public final class Client implements AutoCloseable {
  /** How long the broker keeps the session of a client that comes back. */
  private static final Duration SESSION = Duration.ofHours(1);

  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);

  /** Below the receive maximum of every broker used here, since Paho throws above it. */
  private static final int IN_FLIGHT_MAX = 50;

  private final MqttAsyncClient paho;
  private final Semaphore window;

  private Client(MqttAsyncClient paho, int inFlight) {
    this.paho = paho;
    this.window = new Semaphore(inFlight);
  }

  /**
   * Connects and subscribes.
   *
   * @param clientId whose session it goes on with
   * @throws MqttException when the broker is away
   */
  public static Client connect(
      String url, String clientId, List<String> filters, Consumer<Message> onMessage)
      throws MqttException {
    return connect(url, clientId, filters, onMessage, IN_FLIGHT_MAX, SESSION);
  }

  /** A client that keeps no session. */
  public static Client connect(String url, List<String> filters, Consumer<Message> onMessage)
      throws MqttException {
    return connect(url, anyId(), filters, onMessage, IN_FLIGHT_MAX, Duration.ZERO);
  }

  /** A publisher with a window of its own. */
  public static Client narrow(String url, int inFlight) throws MqttException {
    return connect(url, anyId(), List.of(), message -> {}, inFlight, Duration.ZERO);
  }

  private static Client connect(
      String url,
      String clientId,
      List<String> filters,
      Consumer<Message> onMessage,
      int inFlight,
      Duration session)
      throws MqttException {
    var paho = new MqttAsyncClient(url.replace("mqtt:", "tcp:"), clientId, new MemoryPersistence());
    paho.setCallback(new Receiver(onMessage));
    Client client = new Client(paho, inFlight);
    try {
      await(paho.connect(options(session)));
      for (String filter : filters) {
        await(paho.subscribe(subscription(filter)));
      }
      return client;
    } catch (MqttException e) {
      client.close();
      throw e;
    }
  }

  /** Publishes with QoS 1 and waits for the acknowledgement. */
  public void publish(Outgoing message) throws MqttException {
    await(paho.publish(message.topic(), message.paho()));
  }

  /** Publishes with QoS 1; blocks only while the window is full. */
  public void send(Outgoing message) throws MqttException {
    window.acquireUninterruptibly();
    try {
      paho.publish(message.topic(), message.paho(), null, new Answered(window::release));
    } catch (MqttException e) {
      window.release();
      throw e;
    }
  }

  public boolean connected() {
    return paho.isConnected();
  }

  @Override
  public void close() {
    try {
      if (paho.isConnected()) {
        paho.disconnectForcibly(0, 500, true);
      } else {
        paho.disconnectForcibly(0, 200, false);
      }
      paho.close(true);
    } catch (MqttException alreadyGone) {
      window.drainPermits();
    }
  }

  /**
   * What a test publishes.
   *
   * @param topic whole
   */
  public record Outgoing(
      String topic,
      Bytes payload,
      boolean retained,
      Optional<Duration> expiry,
      Optional<String> responseTopic,
      Optional<String> correlation) {

    public static Outgoing of(String topic, Bytes payload) {
      return new Outgoing(
          topic, payload, false, Optional.empty(), Optional.empty(), Optional.empty());
    }

    public Outgoing asRetained() {
      return new Outgoing(topic, payload, true, expiry, responseTopic, correlation);
    }

    public Outgoing expiring(Duration after) {
      return new Outgoing(topic, payload, retained, Optional.of(after), responseTopic, correlation);
    }

    public Outgoing answeredAt(String replyTopic, String data) {
      return new Outgoing(
          topic, payload, retained, expiry, Optional.of(replyTopic), Optional.of(data));
    }

    private MqttMessage paho() {
      MqttProperties properties = new MqttProperties();
      expiry.ifPresent(after -> properties.setMessageExpiryInterval(after.toSeconds()));
      responseTopic.ifPresent(properties::setResponseTopic);
      correlation.ifPresent(
          data -> properties.setCorrelationData(data.getBytes(StandardCharsets.UTF_8)));
      return new MqttMessage(payload.toArray(), 1, retained, properties);
    }
  }

  private static String anyId() {
    return "t" + UUID.randomUUID();
  }

  private static MqttConnectionOptions options(Duration session) {
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setCleanStart(false);
    options.setSessionExpiryInterval(session.toSeconds());
    options.setAutomaticReconnect(false);
    options.setKeepAliveInterval(30);
    options.setConnectionTimeout((int) ANSWER_LIMIT.toSeconds());
    options.setSocketFactory(new PromptSockets());
    return options;
  }

  private static MqttSubscription subscription(String filter) {
    MqttSubscription subscription = new MqttSubscription(filter, 1);
    subscription.setRetainAsPublished(true);
    return subscription;
  }

  private static void await(IMqttToken token) throws MqttException {
    token.waitForCompletion(ANSWER_LIMIT.toMillis());
  }
}
