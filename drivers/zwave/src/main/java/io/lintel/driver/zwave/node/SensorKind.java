package io.lintel.driver.zwave.node;

import io.lintel.driver.zwave.command.MultilevelSensorClass;
import io.lintel.driver.zwave.wire.Octets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Nodes, or parts of them, that sense noise, temperature or humidity. */
final class SensorKind implements PartKind {
  private static final List<Integer> TYPES =
      List.of(
          MultilevelSensorClass.LOUDNESS,
          MultilevelSensorClass.TEMPERATURE,
          MultilevelSensorClass.HUMIDITY);

  /** From this version on a sensor says what it senses. */
  private static final int TELLING_VERSION = 5;

  @Override
  public List<Question> questions(NodeProfile soFar) {
    var questions = new ArrayList<Question>();
    telling(soFar)
        .ifPresent(
            endpoint -> {
              questions.add(typesOf(endpoint));
              types(soFar, endpoint).forEach(type -> questions.add(scalesOf(endpoint, type)));
            });
    return questions;
  }

  @Override
  public Optional<Part> part(PartContext context) {
    OptionalInt at = telling(context.profile());
    if (at.isEmpty()) {
      return Optional.empty();
    }
    int endpoint = at.getAsInt();
    Map<Integer, Question> readings = new LinkedHashMap<>();
    for (int type : types(context.profile(), endpoint)) {
      readings.put(type, reading(endpoint, type, scale(context.profile(), endpoint, type)));
    }
    return readings.isEmpty()
        ? Optional.empty()
        : Optional.of(new SensorPart(context, endpoint, readings));
  }

  private static OptionalInt telling(NodeProfile profile) {
    OptionalInt at = profile.endpointWith(MultilevelSensorClass.ID);
    return at.isPresent()
            && profile.version(at.getAsInt(), MultilevelSensorClass.ID) >= TELLING_VERSION
        ? at
        : OptionalInt.empty();
  }

  private static List<Integer> types(NodeProfile profile, int endpoint) {
    return profile.told(typesOf(endpoint)).orElse(null)
            instanceof MultilevelSensorClass.Supported(Set<Integer> types)
        ? TYPES.stream().filter(types::contains).toList()
        : List.of();
  }

  /** dB(A) rather than dB; everything else in its first scale, °C and percent, where it has it. */
  private static int scale(NodeProfile profile, int endpoint, int type) {
    if (!(profile.told(scalesOf(endpoint, type)).orElse(null)
        instanceof MultilevelSensorClass.Scales(_, Set<Integer> scales))) {
      return 0;
    }
    int wanted = type == MultilevelSensorClass.LOUDNESS ? 1 : 0;
    return scales.contains(wanted)
        ? wanted
        : scales.stream().mapToInt(scale -> scale).min().orElse(0);
  }

  private static Question typesOf(int endpoint) {
    return Question.of(endpoint, MultilevelSensorClass.getSupported());
  }

  private static Question scalesOf(int endpoint, int type) {
    return new Question(
        endpoint,
        MultilevelSensorClass.getScales(type),
        Octets.of(MultilevelSensorClass.ID, 0x06, type));
  }

  private static Question reading(int endpoint, int type, int scale) {
    return new Question(
        endpoint,
        MultilevelSensorClass.get(type, scale),
        Octets.of(MultilevelSensorClass.ID, 0x05, type));
  }
}
