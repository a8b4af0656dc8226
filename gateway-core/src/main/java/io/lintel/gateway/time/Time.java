package io.lintel.gateway.time;

import java.time.Duration;
import java.time.Instant;

/**
 * The clocks of this box. Nothing outside this package reads a clock, sleeps or schedules (an
 * architecture test holds it).
 */
public interface Time {

  /** Nanoseconds of boot time (CLOCK_BOOTTIME): never jumps, goes on in suspend. */
  long bootNanos();

  /** The kernel's id of this boot; with {@link #bootNanos} it makes stored deadlines comparable. */
  String bootId();

  /** The wall clock. Stamps only; no deadline of this process rests on it. */
  Instant wall();

  /** Whether the wall clock can be believed now. */
  boolean trusted();

  /**
   * The earliest that it can be. For a trusted clock the wall clock; else the latest of the last
   * persisted time, the build date and the highest {@code issued_at} of an accepted command, plus
   * the boot time passed since that was learned.
   */
  Instant floor();

  /** Raises the floor: it was at least this late when this was learned. */
  void learn(Instant wall);

  /** Runs an action on {@code loop} after a delay unless cancelled first. */
  Timer after(Duration delay, Loop loop, Runnable action);

  /** Now, on all clocks. */
  default Stamp stamp() {
    return new Stamp(bootId(), bootNanos(), wall(), trusted());
  }

  /** A pending action. Cancelling on its loop is final: it will not run even if it was due. */
  interface Timer {
    void cancel();
  }
}
