package io.lintel.gateway.noise;

import com.fasterxml.jackson.databind.JsonNode;
import io.lintel.gateway.log.Text;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;

/** What a command says of a threshold. What is empty was not sent. */
record NoiseChange(
    Optional<String> name,
    OptionalDouble decibels,
    OptionalDouble nrs,
    Optional<DailyTime> startsAt,
    Optional<DailyTime> endsAt) {

  private static final int NAME_LENGTH_MAX = 100;
  private static final String NAME_DEFAULT = "Noise threshold";

  /** Reads it. */
  static NoiseChange of(JsonNode params) throws BadNoiseParameter {
    var change =
        new NoiseChange(
            name(params.path("name")),
            number(params, "noise_threshold_decibels", NoiseThreshold.NEVER_DECIBELS),
            number(params, "noise_threshold_nrs", NoiseThreshold.NRS_MAX),
            time(params, "starts_daily_at"),
            time(params, "ends_daily_at"));
    change.refuseTwoZones();
    return change;
  }

  /** Whether it says enough for a new threshold. */
  void refuseUnlessWhole() throws BadNoiseParameter {
    if (startsAt.isEmpty() || endsAt.isEmpty()) {
      throw new BadNoiseParameter("params.starts_daily_at and params.ends_daily_at are needed");
    }
    if (decibels.isEmpty() && nrs.isEmpty()) {
      throw new BadNoiseParameter(
          "params.noise_threshold_decibels or params.noise_threshold_nrs is needed");
    }
  }

  /**
   * A new threshold.
   *
   * @param deviceZone counts where no zone was written
   */
  NoiseThreshold create(UUID id, UUID deviceId, ZoneId deviceZone) {
    return new NoiseThreshold(
        id,
        deviceId,
        name.orElse(NAME_DEFAULT),
        decibels.orElse(NoiseThreshold.NEVER_DECIBELS),
        nrs,
        new DailyWindow(
            startsAt.orElseThrow().time(), endsAt.orElseThrow().time(), zone(deviceZone)));
  }

  /** The threshold with what was sent. */
  NoiseThreshold applyTo(NoiseThreshold old) {
    return new NoiseThreshold(
        old.noiseThresholdId(),
        old.deviceId(),
        name.orElse(old.name()),
        decibels.orElse(old.decibels()),
        nrs.isPresent() ? nrs : old.nrs(),
        new DailyWindow(
            startsAt.map(DailyTime::time).orElse(old.window().startsAt()),
            endsAt.map(DailyTime::time).orElse(old.window().endsAt()),
            zone(old.window().zone())));
  }

  private ZoneId zone(ZoneId otherwise) {
    return startsAt
        .flatMap(DailyTime::zone)
        .or(() -> endsAt.flatMap(DailyTime::zone))
        .orElse(otherwise);
  }

  private void refuseTwoZones() throws BadNoiseParameter {
    var start = startsAt.flatMap(DailyTime::zone);
    var end = endsAt.flatMap(DailyTime::zone);
    if (start.isPresent() && end.isPresent() && !start.equals(end)) {
      throw new BadNoiseParameter(
          "params.starts_daily_at and params.ends_daily_at must be in one time zone");
    }
  }

  private static Optional<String> name(JsonNode name) throws BadNoiseParameter {
    if (isAbsent(name)) {
      return Optional.empty();
    }
    if (!name.isTextual() || name.textValue().isBlank()) {
      throw new BadNoiseParameter("params.name must be a text");
    }
    return Optional.of(Text.clean(name.textValue(), NAME_LENGTH_MAX));
  }

  private static OptionalDouble number(JsonNode params, String field, double max)
      throws BadNoiseParameter {
    var number = params.path(field);
    if (isAbsent(number)) {
      return OptionalDouble.empty();
    }
    if (!number.isNumber() || number.doubleValue() < 0 || number.doubleValue() > max) {
      throw new BadNoiseParameter(
          "params.%s must be a number from 0 to %.0f".formatted(field, max));
    }
    return OptionalDouble.of(number.doubleValue());
  }

  private static Optional<DailyTime> time(JsonNode params, String field) throws BadNoiseParameter {
    var text = params.path(field);
    if (isAbsent(text)) {
      return Optional.empty();
    }
    var time = DailyTime.parse(text.asText(""));
    if (time.isEmpty()) {
      throw new BadNoiseParameter(
          "params.%s must be such as 22:00:00 or 22:00:00[Europe/Paris]".formatted(field));
    }
    return time;
  }

  private static boolean isAbsent(JsonNode node) {
    return node.isMissingNode() || node.isNull();
  }
}
