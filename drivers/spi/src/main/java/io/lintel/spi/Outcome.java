package io.lintel.spi;

/** How an order ended. The driver produces it, the host switches over it. */
public sealed interface Outcome {

  /**
   * It is done.
   *
   * @param confirmedByDevice true when the device itself said so after the order was given; false
   *     when the bytes were delivered to a device that cannot say
   */
  record Done(boolean confirmedByDevice) implements Outcome {}

  /** The device said no, or its state forbids it. The goal was not reached. */
  record Refused(Reason reason, Fault fault) implements Outcome {}

  /** It surely never reached the device: nothing can have moved. */
  record NotSent(Reason reason, Fault fault) implements Outcome {}

  /**
   * It may have reached the device and there is no proof: the door may have moved, or may still
   * move until the order's permit ends. What it does later is told as a {@link Report}.
   */
  record Unknown(Fault fault) implements Outcome {}

  static Outcome confirmed() {
    return new Done(true);
  }

  static Outcome delivered() {
    return new Done(false);
  }
}
