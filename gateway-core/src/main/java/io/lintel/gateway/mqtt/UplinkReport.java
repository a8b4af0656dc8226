package io.lintel.gateway.mqtt;

import java.time.Instant;
import java.util.Optional;

/**
 * How the uplink is.
 *
 * @param connected commands come in
 * @param since when that became so
 * @param backlog messages that the broker has not acknowledged
 * @param trouble the last one, in plain words; empty when there is none now
 */
public record UplinkReport(
    boolean connected, Instant since, long backlog, Optional<String> trouble) {

  /** In words, for a person. */
  public String words() {
    return trouble.orElse(connected ? "connected" : "connecting");
  }
}
