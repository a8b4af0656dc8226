package io.lintel.gateway.config;

/**
 * The {@code access:} section: what the gateway decides at readers that only report.
 *
 * @param untrustedClock what becomes of codes that end, once the clock was not set for a day
 * @param wrongCodesAllowed so many wrong codes in a row at a keypad lock it out, 1..100
 */
public record AccessConfig(UntrustedClock untrustedClock, int wrongCodesAllowed) {

  /** What becomes of codes that end, once the clock was not set for a day. */
  public enum UntrustedClock {
    /** They count by the earliest that it can be. */
    LAST_KNOWN,
    /** They are refused until the clock is set. */
    DENY
  }
}
