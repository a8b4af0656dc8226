package io.lintel.gateway.access.local;

import java.time.Instant;

/**
 * When something is decided.
 *
 * @param bootNanos boot time, which lock-outs count in
 * @param earliest the earliest that it can be: the wall clock if it is trusted, else its floor plus
 *     uptime
 * @param trust how far that can be believed
 */
record Moment(long bootNanos, Instant earliest, Trust trust) {

  /** How far the clock can be believed. */
  enum Trust {
    SYNCHRONISED,
    /** Not synchronised, for less than a day. */
    RECENT,
    /** Not synchronised for a day or longer. */
    STALE
  }
}
