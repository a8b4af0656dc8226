package io.lintel.gateway.access.local;

import io.lintel.spi.Secret;

/** What the index of 240,000 codes takes. */
public final class Memory {

  private static final int CODES = 240_000;

  private Memory() {}

  /** Bytes of heap a code, the code book itself not counted. */
  public static String perCode() {
    var hash = new KeyedHash(new Secret(new byte[32]));
    long before = used();
    var rights = LocalDecision.rights(1_000, hash);
    long taken = used() - before;
    int codes = rights.values().stream().mapToInt(DoorRights::size).sum();
    return "index of %,d codes at %,d doors: %.1f MiB, %d bytes a code%n"
        .formatted(codes, rights.size(), taken / 1048576.0, taken / CODES);
  }

  /** The least of several looks: garbage that is still there only adds. */
  private static long used() {
    var runtime = Runtime.getRuntime();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      System.gc();
      least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
    }
    return least;
  }
}
