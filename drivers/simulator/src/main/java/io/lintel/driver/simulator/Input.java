package io.lintel.driver.simulator;

import io.lintel.spi.Outcome;
import io.lintel.spi.Pin;
import io.lintel.spi.Report.LockState;
import java.util.Optional;
import java.util.UUID;

/**
 * What can happen to a device. A {@code round} names the movement or answer that a timer or a
 * written line belongs to: one of an earlier round changes nothing.
 */
sealed interface Input {

  /** The device may speak from here on; where a bolt was when the gateway last ran. */
  record Ready(LockState bolt) implements Input {}

  /** An order whose permit allows it now. */
  record Ordered(Job job) implements Input {}

  /** Someone turns the thumb-turn. */
  record ByHand(LockState goal) implements Input {}

  /** Someone enters a code at the keypad. */
  record Keyed(Pin code) implements Input {}

  /** Someone sets a code at the lock itself, or clears its slot. */
  record ForeignCode(int slot, Optional<Pin> code) implements Input {}

  /** Something takes every free slot. */
  record SlotsFilled() implements Input {}

  /** Someone or something does something to a device without a bolt. */
  record Happened(Happening what) implements Input {}

  record Turned(Knob knob) implements Input {}

  /** The movement is written down and has begun. */
  record Begun(int round) implements Input {}

  /** The movement has not begun, and now never will. */
  record NotBegun(int round, Outcome why) implements Input {}

  record Elapsed(int round) implements Input {}

  /** A momentary release has been released for its time. */
  record HoldOver(int holdRound) implements Input {}

  /** The change that this order made would survive a power cut; late, if the device is slow. */
  record Kept(UUID orderId, boolean late) implements Input {}

  /** A reading of this slot shows its write with this number from here on. */
  record Settled(int slot, int write) implements Input {}

  /** An order's time is over and it has had no answer. */
  record GaveUp(UUID orderId) implements Input {}

  /** The device is no longer configured. */
  record Detached() implements Input {}
}
