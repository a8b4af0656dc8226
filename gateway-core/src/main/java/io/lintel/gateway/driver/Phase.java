package io.lintel.gateway.driver;

/** What an instance is doing. */
public enum Phase {
  OFF,
  RUNNING,
  /** Asked to stop for good. */
  STOPPING,
  /** Asked to stop so that a fresh one can start. */
  RELOADING,
  /** Failed; a fresh one starts when the back-off is over. */
  WAITING,
  /** Cannot run as it is; a reload tries again. */
  LEFT_OUT
}
