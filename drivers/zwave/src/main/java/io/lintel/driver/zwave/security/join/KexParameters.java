package io.lintel.driver.zwave.security.join;

import io.lintel.driver.zwave.security.SecurityClass;
import io.lintel.driver.zwave.wire.OctetReader;
import io.lintel.driver.zwave.wire.Octets;
import java.util.Set;

/**
 * What a node wants, or is granted. The bytes are kept as they came: their echo must be the same,
 * reserved bits included.
 *
 * @param flags bit 0 echo, bit 1 client-side authentication, the others reserved
 * @param schemes bit 1 is scheme 1, the only one there is
 * @param curves bit 0 is Curve25519, the only one there is
 * @param keys bits of {@link SecurityClass#bit}
 */
public record KexParameters(int flags, int schemes, int curves, int keys) {
  static final int SCHEME_1 = 0x02;
  static final int CURVE_25519 = 0x01;

  private static final int ECHO = 0x01;
  private static final int CLIENT_SIDE = 0x02;

  public static KexParameters granting(Set<SecurityClass> classes) {
    return new KexParameters(0, SCHEME_1, CURVE_25519, SecurityClass.bits(classes));
  }

  static KexParameters read(OctetReader reader) {
    return new KexParameters(
        reader.u8("flags"), reader.u8("schemes"), reader.u8("curves"), reader.u8("keys"));
  }

  Octets encode() {
    return Octets.of(flags, schemes, curves, keys);
  }

  public boolean isEcho() {
    return (flags & ECHO) != 0;
  }

  boolean wantsClientSide() {
    return (flags & CLIENT_SIDE) != 0;
  }

  Set<SecurityClass> classes() {
    return SecurityClass.ofBits(keys);
  }

  public KexParameters echo() {
    return new KexParameters(flags | ECHO, schemes, curves, keys);
  }
}
