package io.lintel.gateway.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.gateway.model.Bytes;
import io.lintel.gateway.model.Json;
import io.lintel.gateway.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** The cloud's side of the story: sends commands, prints what comes back. */
final class Platform implements AutoCloseable {

  private static final long ANSWER_LIMIT_MILLIS = 10_000;
  private static final long NEWS_LIMIT_SECONDS = 60;
  private static final int MESSAGES_MAX = 1_000;

  private final String url;
  private final String prefix;
  private final Time time;
  private final Sayings sayings;
  private final Screen screen;
  private final BlockingQueue<News> news = new LinkedBlockingQueue<>(MESSAGES_MAX);
  private Optional<MqttAsyncClient> paho = Optional.empty();

  /**
   * A message from the gateway.
   *
   * @param topic after {@code lintel/v1/{gw}/}
   */
  record News(String topic, JsonNode json) {

    boolean ends(String attemptId) {
      return topic.equals("attempt/" + attemptId)
          && !json.path("action_attempt").path("status").asText().equals("pending");
    }

    boolean isEvent(String type, String deviceId) {
      return topic.equals("event/" + type + "/" + deviceId);
    }
  }

  Platform(int port, String gatewayId, Time time, Sayings sayings, Screen screen) {
    this.url = "tcp://127.0.0.1:" + port;
    this.prefix = "lintel/v1/" + gatewayId + "/";
    this.time = time;
    this.sayings = sayings;
    this.screen = screen;
  }

  /** Connects and subscribes to all that the gateway says. */
  void connect() throws MqttException {
    close();
    var client = new MqttAsyncClient(url, "platform-" + UUID.randomUUID(), new MemoryPersistence());
    paho = Optional.of(client);
    client.setCallback(new Ears(this::heard));
    var options = new MqttConnectionOptions();
    options.setCleanStart(true);
    await(client.connect(options));
    for (String filter : new String[] {"attempt/+", "event/#", "presence"}) {
      await(client.subscribe(new MqttSubscription[] {new MqttSubscription(prefix + filter, 1)}));
    }
  }

  /** Sends a command that is good for 30 s; its attempt's id. */
  String command(String type, String deviceId, ObjectNode params) throws MqttException {
    return send(type, deviceId, params, time.wall(), Duration.ofSeconds(30));
  }

  /** The time after a while, by this side's clock. */
  Instant in(Duration after) {
    return time.wall().plus(after).truncatedTo(ChronoUnit.SECONDS);
  }

  /** Sends a command that lay somewhere for two minutes and was good for one. */
  String lateCommand(String type, String deviceId) throws MqttException {
    Instant issuedAt = time.wall().minusSeconds(120);
    return send(type, deviceId, Json.object(), issuedAt, Duration.ofSeconds(60));
  }

  /** Waits until the gateway has said all of it, in any order, a minute at most for each word. */
  void await(List<Predicate<News>> awaited) throws InterruptedException {
    var missing = new ArrayList<>(awaited);
    for (int i = 0; i < MESSAGES_MAX && !missing.isEmpty(); i++) {
      News next = news.poll(NEWS_LIMIT_SECONDS, TimeUnit.SECONDS);
      if (next == null) {
        throw new IllegalStateException("the gateway did not answer within a minute");
      }
      missing.removeIf(wanted -> wanted.test(next));
    }
    if (!missing.isEmpty()) {
      throw new IllegalStateException("the gateway said much, and not what it should");
    }
  }

  @Override
  public void close() {
    paho.ifPresent(Platform::leave);
    paho = Optional.empty();
  }

  private String send(
      String type, String deviceId, ObjectNode params, Instant issuedAt, Duration validity)
      throws MqttException {
    String attemptId = UUID.randomUUID().toString();
    var command =
        Json.object()
            .put("action_attempt_id", attemptId)
            .put("action_type", type)
            .put("device_id", deviceId)
            .put("issued_at", issuedAt.toString())
            .put("expires_at", issuedAt.plus(validity).toString())
            .put("issued_by", "the demo")
            .<ObjectNode>set("params", params);
    screen.platform(sayings.command(type, deviceId, attemptId));
    var message = new MqttMessage(Json.write(command).toArray());
    message.setQos(1);
    var properties = new MqttProperties();
    properties.setMessageExpiryInterval(validity.toSeconds());
    message.setProperties(properties);
    await(paho.orElseThrow().publish(prefix + "command/" + deviceId, message));
    return attemptId;
  }

  private void heard(String topic, byte[] payload) {
    String rest = topic.substring(prefix.length());
    Json.read(Bytes.of(payload))
        .ifPresent(
            json -> {
              sayings.of(rest, json).ifPresent(screen::platform);
              if (!news.offer(new News(rest, json))) {
                screen.platform("(too much news)");
              }
            });
  }

  private static void await(IMqttToken token) throws MqttException {
    token.waitForCompletion(ANSWER_LIMIT_MILLIS);
  }

  private static void leave(MqttAsyncClient client) {
    try {
      client.disconnectForcibly(0, 500, client.isConnected());
      client.close(true);
    } catch (MqttException gone) {
      System.getLogger(Platform.class.getName())
          .log(System.Logger.Level.DEBUG, "was not connected: {0}", gone.toString());
    }
  }
}
