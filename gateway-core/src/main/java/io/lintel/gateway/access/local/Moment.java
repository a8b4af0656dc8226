package io.lintel.gateway.access.local;

import io.lintel.gateway.access.ClockSense.Trust;
import java.time.Instant;

/**
 * When something is decided.
 *
 * @param bootNanos boot time, which lock-outs count in
 * @param earliest the earliest that it can be: the wall clock if it is trusted, else its floor plus
 *     uptime
 * @param trust how far that can be believed
 */
record Moment(long bootNanos, Instant earliest, Trust trust) {}
