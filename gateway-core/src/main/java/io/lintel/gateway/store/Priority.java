package io.lintel.gateway.store;

/** Which transactions go first. */
public enum Priority {
  COMMAND,
  ACCESS,
  TELEMETRY
}
