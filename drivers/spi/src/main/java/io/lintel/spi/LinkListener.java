package io.lintel.spi;

import java.nio.ByteBuffer;

/** Hears of a link. The driver implements it; called on the loop. */
public interface LinkListener {

  /** The link is open and its receive buffer was flushed. */
  void up();

  /**
   * Bytes came, in any chunking.
   *
   * @param bytes read-only, valid during the call alone
   */
  void received(ByteBuffer bytes);

  /**
   * The link is down or could not be opened, and why. Told on change of cause, not at each try.
   * What was queued is dropped: it may or may not have left.
   */
  void down(Fault cause);
}
