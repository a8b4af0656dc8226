package io.lintel.gateway.config;

import io.lintel.gateway.model.ConfigFault;
import io.lintel.spi.Fault;
import io.lintel.spi.Secret;
import io.lintel.spi.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** A checked section as a driver sees it. Prints its place, never its values. */
record CheckedSettings(ConfigNode.Mapping node, Map<String, Object> values) implements Settings {

  CheckedSettings {
    values = Map.copyOf(values);
  }

  @Override
  public Optional<String> text(String key) {
    return value(key, String.class);
  }

  @Override
  public OptionalLong number(String key) {
    return value(key, Long.class).map(OptionalLong::of).orElseGet(OptionalLong::empty);
  }

  @Override
  public OptionalDouble decimal(String key) {
    return value(key, Double.class).map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
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
    return list(key, String.class);
  }

  @Override
  public List<Long> numbers(String key) {
    return list(key, Long.class);
  }

  @Override
  public Optional<Secret> secret(String key) {
    return value(key, Secret.class);
  }

  @Override
  public Fault problem(String key, String message) {
    Mark mark = node.entry(key).map(entry -> entry.value().mark()).orElse(node.mark());
    return ConfigFault.SETTING
        .because("line " + mark.line() + ", " + node.path() + "." + key + ": " + message)
        .with("key", node.path() + "." + key)
        .with("line", mark.line());
  }

  @Override
  public String toString() {
    return node.toString();
  }

  private <T> Optional<T> value(String key, Class<T> type) {
    return Optional.ofNullable(values.get(key)).map(type::cast);
  }

  private <T> List<T> list(String key, Class<T> type) {
    List<?> found = value(key, List.class).orElseGet(List::of);
    return found.stream().<T>map(type::cast).toList();
  }
}
