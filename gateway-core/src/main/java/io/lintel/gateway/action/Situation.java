package io.lintel.gateway.action;

import io.lintel.gateway.model.Inbound;
import io.lintel.gateway.time.Stamp;
import java.time.Instant;

/**
 * What a command is checked against.
 *
 * @param message as it came
 * @param receivedAt on all clocks
 * @param floor the earliest that it can be
 * @param storeBornAt when this store's epoch began
 */
record Situation(Inbound message, Stamp receivedAt, Instant floor, Instant storeBornAt) {

  boolean trusted() {
    return receivedAt.trusted();
  }

  /** What expiry is compared with: now, or the earliest that it can be. */
  Instant now() {
    return trusted() ? receivedAt.wall() : floor;
  }
}
