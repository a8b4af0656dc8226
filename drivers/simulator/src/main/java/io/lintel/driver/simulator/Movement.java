package io.lintel.driver.simulator;

import com.fasterxml.jackson.core.JsonGenerator;
import io.lintel.spi.Report.LockState;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * One line of {@code movements.jsonl}: a bolt that began to move.
 *
 * @param goal where to: locked or unlocked
 * @param attemptId of the action attempt that moved it; empty for a hand, a code or by itself
 * @param method in small letters, such as {@code remote} or {@code manual}
 */
record Movement(
    UUID deviceId, LockState goal, Optional<UUID> attemptId, String method, Instant at) {

  static Movement of(UUID deviceId, Motion motion, Instant at) {
    return new Movement(
        deviceId,
        motion.goal(),
        motion.attemptId(),
        motion.method().name().toLowerCase(Locale.ROOT),
        at);
  }

  /** The line, without its end. */
  String toLine() {
    return JsonLine.write(this::write);
  }

  /** Reads as much of a line as a restart needs; empty when it is not a movement. */
  static Optional<Map.Entry<UUID, LockState>> positionAfter(String line) {
    try {
      Map<String, String> fields = JsonLine.read(line, Set.of());
      Optional<LockState> goal = goal(fields.getOrDefault("kind", ""));
      UUID deviceId = UUID.fromString(fields.getOrDefault("device_id", ""));
      return goal.map(bolt -> Map.entry(deviceId, bolt));
    } catch (JsonLine.NotALine | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private void write(JsonGenerator json) throws IOException {
    json.writeStringField("device_id", deviceId.toString());
    json.writeStringField("kind", goal == LockState.LOCKED ? "lock" : "unlock");
    if (attemptId.isPresent()) {
      json.writeStringField("action_attempt_id", attemptId.get().toString());
    } else {
      json.writeNullField("action_attempt_id");
    }
    json.writeStringField("method", method);
    json.writeStringField("at", at.toString());
  }

  private static Optional<LockState> goal(String kind) {
    return switch (kind) {
      case "lock" -> Optional.of(LockState.LOCKED);
      case "unlock" -> Optional.of(LockState.UNLOCKED);
      default -> Optional.empty();
    };
  }
}
