package io.lintel.gateway.mqtt;

import java.time.Duration;

/**
 * Back-off with full jitter, so that a hundred gateways do not come back in one second.
 *
 * @param tries since the last success
 * @param seed of the next draw
 */
record Retry(int tries, long seed) {

  private static final int DOUBLINGS_MAX = 20;

  /** SplitMix64's increment. */
  private static final long STEP = 0x9E3779B97F4A7C15L;

  Retry succeeded() {
    return new Retry(0, seed);
  }

  Retry failed() {
    return new Retry(Math.min(tries + 1, DOUBLINGS_MAX), drawn().seed);
  }

  /** The same with another draw. */
  Retry drawn() {
    return new Retry(tries, mix(seed + STEP));
  }

  /** Between {@code min} and {@code min} doubled for each try, at most {@code max}. */
  long delayNanos(Duration min, Duration max) {
    long low = min.toNanos();
    long high = Math.max(low, Math.min(max.toNanos(), low << Math.min(tries, DOUBLINGS_MAX)));
    return low + (long) (draw() * (high - low));
  }

  /** At least {@code rest}, at most a tenth more. */
  long longDelayNanos(Duration rest) {
    return rest.toNanos() + (long) (draw() * rest.toNanos() / 10);
  }

  private double draw() {
    return (mix(seed) >>> 11) * 0x1.0p-53;
  }

  /** SplitMix64's finaliser. */
  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
