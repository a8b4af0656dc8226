package io.lintel.spi;

/**
 * The right to act on hardware, which ends by itself. The driver asks at the last write before the
 * bytes that act, each retransmission included; a link asks again when it takes the bytes from its
 * queue. A permit that has ended never comes back.
 */
public interface Permit {

  /** The last instant to act, on the clock of {@link Time#nanos}. */
  long notAfterNanos();

  /** Whether the host took the permit back. May be asked from any thread. */
  boolean cancelled();

  /**
   * Whether the bytes may still leave.
   *
   * @param nowNanos the present on the clock of {@link Time#nanos}
   */
  default boolean allows(long nowNanos) {
    return !cancelled() && nowNanos - notAfterNanos() <= 0;
  }

  /** A permit for bytes that move nothing: questions, acknowledgements, housekeeping. */
  static Permit unlimited() {
    return Unlimited.INSTANCE;
  }
}
