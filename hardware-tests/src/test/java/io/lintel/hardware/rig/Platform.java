package io.lintel.hardware.rig;

import com.fasterxml.jackson.databind.JsonNode;
import io.lintel.gateway.model.Bytes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.paho.mqttv5.common.MqttException;

/** The cloud platform as a gateway sees it: it publishes commands and records what comes back. */
public final class Platform implements AutoCloseable {
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);

  private final String url;
  private final String root;
  private final String clientId = "platform-" + UUID.randomUUID();
  private final Messages messages = new Messages();
  private final Signal heard = new Signal();
  private volatile Consumer<Message> listener = message -> {};
  private Client client;

  private Platform(String url, String gatewayId) throws MqttException {
    this.url = url;
    this.root = "lintel/v1/" + gatewayId + "/";
    this.client = open();
  }

  public static Platform connect(Mosquitto broker, String gatewayId) {
    try {
      return new Platform(broker.url(), gatewayId);
    } catch (MqttException e) {
      throw new AssertionError("no connection to mosquitto", e);
    }
  }

  /** Goes on with its session at a broker that came back. */
  public void reconnect() {
    client.close();
    client =
        Signal.poll(ANSWER_LIMIT, Duration.ofMillis(100), () -> attempt(this::open))
            .orElseThrow(() -> new AssertionError("the broker does not take the platform back"));
  }

  /** Publishes a command and waits for the broker's acknowledgement. */
  public void command(Command command) {
    publish(outgoing(command));
  }

  public Client.Outgoing outgoing(Command command) {
    return Client.Outgoing.of(root + command.topic(), command.payload());
  }

  /** A message to any topic below {@code lintel/v1/{gw}/}. */
  public Client.Outgoing raw(String subject, Bytes payload) {
    return Client.Outgoing.of(root + subject, payload);
  }

  public void publish(Client.Outgoing message) {
    if (!offer(message)) {
      throw new AssertionError("the broker did not take " + message.topic());
    }
  }

  /** Publishes a command without waiting for the acknowledgement. */
  public void send(Command command) {
    send(outgoing(command));
  }

  /** Publishes without waiting for the acknowledgement. */
  public void send(Client.Outgoing message) {
    try {
      client.send(message);
    } catch (MqttException e) {
      throw new AssertionError("the broker is away", e);
    }
  }

  /** Hears each message as it comes, instead of whoever listened before. */
  public void listen(Consumer<Message> next) {
    listener = next;
  }

  /** False when the broker is away. */
  public boolean offer(Client.Outgoing message) {
    try {
      client.publish(message);
      return true;
    } catch (MqttException e) {
      return false;
    }
  }

  public Messages received() {
    return messages;
  }

  /** Waits for the terminal envelope of an attempt. */
  public JsonNode awaitEnd(Command command) {
    return await(
        "the end of " + command.actionType() + " " + command.id(),
        () ->
            messages.attempt(command.id()).stream()
                .filter(envelope -> !status(envelope).equals("pending"))
                .findFirst());
  }

  /** Publishes and waits for the terminal envelope. */
  public JsonNode run(Command command) {
    command(command);
    return awaitEnd(command);
  }

  public <T> T await(String what, Supplier<Optional<T>> found) {
    return heard.await(what, ANSWER_LIMIT, found);
  }

  public <T> T await(String what, Duration limit, Supplier<Optional<T>> found) {
    return heard.await(what, limit, found);
  }

  /** The value, or empty when the limit has passed. */
  public <T> Optional<T> within(Duration limit, Supplier<Optional<T>> found) {
    return heard.within(limit, found);
  }

  public static String status(JsonNode envelope) {
    return envelope.path("action_attempt").path("status").asText();
  }

  public static String errorType(JsonNode envelope) {
    return envelope.path("action_attempt").path("error").path("type").asText();
  }

  @Override
  public void close() {
    client.close();
  }

  private Client open() throws MqttException {
    return Client.connect(url, clientId, List.of(root + "#"), this::took);
  }

  private void took(Message message) {
    if (!message.subject().startsWith("command/")) {
      messages.add(message);
      listener.accept(message);
      heard.changed();
    }
  }

  private interface Opening {
    Client open() throws MqttException;
  }

  private static Optional<Client> attempt(Opening opening) {
    try {
      return Optional.of(opening.open());
    } catch (MqttException away) {
      return Optional.empty();
    }
  }
}
