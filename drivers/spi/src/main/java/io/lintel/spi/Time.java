package io.lintel.spi;

import java.time.Duration;
import java.time.Instant;

/**
 * Time as a driver may know it. Both clocks may be read from any thread, so that blocking work can
 * ask a permit at its last instant; timers are set on the loop.
 */
public interface Time {

  /** Boot time in nanoseconds: never jumps, goes on in suspend. For every duration and deadline. */
  long nanos();

  /** The wall clock, to stamp what devices say with their own date. Never for deadlines. */
  Instant wall();

  /**
   * Whether the wall clock can be believed now. While it cannot, no device's clock is set by it and
   * nothing that a device would do by that clock is promised.
   */
  boolean wallTrusted();

  /**
   * Runs an action on the loop after a delay, unless cancelled first. A timer that was cancelled on
   * the loop never runs, even if it was due.
   */
  Timer after(Duration delay, Runnable action);

  /** A pending action. */
  interface Timer {

    /** Takes it back. Does nothing when it has run or was cancelled. */
    void cancel();
  }
}
