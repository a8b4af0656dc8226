package io.lintel.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Cuts bytes into chunks and harms some of them, by the seed. */
record Noise(RandomGenerator random, LinkQuality quality) {

  private static final int NOISE_BYTES_MAX = 8;

  List<byte[]> chunks(byte[] bytes) {
    var chunks = new ArrayList<byte[]>();
    for (int from = 0; from < bytes.length; ) {
      int to = from + chunkLength(bytes.length - from);
      harm(Arrays.copyOfRange(bytes, from, to)).ifPresent(chunks::add);
      from = to;
    }
    return chunks;
  }

  private int chunkLength(int left) {
    return quality.chunkMax() == Integer.MAX_VALUE
        ? left
        : 1 + random.nextInt(Math.min(quality.chunkMax(), left));
  }

  private Optional<byte[]> harm(byte[] chunk) {
    if (random.nextDouble() < quality.loss()) {
      return Optional.empty();
    }
    return Optional.of(random.nextDouble() < quality.garbage() ? garble(chunk) : chunk);
  }

  private byte[] garble(byte[] chunk) {
    if (random.nextBoolean()) {
      chunk[random.nextInt(chunk.length)] ^= (byte) (1 << random.nextInt(8));
      return chunk;
    }
    byte[] noise = new byte[1 + random.nextInt(NOISE_BYTES_MAX)];
    random.nextBytes(noise);
    byte[] both = Arrays.copyOf(noise, noise.length + chunk.length);
    System.arraycopy(chunk, 0, both, noise.length, chunk.length);
    return both;
  }
}
