package io.lintel.spi;

/** A lock or release that tells its position when asked. */
public interface Readback extends Capability {

  /**
   * Asks the device itself, never a cache. The answer is a {@link Report.Position}, and then the
   * order ends as {@link Outcome.Done} with {@code confirmedByDevice}. The order's {@link Order#id}
   * is no action attempt's.
   */
  void read(Order order);
}
