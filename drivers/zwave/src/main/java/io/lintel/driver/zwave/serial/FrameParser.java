package io.lintel.driver.zwave.serial;

import io.lintel.driver.zwave.wire.Octets;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds frames in bytes of any chunking. Holds at most one unfinished frame of 257 bytes.
 *
 * <p>A frame whose next byte is more than {@link SerialLimits#BYTE_MILLIS} late is given up when
 * that byte comes: until then nothing waits for it, so no timer is needed.
 */
public final class FrameParser {
  private static final int SHORTEST_LENGTH = Frame.LENGTH_OVERHEAD;

  /** SOF and LEN stand before the bytes that LEN counts. */
  private static final int HEADER = 2;

  private final byte[] partial = new byte[HEADER + 0xFF];
  private int held;
  private long lastByteNanos;
  private boolean dirtyAckAllowed;
  private long junk;
  private long abandoned;

  public List<Received> feed(ByteBuffer chunk, long nowNanos) {
    giveUpStalePartial(nowNanos);
    List<Received> found = new ArrayList<>();
    while (chunk.hasRemaining()) {
      take(chunk.get(), found);
    }
    lastByteNanos = nowNanos;
    return found;
  }

  /**
   * Accepts one ACK whose high nibble is wrong: the first one after a soft reset of 700-series
   * sticks (zwave-js: {@code ignoreAckHighNibble}).
   */
  public void allowDirtyAck() {
    dirtyAckAllowed = true;
  }

  /** Forgets an unfinished frame, as after a reopened link. */
  public void reset() {
    held = 0;
    dirtyAckAllowed = false;
  }

  /** Bytes outside any frame that mean nothing, since the start. */
  public long junk() {
    return junk;
  }

  /** Frames that were never finished, since the start. */
  public long abandoned() {
    return abandoned;
  }

  private void giveUpStalePartial(long nowNanos) {
    if (held > 0 && nowNanos - lastByteNanos > SerialLimits.BYTE_MILLIS * 1_000_000L) {
      abandoned++;
      held = 0;
    }
  }

  private void take(byte octet, List<Received> found) {
    if (held == 0) {
      outside(octet & 0xFF, found);
      return;
    }
    partial[held++] = octet;
    if (held == HEADER && length() < SHORTEST_LENGTH) {
      rejectLength(octet & 0xFF, found);
    } else if (held == HEADER + length()) {
      found.add(finish());
      held = 0;
    }
  }

  private void outside(int octet, List<Received> found) {
    switch (octet) {
      case Frame.SOF -> partial[held++] = Frame.SOF;
      case Received.Ack.BYTE -> found.add(new Received.Ack());
      case Received.Nak.BYTE -> found.add(new Received.Nak());
      case Received.Can.BYTE -> found.add(new Received.Can());
      default -> unknown(octet, found);
    }
    dirtyAckAllowed &= found.isEmpty();
  }

  private void unknown(int octet, List<Received> found) {
    if (dirtyAckAllowed && (octet & 0x0F) == Received.Ack.BYTE) {
      found.add(new Received.Ack());
    } else {
      junk++;
    }
  }

  /** No frame is that short, so the SOF was noise; its successor may begin something real. */
  private void rejectLength(int octet, List<Received> found) {
    junk++;
    held = 0;
    outside(octet, found);
  }

  private int length() {
    return held < HEADER ? 0xFF : partial[1] & 0xFF;
  }

  private Received finish() {
    Octets whole = Octets.copyOf(partial, held);
    Octets checked = whole.slice(1, held - 1);
    if (Frame.checksum(checked) != whole.at(held - 1)) {
      return new Received.Damaged();
    }
    return Frame.Type.of(checked.at(1))
        .<Received>map(type -> new Received.Whole(frame(type, checked)))
        .orElseGet(Received.Damaged::new);
  }

  private static Frame frame(Frame.Type type, Octets checked) {
    return new Frame(type, checked.at(2), checked.from(SHORTEST_LENGTH));
  }
}
