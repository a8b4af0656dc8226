package io.lintel.driver.simulator;

import io.lintel.driver.simulator.JsonLine.NotALine;
import io.lintel.spi.Pin;
import io.lintel.spi.Report.LockState;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/** One line of the control socket: what to do to which door. */
record ControlRequest(UUID deviceId, Verb verb, Optional<Pin> digits) {

  private static final Set<String> KEYS = Set.of("device_id", "do", "digits");

  /** Characters of a wrong line that an answer repeats. */
  private static final int ECHO_MAX = 40;

  /** What the outside can do, in the words of the socket. */
  enum Verb {
    JAM,
    UNJAM,
    OFFLINE,
    ONLINE,
    HANG,
    RELEASE,
    SLOW,
    MANUAL_LOCK,
    MANUAL_UNLOCK,
    KEY;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Reads a line. */
  static ControlRequest of(String line) throws NotALine {
    Map<String, String> fields = JsonLine.read(line);
    onlyKnownKeys(fields);
    UUID deviceId = deviceId(needed(fields, "device_id"));
    Verb verb = verb(needed(fields, "do"));
    return new ControlRequest(deviceId, verb, digits(fields, verb));
  }

  Input input() {
    return switch (verb) {
      case JAM -> new Input.Turned(Knob.JAM);
      case UNJAM -> new Input.Turned(Knob.UNJAM);
      case OFFLINE -> new Input.Turned(Knob.OFFLINE);
      case ONLINE -> new Input.Turned(Knob.ONLINE);
      case HANG -> new Input.Turned(Knob.HANG);
      case RELEASE -> new Input.Turned(Knob.RELEASE);
      case SLOW -> new Input.Turned(Knob.SLOW);
      case MANUAL_LOCK -> new Input.ByHand(LockState.LOCKED);
      case MANUAL_UNLOCK -> new Input.ByHand(LockState.UNLOCKED);
      case KEY -> new Input.Keyed(digits.orElseThrow());
    };
  }

  private static void onlyKnownKeys(Map<String, String> fields) throws NotALine {
    var unknown = new TreeSet<>(fields.keySet());
    unknown.removeAll(KEYS);
    if (!unknown.isEmpty()) {
      throw new NotALine(
          "unknown key \""
              + clipped(unknown.first())
              + "\": the keys are device_id, do and digits");
    }
  }

  private static String needed(Map<String, String> fields, String key) throws NotALine {
    String value = fields.get(key);
    if (value == null) {
      throw new NotALine("\"" + key + "\" is missing: the keys are device_id, do and digits");
    }
    return value;
  }

  private static UUID deviceId(String text) throws NotALine {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw new NotALine("\"device_id\" is not a UUID: take it from the configuration");
    }
  }

  private static Verb verb(String word) throws NotALine {
    for (Verb verb : Verb.values()) {
      if (verb.word().equals(word)) {
        return verb;
      }
    }
    throw new NotALine("unknown \"do\": \"" + clipped(word) + "\" is none of " + words());
  }

  private static Optional<Pin> digits(Map<String, String> fields, Verb verb) throws NotALine {
    String digits = fields.get("digits");
    if (verb != Verb.KEY) {
      if (digits != null) {
        throw new NotALine("\"digits\" goes with \"do\":\"key\" alone: remove it");
      }
      return Optional.empty();
    }
    if (digits == null) {
      throw new NotALine("\"digits\" is missing: say which code is entered");
    }
    try {
      return Optional.of(new Pin(digits));
    } catch (IllegalArgumentException e) {
      throw new NotALine("\"digits\" must be 1 to 32 of 0-9");
    }
  }

  private static String clipped(String text) {
    return text.length() <= ECHO_MAX ? text : text.substring(0, ECHO_MAX) + "…";
  }

  private static String words() {
    return Arrays.stream(Verb.values()).map(Verb::word).collect(Collectors.joining(", "));
  }
}
