package io.lintel.driver.zwave.security.join;

import io.lintel.driver.zwave.security.SecurityClass;
import java.util.Arrays;
import java.util.Optional;

/** The keys of a network. Long Range has its own, so that a star and a mesh share none. */
public enum KeyName {
  S0_LEGACY("S0_Legacy", false),
  S2_UNAUTHENTICATED("S2_Unauthenticated", false),
  S2_AUTHENTICATED("S2_Authenticated", false),
  S2_ACCESS_CONTROL("S2_AccessControl", false),
  LONG_RANGE_AUTHENTICATED("S2_Authenticated", true),
  LONG_RANGE_ACCESS_CONTROL("S2_AccessControl", true);

  private final String inFiles;
  private final boolean longRange;

  KeyName(String inFiles, boolean longRange) {
    this.inFiles = inFiles;
    this.longRange = longRange;
  }

  /** The name that other hosts use in their files too. */
  public String inFiles() {
    return inFiles;
  }

  public boolean isLongRange() {
    return longRange;
  }

  static Optional<KeyName> ofFile(String name, boolean longRange) {
    return Arrays.stream(values())
        .filter(each -> each.longRange == longRange && each.inFiles.equals(name))
        .findFirst();
  }

  /**
   * The key with which a node of this class is spoken to.
   *
   * @throws IllegalArgumentException for a class that Long Range does not have
   */
  static KeyName of(SecurityClass by, boolean longRange) {
    return switch (by) {
      case S2_ACCESS_CONTROL -> longRange ? LONG_RANGE_ACCESS_CONTROL : S2_ACCESS_CONTROL;
      case S2_AUTHENTICATED -> longRange ? LONG_RANGE_AUTHENTICATED : S2_AUTHENTICATED;
      case S2_UNAUTHENTICATED -> meshOnly(S2_UNAUTHENTICATED, longRange);
      case S0 -> meshOnly(S0_LEGACY, longRange);
    };
  }

  private static KeyName meshOnly(KeyName name, boolean longRange) {
    if (longRange) {
      throw new IllegalArgumentException("Long Range has no " + name);
    }
    return name;
  }
}
