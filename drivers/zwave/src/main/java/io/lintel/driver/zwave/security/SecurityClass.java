package io.lintel.driver.zwave.security;

import java.util.EnumSet;
import java.util.Set;

/**
 * With which key a node is spoken to, best first. The bits are those of requested and granted keys
 * in the S2 key exchange (SDS13783, KEX Report).
 */
public enum SecurityClass {
  S2_ACCESS_CONTROL(0x04),
  S2_AUTHENTICATED(0x02),
  S2_UNAUTHENTICATED(0x01),
  S0(0x80);

  private final int bit;

  SecurityClass(int bit) {
    this.bit = bit;
  }

  public int bit() {
    return bit;
  }

  public boolean isS2() {
    return this != S0;
  }

  /** Whether joining at it needs the node's PIN, so that nobody stands in between. */
  public boolean isAuthenticated() {
    return this == S2_ACCESS_CONTROL || this == S2_AUTHENTICATED;
  }

  /** Those whose bits are set; bits without a class are left out. */
  public static Set<SecurityClass> ofBits(int bits) {
    var found = EnumSet.noneOf(SecurityClass.class);
    for (SecurityClass each : values()) {
      if ((bits & each.bit) != 0) {
        found.add(each);
      }
    }
    return found;
  }

  public static int bits(Set<SecurityClass> classes) {
    return classes.stream().mapToInt(SecurityClass::bit).reduce(0, (a, b) -> a | b);
  }
}
