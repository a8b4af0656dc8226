package io.lintel.driver.zwave.security.join;

import io.lintel.driver.zwave.security.SecurityClass;
import io.lintel.driver.zwave.wire.OctetReader;
import io.lintel.driver.zwave.wire.Octets;
import java.util.Set;

/**
 * A node that may join by itself (SmartStart).
 *
 * @param allowed the classes that it may have, S0 not among them
 * @param lock whether its label says that it is a lock, whatever it says of itself on the air
 * @param longRange whether it may join on Long Range
 * @param failures of its key exchange in a row; at five it is not let in any more
 */
public record Provisioned(
    Dsk dsk, Set<SecurityClass> allowed, boolean lock, boolean longRange, int failures) {
  static final int SIZE_BYTES = Dsk.SIZE_BYTES + 3;
  static final int FAILURES = 5;

  private static final int LONG_RANGE = 0x01;
  private static final int LOCK = 0x02;

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
    boolean lock = code.type().filter(QrType::isLock).isPresent();
    return new Provisioned(code.dsk(), s2Of(code.requested()), lock, code.longRange(), 0);
  }

  static Provisioned read(OctetReader reader) {
    Dsk dsk = new Dsk(reader.octets(Dsk.SIZE_BYTES, "DSK"));
    Set<SecurityClass> allowed = s2Of(SecurityClass.ofBits(reader.u8("allowed classes")));
    int flags = reader.u8("flags");
    return new Provisioned(
        dsk,
        allowed,
        (flags & LOCK) != 0,
        (flags & LONG_RANGE) != 0,
        Math.min(FAILURES, reader.u8("failures")));
  }

  Octets encode() {
    int flags = (longRange ? LONG_RANGE : 0) | (lock ? LOCK : 0);
    return dsk.octets().plus(SecurityClass.bits(allowed), flags, failures);
  }

  /** Whether it is let in; once it failed too often, only after it is put on the list again. */
  public boolean isActive() {
    return failures < FAILURES;
  }

  /**
   * Which keys it may have.
   *
   * @param saysLock whether it says on the air that it is a lock
   */
  public JoinPolicy policy(boolean saysLock) {
    return saysLock || lock ? JoinPolicy.lock() : JoinPolicy.any(allowed);
  }

  Provisioned failed() {
    return new Provisioned(dsk, allowed, lock, longRange, Math.min(FAILURES, failures + 1));
  }

  private static Set<SecurityClass> s2Of(Set<SecurityClass> classes) {
    return Set.copyOf(classes.stream().filter(SecurityClass::isS2).toList());
  }
}
