package io.lintel.driver.zwave.encap;

import io.lintel.driver.zwave.wire.Octets;
import java.util.BitSet;

/**
 * What has come of a datagram; at most {@value Segment#DATAGRAM_LIMIT_BYTES} bytes. Changed by
 * copying alone.
 */
final class Gathered {
  private final byte[] bytes;
  private final BitSet have;

  private Gathered(byte[] bytes, BitSet have) {
    this.bytes = bytes;
    this.have = have;
  }

  static Gathered nothingOf(int total) {
    return new Gathered(new byte[total], new BitSet(total));
  }

  int total() {
    return bytes.length;
  }

  Gathered with(Segment.Piece piece) {
    byte[] more = bytes.clone();
    BitSet haveMore = (BitSet) have.clone();
    piece.data().buffer().get(more, piece.offset(), piece.data().size());
    haveMore.set(piece.offset(), piece.offset() + piece.data().size());
    return new Gathered(more, haveMore);
  }

  /** The total when nothing is missing. */
  int firstMissing() {
    return have.nextClearBit(0);
  }

  boolean isWhole() {
    return firstMissing() == total();
  }

  /** Then nothing more comes by itself: what is missing was lost. */
  boolean hasLastByte() {
    return have.get(total() - 1);
  }

  Octets octets() {
    return Octets.copyOf(bytes);
  }
}
