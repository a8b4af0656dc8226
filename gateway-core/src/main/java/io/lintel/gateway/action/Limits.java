package io.lintel.gateway.action;

import io.lintel.gateway.model.ActionType;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * How much the engine takes on.
 *
 * @param doorsQueued locks and unlocks waiting at one device
 * @param othersQueued everything else waiting at one device
 * @param locksPerMinute of one device
 * @param unlocksPerMinute of one device
 * @param doorsUnlocked different doors unlocked within {@code doorsUnlockedIn}, gateway-wide
 */
public record Limits(
    int doorsQueued,
    int othersQueued,
    int locksPerMinute,
    int unlocksPerMinute,
    int codesCreatedPerMinute,
    int doorsUnlocked,
    Duration doorsUnlockedIn) {

  /** Longest {@code timeout_s}, in seconds. */
  static final int TIMEOUT_SECONDS_MAX = 120;

  /** Largest command, in bytes. */
  static final int COMMAND_BYTES_MAX = 16 * 1024;

  /** How far ahead a trusted clock tolerates {@code issued_at}. */
  static final Duration ISSUED_AHEAD_MAX = Duration.ofSeconds(60);

  /** Ids are known at least this long, and this long past their expiry. */
  static final Duration KEEP_MIN = Duration.ofHours(24);

  static final Duration KEEP_PAST_EXPIRY = Duration.ofHours(1);

  /** How often one device may be asked this in a minute; empty for what is not counted. */
  OptionalInt perMinute(ActionType type) {
    return switch (type) {
      case LOCK_DOOR -> OptionalInt.of(locksPerMinute);
      case UNLOCK_DOOR -> OptionalInt.of(unlocksPerMinute);
      case CREATE_ACCESS_CODE -> OptionalInt.of(codesCreatedPerMinute);
      default -> OptionalInt.empty();
    };
  }

  /** As published: 15 a minute, 10 codes; 10 doors in 10 s. */
  public static Limits defaults() {
    return new Limits(8, 32, 15, 15, 10, 10, Duration.ofSeconds(10));
  }
}
