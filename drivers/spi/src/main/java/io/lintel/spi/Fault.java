package io.lintel.spi;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What went wrong, as data.
 *
 * @param code stable, {@code <driver>.<reason>} in snake case, for instance {@code zwave.no_ack}
 * @param message for the installer: what happened and what to do, naming port, device and value
 * @param advice what the host may do about it
 * @param facts the values behind the message, by name; never a secret
 */
public record Fault(String code, String message, Advice advice, Map<String, String> facts) {

  private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9_-]*(\\.[a-z][a-z0-9_]*)+");

  /** What may help. */
  public enum Advice {
    /** Trying again may work by itself. */
    RETRY,
    /** Someone must mend something; then it works. */
    REPAIR,
    /** It will never work like this. */
    NEVER
  }

  public Fault {
    if (!CODE.matcher(code).matches()) {
      throw new IllegalArgumentException(
          "fault code \"" + code + "\" is not of the form area.reason");
    }
    Objects.requireNonNull(message);
    Objects.requireNonNull(advice);
    facts = Map.copyOf(facts);
  }

  public static Fault retry(String code, String message) {
    return new Fault(code, message, Advice.RETRY, Map.of());
  }

  public static Fault repair(String code, String message) {
    return new Fault(code, message, Advice.REPAIR, Map.of());
  }

  public static Fault never(String code, String message) {
    return new Fault(code, message, Advice.NEVER, Map.of());
  }

  /** The same with one more fact. */
  public Fault with(String name, Object value) {
    var more = new HashMap<>(facts);
    more.put(name, String.valueOf(value));
    return new Fault(code, message, advice, more);
  }
}
