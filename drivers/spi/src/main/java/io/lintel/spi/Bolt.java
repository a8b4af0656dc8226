package io.lintel.spi;

/**
 * A lock whose bolt stays where it is put. Serves {@code LOCK_DOOR} and {@code UNLOCK_DOOR}.
 *
 * <p>The driver ends every order exactly once with {@link Reports#outcome}, and checks {@link
 * Order#permit} at the last write before the bytes that move the bolt, each retransmission
 * included. A position reported by the device is a {@link Report.Position} <em>before</em> the
 * outcome that rests on it.
 */
public interface Bolt extends Capability {

  /** Throws the bolt. Already locked is fine: end as done. Called on the loop; returns at once. */
  void lock(Order order);

  /** Draws the bolt. Already unlocked is fine: end as done. Called on the loop; returns at once. */
  void unlock(Order order);

  /** Whether the device can tell where its bolt is. If not, done means delivered. */
  boolean reportsPosition();
}
