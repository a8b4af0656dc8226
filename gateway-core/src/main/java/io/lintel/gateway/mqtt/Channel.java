package io.lintel.gateway.mqtt;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The topics of the contract, after {@code lintel/v1/{gw}/}. {@code docs/mqtt.md} lists them. */
public enum Channel {
  COMMAND("command/{device_id}", Direction.IN, false, null),
  ATTEMPT("attempt/{action_attempt_id}", Direction.OUT, false, Duration.ofDays(7)),
  EVENT("event/{event_type}/{device_id}", Direction.OUT, false, Duration.ofDays(30)),
  STATE("state/{device_id}", Direction.OUT, true, null),
  INVENTORY("inventory", Direction.OUT, true, null),
  REPORTED("reported/{kind}/{device_id}", Direction.OUT, true, null),
  PRESENCE("presence", Direction.OUT, true, null),
  REPLY("reply/{client}", Direction.OUT, false, Duration.ofSeconds(60));

  private final String address;
  private final Direction direction;
  private final boolean retained;
  private final Optional<Duration> expiry;

  Channel(String address, Direction direction, boolean retained, @Nullable Duration expiry) {
    this.address = address;
    this.direction = direction;
    this.retained = retained;
    this.expiry = Optional.ofNullable(expiry);
  }

  /** Which channel a topic is of. */
  static Optional<Channel> of(String topic) {
    return Arrays.stream(values()).filter(channel -> channel.has(topic)).findFirst();
  }

  public String address() {
    return address;
  }

  public Direction direction() {
    return direction;
  }

  public boolean retained() {
    return retained;
  }

  /** Message Expiry Interval; empty: the broker keeps it. */
  public Optional<Duration> expiry() {
    return expiry;
  }

  private boolean has(String topic) {
    return first(topic).equals(first(address));
  }

  private static String first(String path) {
    int slash = path.indexOf('/');
    return slash < 0 ? path : path.substring(0, slash);
  }

  /** Seen from the gateway. */
  public enum Direction {
    IN,
    OUT
  }
}
