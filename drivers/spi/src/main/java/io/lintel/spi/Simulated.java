package io.lintel.spi;

/**
 * A device that exists in software alone. Serves the {@code SIMULATE_*} action types and {@code
 * RESET_SANDBOX_WORKSPACE}, which are refused for every device without it. A driver of real
 * hardware never offers it.
 */
public interface Simulated extends Capability {

  /**
   * Enters digits at the device's keypad. Done when entered, whether or not they open; what the
   * device makes of them is a {@link Report} before that.
   */
  void enterCode(Order order, Pin code);

  /** Presses the lock button of the device's keypad. Done when the bolt is locked. */
  void lockAtKeypad(Order order);

  /**
   * Puts the device back to how the configuration describes it: well, online and locked. Works for
   * one that is offline or hung too.
   */
  void reset(Order order);

  /** Whether the device has a keypad; without one the two keypad actions are refused. */
  boolean hasKeypad();
}
