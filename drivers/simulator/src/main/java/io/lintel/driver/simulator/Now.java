package io.lintel.driver.simulator;

import io.lintel.spi.Permit;
import java.time.Instant;

/**
 * The instant of an input.
 *
 * @param nanos boot time, for permits
 * @param wall the device's own clock, for the windows of codes
 */
record Now(long nanos, Instant wall) {

  boolean isWithin(Permit permit) {
    return permit.allows(nanos);
  }
}
