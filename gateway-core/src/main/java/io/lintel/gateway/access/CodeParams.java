package io.lintel.gateway.access;

import com.fasterxml.jackson.databind.JsonNode;
import io.lintel.gateway.log.Text;
import io.lintel.spi.Pin;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The published parameters of the access code actions, checked field by field. Pure. */
record CodeParams(JsonNode params, ZoneId zone) {

  /** What the gateway does not do, and must not seem to. */
  private static final List<String> NOT_HERE =
      List.of(
          "use_backup_access_code_pool",
          "is_offline_access_code",
          "use_offline_access_code",
          "is_one_time_use");

  private static final int NAME_LENGTH_MAX = 128;

  /** What CREATE_ACCESS_CODE wants; digits and name as far as they were given. */
  Draft create() {
    refuseOutOfScope();
    return new Draft(pin(), preferredLength(), shape(Optional.empty()), flag("is_duress", false));
  }

  /**
   * A code to be.
   *
   * @param pin empty: the gateway chooses
   * @param rest all but the digits
   */
  record Draft(Optional<Pin> pin, Optional<Integer> preferredLength, Shape rest, boolean duress) {

    Wanted with(Pin digits) {
      return new Wanted(
          rest.name(),
          digits,
          rest.startsAt(),
          rest.endsAt(),
          rest.externalAllowed(),
          rest.nativePreferred(),
          duress);
    }
  }

  /** All of a code but its digits. */
  record Shape(
      Optional<String> name,
      Optional<Instant> startsAt,
      Optional<Instant> endsAt,
      boolean externalAllowed,
      boolean nativePreferred) {}

  /** What UPDATE_ACCESS_CODE makes of a code: only what was sent changes. */
  Wanted update(Wanted was) {
    refuseOutOfScope();
    if (params.path("is_managed").isBoolean() && !params.path("is_managed").booleanValue()) {
      throw BadCode.parameter("is_managed: a managed code cannot be made unmanaged");
    }
    var shape = shape(Optional.of(was));
    return new Draft(pin(), Optional.empty(), shape, was.duress()).with(pin().orElse(was.pin()));
  }

  UUID codeId() {
    try {
      return UUID.fromString(params.path("access_code_id").asText());
    } catch (IllegalArgumentException e) {
      throw BadCode.parameter("access_code_id must be a UUID");
    }
  }

  private Shape shape(Optional<Wanted> was) {
    boolean ongoing = params.path("type").asText("").equals("ongoing");
    var startsAt = ongoing ? Optional.<Instant>empty() : time("starts_at", true, was);
    var endsAt = ongoing ? Optional.<Instant>empty() : time("ends_at", false, was);
    if (startsAt.isPresent() && endsAt.isPresent() && !startsAt.get().isBefore(endsAt.get())) {
      throw BadCode.parameter("ends_at must lie after starts_at");
    }
    return new Shape(
        name(was),
        startsAt,
        endsAt,
        flag(
            "allow_external_modification",
            flag(
                "is_external_modification_allowed",
                was.map(Wanted::externalAllowed).orElse(false))),
        flag("prefer_native_scheduling", was.map(Wanted::nativePreferred).orElse(true)));
  }

  private Optional<String> name(Optional<Wanted> was) {
    if (!params.has("name")) {
      return was.flatMap(Wanted::name);
    }
    return params.path("name").isNull()
        ? Optional.empty()
        : Optional.of(Text.clean(params.path("name").asText(), NAME_LENGTH_MAX));
  }

  private Optional<Instant> time(String field, boolean start, Optional<Wanted> was) {
    if (!params.has(field)) {
      return start ? was.flatMap(Wanted::startsAt) : was.flatMap(Wanted::endsAt);
    }
    if (params.path(field).isNull()) {
      return Optional.empty();
    }
    try {
      var text = params.path(field).asText();
      return Optional.of(start ? CodeTimes.start(text, zone) : CodeTimes.end(text, zone));
    } catch (DateTimeException e) {
      throw BadCode.parameter(field + " must be a time such as 2026-03-01T15:00:00Z (ISO 8601)");
    }
  }

  private Optional<Pin> pin() {
    var code = params.path("code");
    if (code.isMissingNode() || code.isNull()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Pin(code.isTextual() ? code.textValue() : ""));
    } catch (IllegalArgumentException e) {
      throw BadCode.parameter("code must be a text of 1 to 32 digits");
    }
  }

  private Optional<Integer> preferredLength() {
    var length = params.path("preferred_code_length");
    return length.isIntegralNumber() ? Optional.of(length.intValue()) : Optional.empty();
  }

  private boolean flag(String field, boolean otherwise) {
    var value = params.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return otherwise;
    }
    if (!value.isBoolean()) {
      throw BadCode.parameter(field + " must be true or false");
    }
    return value.booleanValue();
  }

  private void refuseOutOfScope() {
    if (!params.path("common_code_key").isMissingNode()
        && !params.path("common_code_key").isNull()) {
      throw BadCode.parameter(
          "common_code_key: this gateway does not link codes; send the same code to each device");
    }
    for (var field : NOT_HERE) {
      if (flag(field, false)) {
        throw BadCode.parameter(field + ": this gateway has no such codes; leave it out");
      }
    }
  }
}
