package io.lintel.gateway.time;

/** Whether to believe the wall clock: {@code clock: {trust: auto|always|never}}. */
public enum ClockTrust {
  /** As long as the kernel says that it is synchronised. */
  AUTO,
  ALWAYS,
  NEVER
}
