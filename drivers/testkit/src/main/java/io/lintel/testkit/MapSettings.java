package io.lintel.testkit;

import io.lintel.spi.Fault;
import io.lintel.spi.Secret;
import io.lintel.spi.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Settings from a map. Values are String, Integer, Long, Double, Boolean, Duration, Secret, or a
 * List of String or of whole numbers; asking for another type fails, as the real ones do.
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
  public OptionalDouble decimal(String key) {
    return value(key, Number.class).stream().mapToDouble(Number::doubleValue).findFirst();
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
    return list(key, String.class).toList();
  }

  @Override
  public List<Long> numbers(String key) {
    return list(key, Number.class).map(Number::longValue).toList();
  }

  @Override
  public Optional<Secret> secret(String key) {
    return value(key, Secret.class);
  }

  @Override
  public Fault problem(String key, String message) {
    return Fault.repair("config.invalid", key + ": " + message);
  }

  private <T> Stream<T> list(String key, Class<T> type) {
    return Stream.ofNullable((List<?>) values.get(key)).flatMap(List::stream).map(type::cast);
  }

  private <T> Optional<T> value(String key, Class<T> type) {
    return Optional.ofNullable(values.get(key)).map(type::cast);
  }
}
