package io.lintel.gateway.access.local;

import io.lintel.gateway.model.Bytes;
import io.lintel.gateway.model.Json;
import io.lintel.gateway.time.Stamp;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A keypad's wrong tries as they are kept: pulling the plug does not end a lock-out. */
record KeypadRecord(int wrong, Stamp last) {

  static KeypadRecord of(KeypadState state, Stamp last) {
    return new KeypadRecord(state.wrong(), last);
  }

  /** Where it goes on after a start. What cannot be told counts as if it had just been. */
  KeypadState resume(Stamp now) {
    return new KeypadState(wrong, now.bootNanos() - ageNanos(now));
  }

  /** The same by the clocks of another boot. */
  KeypadRecord resumed(Stamp now) {
    return last.bootId().equals(now.bootId())
        ? this
        : new KeypadRecord(wrong, now.plus(Duration.ofNanos(-ageNanos(now))));
  }

  Bytes toJson() {
    return Json.write(
        Json.object()
            .put("wrong", wrong)
            .put("boot_id", last.bootId())
            .put("boot_nanos", last.bootNanos())
            .put("wall", last.wall().toString())
            .put("trusted", last.trusted()));
  }

  /** Empty when it is none. */
  static Optional<KeypadRecord> read(Bytes json) {
    return Json.read(json).flatMap(KeypadRecord::read);
  }

  private long ageNanos(Stamp now) {
    if (last.bootId().equals(now.bootId())) {
      return Math.max(0, now.bootNanos() - last.bootNanos());
    }
    if (last.trusted() && now.trusted() && now.wall().isAfter(last.wall())) {
      var age = Duration.between(last.wall(), now.wall());
      return age.compareTo(KeypadState.FORGOTTEN_AFTER) < 0
          ? age.toNanos()
          : KeypadState.FORGOTTEN_AFTER.toNanos();
    }
    return 0;
  }

  private static Optional<KeypadRecord> read(com.fasterxml.jackson.databind.node.ObjectNode json) {
    try {
      return Optional.of(
          new KeypadRecord(
              Math.clamp(json.path("wrong").asInt(), 0, WRONG_MAX),
              new Stamp(
                  json.path("boot_id").asText(),
                  json.path("boot_nanos").asLong(),
                  Instant.parse(json.path("wall").asText()),
                  json.path("trusted").asBoolean())));
    } catch (DateTimeException notOurs) {
      return Optional.empty();
    }
  }

  /** Far past the longest lock-out. */
  private static final int WRONG_MAX = 1_000_000;
}
