package io.lintel.testkit;

import java.time.Duration;

/**
 * How well a cable carries bytes, both ways.
 *
 * @param delayMax each chunk travels this long at most; chunks never overtake each other
 * @param loss share of chunks that vanish, 0 to 1
 * @param garbage share of chunks that are changed or preceded by noise, 0 to 1
 * @param chunkMax bytes per chunk at most; each chunk has 1 to this many, by the seed
 * @param writeTakesMax how long one write waits in the queue at most before it is taken from it
 */
public record LinkQuality(
    Duration delayMax, double loss, double garbage, int chunkMax, Duration writeTakesMax) {

  /** At once, whole and unharmed. */
  public static LinkQuality perfect() {
    return new LinkQuality(Duration.ZERO, 0, 0, Integer.MAX_VALUE, Duration.ZERO);
  }

  /** Slow and in small pieces, but every byte arrives, as over TCP. */
  public static LinkQuality choppy() {
    return new LinkQuality(Duration.ofMillis(5), 0, 0, 3, Duration.ofMillis(2));
  }

  /** A bad serial line. */
  public static LinkQuality noisy() {
    return new LinkQuality(Duration.ofMillis(5), 0.03, 0.03, 8, Duration.ofMillis(2));
  }

  /** The same with writes that wait in the queue this long at most. */
  public LinkQuality writesTake(Duration most) {
    return new LinkQuality(delayMax, loss, garbage, chunkMax, most);
  }
}
