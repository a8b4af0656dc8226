package io.lintel.spi;

import java.nio.ByteBuffer;

/** A stream of bytes to a device. Used on the loop alone. */
public interface ByteLink {

  /**
   * Queues bytes to be written while the link is up. At most 64 KiB wait; the permit is asked again
   * when they are taken from the queue, and what it no longer allows is dropped.
   *
   * @param bytes copied before the call returns
   * @param permit {@link Permit#unlimited()} for what moves nothing
   * @return whether they were queued; false when the link is down, the queue is full or the permit
   *     has ended, and then none of them will ever leave
   */
  boolean write(ByteBuffer bytes, Permit permit);

  /** Whether the link is up. */
  boolean isUp();

  /**
   * Drops the connection and opens it again half a second later. What was queued is dropped. The
   * listener hears {@link LinkListener#up} when it is open again, and {@link LinkListener#down}
   * only if that fails. Does nothing while the link is down: it is being reopened anyway.
   */
  void reopen();

  /** Closes for good. No listener is called afterwards. Safe to call twice. */
  void close();
}
