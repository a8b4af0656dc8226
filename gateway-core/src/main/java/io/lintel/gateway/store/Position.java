package io.lintel.gateway.store;

/** A place in the journal: epoch and sequence in one number that keeps their order. */
final class Position {

  private static final int SEQUENCE_BITS = 40;
  static final long SEQUENCE_MAX = (1L << SEQUENCE_BITS) - 1;
  static final long EPOCH_MAX = (1L << 22) - 1;

  private Position() {}

  static long of(long epoch, long sequence) {
    if (epoch < 0 || epoch > EPOCH_MAX) {
      throw new IllegalArgumentException("epoch " + epoch + " is not 0.." + EPOCH_MAX);
    }
    return epoch << SEQUENCE_BITS | Math.clamp(sequence, 0, SEQUENCE_MAX);
  }

  static long epoch(long position) {
    return position >>> SEQUENCE_BITS;
  }

  static long sequence(long position) {
    return position & SEQUENCE_MAX;
  }
}
