package io.lintel.gateway.model;

/**
 * What is dropped first when space runs out, last to first. Never alarms or access before
 * telemetry.
 */
public enum DeliveryClass {
  /** Attempt envelopes and what tells of commands. */
  COMMAND,
  /** Who went where: {@code lock.*}, denials, alarms. */
  ACCESS,
  /** The gateway's own news. */
  GATEWAY,
  /** Battery levels, readings. */
  TELEMETRY
}
