package io.lintel.gateway.access;

import java.util.Locale;

/** Where a code is in its life, as published; a code that is gone is no longer kept. */
public enum Stage {
  /** Does not count yet. */
  UNSET,
  /** Is being given to the device, or cannot be. */
  SETTING,
  /** Opens. */
  SET,
  /** Is being taken from the device, or cannot be. */
  REMOVING;

  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
