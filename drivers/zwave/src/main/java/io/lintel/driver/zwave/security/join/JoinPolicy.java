package io.lintel.driver.zwave.security.join;

import io.lintel.driver.zwave.security.SecurityClass;
import java.util.EnumSet;
import java.util.Set;

/**
 * Which keys a node may have. S0 is never one of them: a node with S2 gets no key of S0 besides,
 * because what is known by an S0 exchange is known to whoever listened to it.
 *
 * @param allowed the classes granted if the node asks for them
 * @param needed at least one of these, or the node gets none
 * @param whenRefused what to tell when the node asks for none of those
 */
public record JoinPolicy(
    Set<SecurityClass> allowed, Set<SecurityClass> needed, JoinFailure whenRefused) {
  private static final Set<SecurityClass> LONG_RANGE =
      Set.of(SecurityClass.S2_ACCESS_CONTROL, SecurityClass.S2_AUTHENTICATED);

  public JoinPolicy {
    if (allowed.contains(SecurityClass.S0)) {
      throw new IllegalArgumentException("S0 is not granted in an S2 key exchange");
    }
    allowed = Set.copyOf(allowed);
    needed = Set.copyOf(needed);
  }

  /** A lock joins at Access Control or not at all. */
  public static JoinPolicy lock() {
    var best = Set.of(SecurityClass.S2_ACCESS_CONTROL);
    return new JoinPolicy(best, best, JoinFailure.NO_ACCESS_CONTROL);
  }

  /** Any other node gets those of these that it asks for. */
  public static JoinPolicy any(Set<SecurityClass> allowed) {
    return new JoinPolicy(allowed, allowed, JoinFailure.NO_COMMON_CLASS);
  }

  /** Any other node gets each class of S2 that it asks for. */
  public static JoinPolicy any() {
    return any(
        Set.of(
            SecurityClass.S2_ACCESS_CONTROL,
            SecurityClass.S2_AUTHENTICATED,
            SecurityClass.S2_UNAUTHENTICATED));
  }

  /** The same without the classes that Long Range does not have. */
  JoinPolicy onLongRange() {
    return new JoinPolicy(both(allowed, LONG_RANGE), both(needed, LONG_RANGE), whenRefused);
  }

  /** What a node gets that asks for these; empty means that it is refused. */
  Set<SecurityClass> grant(Set<SecurityClass> requested) {
    return both(requested, needed).isEmpty() ? Set.of() : both(requested, allowed);
  }

  private static Set<SecurityClass> both(Set<SecurityClass> some, Set<SecurityClass> others) {
    var found = EnumSet.noneOf(SecurityClass.class);
    some.stream().filter(others::contains).forEach(found::add);
    return found;
  }
}
