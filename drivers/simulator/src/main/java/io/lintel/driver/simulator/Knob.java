package io.lintel.driver.simulator;

/** What can be done to a door from outside, beside its hand and keys. */
enum Knob {
  JAM,
  UNJAM,
  OFFLINE,
  ONLINE,
  HANG,
  SLOW,
  /** Ends {@link #HANG} and {@link #SLOW}. */
  RELEASE
}
