package io.lintel.spi;

/**
 * A strike, magnet or gate that lets the door open. Serves {@code UNLOCK_DOOR} and {@code
 * LOCK_DOOR}. The same rules as for {@link Bolt} hold for permits and outcomes.
 */
public interface Release extends Capability {

  /**
   * Releases the door: a momentary one for its configured time, after which it secures itself even
   * when the gateway is gone if the hardware can; a latched one until {@link #secure}. One that is
   * released already is held for the whole time anew; that too needs the permit.
   */
  void release(Order order);

  /** Secures the door now, ending a release under way. Already secure is fine: end as done. */
  void secure(Order order);

  /** Whether it stays released until it is secured. A momentary one secures itself. */
  boolean latched();
}
