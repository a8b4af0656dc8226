package io.lintel.gateway.mqtt;

import java.util.Arrays;
import java.util.Collection;

/**
 * An immutable set of sequences, kept as ranges: what the broker acknowledges has few gaps, so that
 * a thousand of them cost no more than a few.
 */
final class Sequences {

  static final Sequences NONE = new Sequences(new long[0], 0);

  /** First and last of each range, ascending; ranges do not touch. */
  private final long[] bounds;

  private final int size;

  private Sequences(long[] bounds, int size) {
    this.bounds = bounds;
    this.size = size;
  }

  int size() {
    return size;
  }

  boolean contains(long sequence) {
    int found = Arrays.binarySearch(bounds, sequence);
    return found >= 0 || isInside(-found - 1);
  }

  Sequences with(long sequence) {
    int found = Arrays.binarySearch(bounds, sequence);
    int place = -found - 1;
    if (found >= 0 || isInside(place)) {
      return this;
    }
    boolean joinsLeft = place > 0 && bounds[place - 1] == sequence - 1;
    boolean joinsRight = place < bounds.length && bounds[place] == sequence + 1;
    if (joinsLeft && joinsRight) {
      return new Sequences(replaced(place - 1, 2), size + 1);
    }
    if (joinsLeft) {
      return new Sequences(replaced(place - 1, 1, sequence), size + 1);
    }
    return joinsRight
        ? new Sequences(replaced(place, 1, sequence), size + 1)
        : new Sequences(replaced(place, 0, sequence, sequence), size + 1);
  }

  Sequences without(Collection<Long> sequences) {
    Sequences rest = this;
    for (long sequence : sequences) {
      rest = rest.without(sequence);
    }
    return rest;
  }

  private Sequences without(long sequence) {
    if (!contains(sequence)) {
      return this;
    }
    int from = rangeOf(sequence);
    boolean first = bounds[from] == sequence;
    boolean last = bounds[from + 1] == sequence;
    if (first && last) {
      return new Sequences(replaced(from, 2), size - 1);
    }
    if (first) {
      return new Sequences(replaced(from, 1, sequence + 1), size - 1);
    }
    return last
        ? new Sequences(replaced(from + 1, 1, sequence - 1), size - 1)
        : new Sequences(replaced(from + 1, 0, sequence - 1, sequence + 1), size - 1);
  }

  /** Where the range begins that holds a sequence. */
  private int rangeOf(long sequence) {
    int from = 0;
    while (bounds[from + 1] < sequence) {
      from += 2;
    }
    return from;
  }

  /** Between the first and the last of a range. */
  private static boolean isInside(int place) {
    return place % 2 == 1;
  }

  private long[] replaced(int at, int count, long... by) {
    long[] next = new long[bounds.length - count + by.length];
    System.arraycopy(bounds, 0, next, 0, at);
    System.arraycopy(by, 0, next, at, by.length);
    System.arraycopy(bounds, at + count, next, at + by.length, bounds.length - at - count);
    return next;
  }
}
