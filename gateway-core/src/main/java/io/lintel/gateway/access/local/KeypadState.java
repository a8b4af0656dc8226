package io.lintel.gateway.access.local;

import java.time.Duration;

/**
 * How often in a row a code that nobody has was entered at a keypad, and when last.
 *
 * @param wrong tries
 * @param lastNanos boot time of the last one; of no meaning when there is none
 */
record KeypadState(int wrong, long lastNanos) {

  /** The first lock-out; each further one is twice as long. */
  static final Duration FIRST_BLOCK = Duration.ofSeconds(10);

  /** No lock-out is longer: whoever has a right code must not stand in the rain for hours. */
  static final Duration BLOCK_MAX = Duration.ofMinutes(5);

  /** Tries as far apart as this are not one attack. */
  static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

  /** 10 s doubled five times is past the longest. */
  private static final int DOUBLINGS_MAX = 5;

  static KeypadState clean() {
    return new KeypadState(0, 0);
  }

  /**
   * Whether no code is taken now.
   *
   * @param allowed wrong tries before the first lock-out
   */
  boolean isBlocked(int allowed, long nowNanos) {
    return wrong >= allowed && nowNanos - lastNanos < block(allowed).toNanos();
  }

  KeypadState wrongTry(long nowNanos) {
    return new KeypadState(Math.addExact(current(nowNanos).wrong, 1), nowNanos);
  }

  /** Without what is so long ago that it is forgotten. */
  KeypadState current(long nowNanos) {
    return nowNanos - lastNanos < FORGOTTEN_AFTER.toNanos() ? this : clean();
  }

  /** Whether this is a further wrong try, and one that locks out. */
  boolean locksOutAfter(KeypadState before, int allowed) {
    return wrong > before.wrong && wrong >= allowed;
  }

  boolean isClean() {
    return wrong == 0;
  }

  private Duration block(int allowed) {
    int doublings = Math.min(wrong - allowed, DOUBLINGS_MAX);
    var grown = FIRST_BLOCK.multipliedBy(1L << doublings);
    return grown.compareTo(BLOCK_MAX) < 0 ? grown : BLOCK_MAX;
  }
}
