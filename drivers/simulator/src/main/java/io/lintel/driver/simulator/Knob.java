package io.lintel.driver.simulator;

/** What can be done to a device from outside, beside its hand and keys. */
enum Knob {
  JAM,
  UNJAM,
  OFFLINE,
  ONLINE,
  HANG,
  SLOW,
  REFUSE_CODES,
  /** Ends {@link #HANG}, {@link #SLOW} and {@link #REFUSE_CODES}. */
  RELEASE
}
