package io.lintel.spi;

/** How a conversation with a device is protected against listeners and forgers. */
public enum LinkSecurity {
  /** Anyone near can listen and command. A standing warning for a lock. */
  NONE,
  /** Encrypted with a key or scheme that is known to be weak (OSDP default key, Z-Wave S0). */
  WEAK,
  /** Encrypted and authenticated. */
  STRONG,
  /** No link that could be listened to, as for a wire inside the box or a simulated device. */
  NOT_APPLICABLE
}
