package io.lintel.hardware.rig;

import static java.util.Objects.requireNonNull;

import io.lintel.gateway.model.Bytes;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * A command as a platform writes it.
 *
 * @param topic after {@code lintel/v1/{gw}/}
 * @param fields in order
 */
public record Command(String topic, Map<String, Object> fields) {
  private static final Duration WINDOW = Duration.ofSeconds(30);

  public static Command unlock(String deviceId) {
    return of("UNLOCK_DOOR", deviceId);
  }

  public static Command lock(String deviceId) {
    return of("LOCK_DOOR", deviceId);
  }

  /** A command that is good now. */
  public static Command of(String actionType, String deviceId) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("action_attempt_id", UUID.randomUUID().toString());
    fields.put("action_type", actionType);
    fields.put("device_id", deviceId);
    fields.put("params", Map.of());
    fields.put("issued_at", now.toString());
    fields.put("expires_at", now.plus(WINDOW).toString());
    fields.put("timeout_s", 20);
    fields.put("issued_by", "hardware test");
    return new Command("command/" + deviceId, fields);
  }

  public Command with(String key, Object value) {
    Map<String, Object> changed = new LinkedHashMap<>(fields);
    changed.put(key, value);
    return new Command(topic, changed);
  }

  public Command without(String key) {
    Map<String, Object> changed = new LinkedHashMap<>(fields);
    changed.remove(key);
    return new Command(topic, changed);
  }

  public Command onTopic(String otherTopic) {
    return new Command(otherTopic, fields);
  }

  public String id() {
    return requireNonNull(fields.get("action_attempt_id")).toString();
  }

  public String actionType() {
    return requireNonNull(fields.get("action_type")).toString();
  }

  public String deviceId() {
    return requireNonNull(fields.get("device_id")).toString();
  }

  public Bytes payload() {
    return Bytes.utf8(Json.write(fields));
  }
}
