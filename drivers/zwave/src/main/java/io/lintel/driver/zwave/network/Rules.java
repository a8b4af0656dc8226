package io.lintel.driver.zwave.network;

/**
 * With which keys a newcomer may stay.
 *
 * @param weakLock whether a lock that knows S0 alone may stay; never one that knows S2
 * @param clearLock whether a lock that knows no security at all may stay
 */
public record Rules(boolean weakLock, boolean clearLock) {
  /** A lock joins at S2 Access Control or not at all. */
  public static final Rules STRICT = new Rules(false, false);
}
