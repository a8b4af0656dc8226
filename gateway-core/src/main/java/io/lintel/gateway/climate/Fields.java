package io.lintel.gateway.climate;

import com.fasterxml.jackson.databind.JsonNode;
import io.lintel.gateway.log.Text;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Reads the fields of an object that came from elsewhere. What is null counts as not there.
 *
 * @param path for messages
 */
record Fields(JsonNode json, String path) {

  private static final int TEXT_LENGTH_MAX = 100;

  /** Colder and hotter is no room, °C. */
  private static final double CELSIUS_MIN = -60;

  private static final double CELSIUS_MAX = 100;

  /** Between what was given in both units, °C: they were rounded by somebody. */
  private static final double UNITS_APART_MAX = 0.3;

  /** Later is a mistake, and does not count in nanoseconds. */
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  /** Reads one entry of a list. */
  @FunctionalInterface
  interface Reader<T> {
    T read(Fields fields) throws BadClimateParameter;
  }

  boolean has(String field) {
    return !json.path(field).isMissingNode() && !json.path(field).isNull();
  }

  /** Also null. */
  boolean names(String field) {
    return json.has(field);
  }

  String text(String field) throws BadClimateParameter {
    return optionalText(field).orElseThrow(() -> bad(field, "is needed"));
  }

  Optional<String> optionalText(String field) throws BadClimateParameter {
    if (!has(field)) {
      return Optional.empty();
    }
    var text = json.path(field);
    if (!text.isTextual() || text.textValue().isBlank()) {
      throw bad(field, "must be a text");
    }
    if (!Text.clean(text.textValue(), TEXT_LENGTH_MAX).equals(text.textValue())) {
      throw bad(field, "must be at most " + TEXT_LENGTH_MAX + " printable characters");
    }
    return Optional.of(text.textValue());
  }

  <E extends Enum<E>> Optional<E> mode(String field, Class<E> kind) throws BadClimateParameter {
    var word = optionalText(field);
    var mode = word.flatMap(w -> Words.find(kind, w));
    if (word.isPresent() && mode.isEmpty()) {
      throw bad(field, "must be one of " + Words.all(List.of(kind.getEnumConstants())));
    }
    return mode;
  }

  boolean flag(String field, boolean otherwise) throws BadClimateParameter {
    if (has(field) && !json.path(field).isBoolean()) {
      throw bad(field, "must be true or false");
    }
    return json.path(field).asBoolean(otherwise);
  }

  UUID uuid(String field) throws BadClimateParameter {
    return optionalUuid(field).orElseThrow(() -> bad(field, "is needed"));
  }

  Optional<UUID> optionalUuid(String field) throws BadClimateParameter {
    var text = optionalText(field);
    try {
      return text.map(UUID::fromString);
    } catch (IllegalArgumentException e) {
      throw bad(field, "must be a UUID");
    }
  }

  Instant instant(String field) throws BadClimateParameter {
    try {
      var instant = Instant.parse(text(field));
      if (instant.isBefore(LATEST)) {
        return instant;
      }
    } catch (DateTimeException e) {
      throw bad(field, "must be a time such as 2026-01-31T18:00:00Z");
    }
    throw bad(field, "must be before " + LATEST);
  }

  Optional<Long> number(String field, long min, long max) throws BadClimateParameter {
    if (!has(field)) {
      return Optional.empty();
    }
    var number = json.path(field);
    if (!number.canConvertToExactIntegral()
        || number.longValue() < min
        || number.longValue() > max) {
      throw bad(field, "must be a whole number from " + min + " to " + max);
    }
    return Optional.of(number.longValue());
  }

  /**
   * A temperature in either unit, or in both where they agree.
   *
   * @param stem of the two fields, without the unit
   */
  Optional<Temperature> temperature(String stem) throws BadClimateParameter {
    var celsius = degrees(stem + "_celsius");
    var fahrenheit = degrees(stem + "_fahrenheit");
    var one = celsius.map(Temperature::ofCelsius);
    var other = fahrenheit.map(Temperature::ofFahrenheit);
    if (one.isPresent() && other.isPresent()) {
      double apart = Math.abs(one.get().celsius() - other.get().celsius());
      if (apart > UNITS_APART_MAX) {
        throw bad(stem, "is not the same in °C and °F");
      }
      one = Optional.of(new Temperature(one.get().celsius(), other.get().fahrenheit()));
    }
    var temperature = one.or(() -> other);
    if (temperature
        .filter(t -> t.celsius() < CELSIUS_MIN || t.celsius() > CELSIUS_MAX)
        .isPresent()) {
      throw bad(stem, "is no temperature of a room");
    }
    return temperature;
  }

  Fields object(String field) throws BadClimateParameter {
    if (!json.path(field).isObject()) {
      throw bad(field, "must be an object");
    }
    return new Fields(json.path(field), path + "." + field);
  }

  <T> List<T> list(String field, Reader<T> reader) throws BadClimateParameter {
    var array = json.path(field);
    if (!array.isArray()) {
      throw bad(field, "must be a list");
    }
    var all = new ArrayList<T>();
    for (var entry : array) {
      all.add(reader.read(new Fields(entry, path + "." + field + "[" + all.size() + "]")));
    }
    return List.copyOf(all);
  }

  BadClimateParameter bad(String field, String what) {
    return new BadClimateParameter(path + "." + field + " " + what);
  }

  private Optional<Double> degrees(String field) throws BadClimateParameter {
    if (!has(field)) {
      return Optional.empty();
    }
    if (!json.path(field).isNumber()) {
      throw bad(field, "must be a number");
    }
    return Optional.of(json.path(field).doubleValue());
  }
}
