package io.lintel.testkit;

import io.lintel.spi.Fault;
import io.lintel.spi.Secret;
import io.lintel.spi.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Settings from a map. Values are String, Integer, Long, Boolean, Duration, List of String or
 * Secret; asking for another type fails, as the real ones do.
 */
public record MapSettings(Map<String, ?> values) implements Settings {

  public static MapSettings none() {
    return new MapSettings(Map.of());
  }

  public static MapSettings of(Map<String, ?> values) {
    return new MapSettings(Map.copyOf(values));
  }

  @Override
  public Optional<String> text(String key) {
    return value(key, String.class);
  }

  @Override
  public OptionalLong number(String key) {
    return value(key, Number.class).stream().mapToLong(Number::longValue).findFirst();
  }

  @Override
  public Optional<Boolean> flag(String key) {
    return value(key, Boolean.class);
  }

  @Override
  public Optional<Duration> duration(String key) {
    return value(key, Duration.class);
  }

  @Override
  public List<String> texts(String key) {
    return Stream.ofNullable((List<?>) values.get(key))
        .flatMap(List::stream)
        .map(String.class::cast)
        .toList();
  }

  @Override
  public Optional<Secret> secret(String key) {
    return value(key, Secret.class);
  }

  @Override
  public Fault problem(String key, String message) {
    return Fault.repair("config.invalid", key + ": " + message);
  }

  private <T> Optional<T> value(String key, Class<T> type) {
    return Optional.ofNullable(values.get(key)).map(type::cast);
  }
}
