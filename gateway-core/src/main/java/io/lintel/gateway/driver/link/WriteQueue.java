package io.lintel.gateway.driver.link;

import io.lintel.spi.Permit;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Optional;

/** Bytes that wait to be sent, each with the permit it was given. At most 64 KiB. */
final class WriteQueue {

  private static final int BYTES_MAX = 64 * 1024;

  /** So much leaves between two questions to the permit: 45 ms at 115,200 baud. */
  private static final int CHUNK_MAX = 512;

  private final ArrayDeque<Waiting> queue = new ArrayDeque<>();
  private int bytes;

  /** A piece of what was queued, and the permit under which it leaves. */
  record Chunk(ByteBuffer bytes, Permit permit) {}

  /** Whether there was room. The bytes are copied. */
  boolean add(ByteBuffer source, Permit permit) {
    int length = source.remaining();
    if (bytes + length > BYTES_MAX) {
      return false;
    }
    byte[] copy = new byte[length];
    source.duplicate().get(copy);
    queue.add(new Waiting(ByteBuffer.wrap(copy), permit));
    bytes += length;
    return true;
  }

  /**
   * The next piece that may still leave. What its permit no longer allows is dropped whole: a frame
   * cut in two moves nothing, because its check does not hold.
   */
  Optional<Chunk> next(long nowNanos) {
    while (!queue.isEmpty()) {
      Waiting first = queue.element();
      if (first.rest.hasRemaining() && first.permit.allows(nowNanos)) {
        return Optional.of(cut(first));
      }
      queue.remove();
      bytes -= first.rest.remaining();
    }
    return Optional.empty();
  }

  void clear() {
    queue.clear();
    bytes = 0;
  }

  private Chunk cut(Waiting first) {
    byte[] chunk = new byte[Math.min(CHUNK_MAX, first.rest.remaining())];
    first.rest.get(chunk);
    bytes -= chunk.length;
    return new Chunk(ByteBuffer.wrap(chunk), first.permit);
  }

  private record Waiting(ByteBuffer rest, Permit permit) {}
}
