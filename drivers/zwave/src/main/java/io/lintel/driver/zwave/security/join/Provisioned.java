package io.lintel.driver.zwave.security.join;

import io.lintel.driver.zwave.security.SecurityClass;
import io.lintel.driver.zwave.wire.OctetReader;
import io.lintel.driver.zwave.wire.Octets;
import java.util.Set;

/**
 * A node that may join by itself (SmartStart).
 *
 * @param allowed the classes that it may have, S0 not among them
 * @param longRange whether it may join on Long Range
 * @param failures of its key exchange in a row; at five it is not let in any more
 */
public record Provisioned(Dsk dsk, Set<SecurityClass> allowed, boolean longRange, int failures) {
  static final int SIZE_BYTES = Dsk.SIZE_BYTES + 3;
  static final int FAILURES = 5;

  public Provisioned {
    allowed = Set.copyOf(allowed);
  }

  /**
   * As its label asks for.
   *
   * @throws IllegalArgumentException when the node cannot join by itself
   */
  public static Provisioned of(QrCode code) {
    if (!code.smartStart()) {
      throw new IllegalArgumentException(
          "this node cannot join by itself: include it with its button, and this code as DSK");
    }
    return new Provisioned(code.dsk(), s2Of(code.requested()), code.longRange(), 0);
  }

  static Provisioned read(OctetReader reader) {
    Dsk dsk = new Dsk(reader.octets(Dsk.SIZE_BYTES, "DSK"));
    Set<SecurityClass> allowed = s2Of(SecurityClass.ofBits(reader.u8("allowed classes")));
    return new Provisioned(
        dsk, allowed, reader.u8("long range") != 0, Math.min(FAILURES, reader.u8("failures")));
  }

  Octets encode() {
    return dsk.octets().plus(SecurityClass.bits(allowed), longRange ? 1 : 0, failures);
  }

  /** Whether it is let in; once it failed too often, only after it is put on the list again. */
  public boolean isActive() {
    return failures < FAILURES;
  }

  public JoinPolicy policy(boolean isLock) {
    return isLock ? JoinPolicy.lock() : JoinPolicy.any(allowed);
  }

  Provisioned failed() {
    return new Provisioned(dsk, allowed, longRange, Math.min(FAILURES, failures + 1));
  }

  private static Set<SecurityClass> s2Of(Set<SecurityClass> classes) {
    return Set.copyOf(classes.stream().filter(SecurityClass::isS2).toList());
  }
}
