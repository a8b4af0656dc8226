package io.lintel.testkit;

import io.lintel.spi.ByteLink;
import io.lintel.spi.LinkListener;
import io.lintel.spi.Permit;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import org.junit.jupiter.api.Assertions;

/** The driver's end of a {@link Cable}. */
final class NearEnd implements ByteLink {

  private static final int QUEUE_BYTES_MAX = 64 * 1024;
  private static final Duration FIRST_RETRY = Duration.ofMillis(500);
  private static final Duration LAST_RETRY = Duration.ofSeconds(15);

  private final World world;
  private final VirtualLoop loop;
  private final Cable cable;
  private final LinkListener listener;
  private final ArrayDeque<Waiting> queue = new ArrayDeque<>();
  private boolean up;
  private boolean toldDown;
  private boolean closed;

  /** Grows with each opening and fall: what belongs to an earlier round is stale. */
  private int round;

  NearEnd(World world, VirtualLoop loop, Cable cable, LinkListener listener) {
    this.world = world;
    this.loop = loop;
    this.cable = cable;
    this.listener = listener;
  }

  @Override
  public boolean write(ByteBuffer bytes, Permit permit) {
    onLoop();
    int queued = queue.stream().mapToInt(waiting -> waiting.bytes().remaining()).sum();
    if (!up || queued + bytes.remaining() > QUEUE_BYTES_MAX || !permit.allows(world.nanos())) {
      return false;
    }
    byte[] copy = new byte[bytes.remaining()];
    bytes.duplicate().get(copy);
    queue.add(new Waiting(ByteBuffer.wrap(copy), permit));
    if (queue.size() == 1) {
      takeLater();
    }
    return true;
  }

  @Override
  public boolean isUp() {
    return up;
  }

  @Override
  public void reopen() {
    onLoop();
    if (up) {
      drop();
      tryOpen(FIRST_RETRY, FIRST_RETRY, round);
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      drop();
      cable.freed();
    }
  }

  int round() {
    return round;
  }

  /** Tries to open, now on the loop's next turn. */
  void open() {
    tryOpen(Duration.ZERO, FIRST_RETRY, round);
  }

  /** The cable was pulled. */
  void fell() {
    drop();
    tryOpen(Duration.ZERO, FIRST_RETRY, round);
  }

  /** Bytes came in; those of an earlier round are gone with their connection. */
  void arrived(byte[] bytes, int ofRound) {
    if (ofRound != round || !up) {
      return;
    }
    loop.call(() -> listener.received(ByteBuffer.wrap(bytes).asReadOnlyBuffer()));
    Arrays.fill(bytes, (byte) 0xA5); // the buffer was valid during the call alone
  }

  private void tryOpen(Duration delay, Duration nextDelay, int ofRound) {
    loop.after(
        delay,
        () -> {
          if (closed || ofRound != round) {
            return;
          }
          if (cable.isPlugged()) {
            opened();
          } else {
            stillDown();
            tryOpen(nextDelay, shorter(nextDelay.multipliedBy(2)), ofRound);
          }
        });
  }

  private void opened() {
    up = true;
    toldDown = false;
    cable.opened();
    listener.up();
  }

  private void stillDown() {
    if (!toldDown) {
      toldDown = true;
      listener.down(cable.missing());
    }
  }

  private void drop() {
    round++;
    queue.clear();
    if (up) {
      up = false;
      cable.closed();
    }
  }

  private void takeLater() {
    int ofRound = round;
    world.after(cable.writeTakes(), () -> takeOne(ofRound));
  }

  /** The last moment before the bytes leave: here the permit counts. */
  private void takeOne(int ofRound) {
    if (ofRound != round) {
      return;
    }
    Waiting next = queue.remove();
    if (next.permit().allows(world.nanos())) {
      cable.carry(next.bytes().array());
    }
    if (!queue.isEmpty()) {
      takeLater();
    }
  }

  private void onLoop() {
    Assertions.assertTrue(loop.isOnLoop(), "a link is used on the loop alone");
  }

  private static Duration shorter(Duration duration) {
    return duration.compareTo(LAST_RETRY) < 0 ? duration : LAST_RETRY;
  }

  private record Waiting(ByteBuffer bytes, Permit permit) {}
}
