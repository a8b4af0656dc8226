package io.lintel.gateway.access;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/**
 * An error or a warning of a code, as published.
 *
 * @param message what to do
 * @param facts the published extra fields
 */
public record Trouble(Kind kind, Instant since, String message, Map<String, String> facts) {

  public Trouble {
    facts = Map.copyOf(facts);
  }

  static Trouble of(Kind kind, Instant since, String message) {
    return new Trouble(kind, since, message, Map.of());
  }

  /** What is wrong. */
  public enum Kind {
    DUPLICATE_CODE_ON_DEVICE(true, true),
    /** No slot is free; tried again as soon as one is. */
    NO_SPACE_FOR_ACCESS_CODE_ON_DEVICE(true, true),
    /** The device says so, whatever its slots show. */
    DEVICE_FULL(true, true),
    /** The device does not take such digits, or no codes at all. */
    INVALID_CODE_FORMAT(true, true),
    FAILED_TO_SET_ON_DEVICE(true, false),
    FAILED_TO_REMOVE_FROM_DEVICE(true, false),
    CONFLICTING_EXTERNAL_MODIFICATION(true, false),
    /** It ends, and what time it is has not been known for too long. */
    ACCESS_CODE_INACTIVE(true, false),
    EXTERNAL_MODIFICATION_IN_EFFECT(false, false),
    DELAY_IN_SETTING_ON_DEVICE(false, false),
    DELAY_IN_REMOVING_FROM_DEVICE(false, false);

    private final boolean error;
    private final boolean terminal;

    Kind(boolean error, boolean terminal) {
      this.error = error;
      this.terminal = terminal;
    }

    boolean isError() {
      return error;
    }

    /** Whether trying again by itself is of no use: something else must change first. */
    boolean isTerminal() {
      return terminal;
    }

    /** The error type of an attempt that ends with it. */
    String type() {
      return this == DEVICE_FULL
          ? NO_SPACE_FOR_ACCESS_CODE_ON_DEVICE.type()
          : name().toLowerCase(Locale.ROOT);
    }

    /** The published code of the error or warning. */
    String code() {
      return this == INVALID_CODE_FORMAT ? FAILED_TO_SET_ON_DEVICE.type() : type();
    }
  }
}
