package io.lintel.gateway.architecture;

import java.util.function.LongSupplier;

/** What the clock rule must catch. */
final class ClockReaders {
  private ClockReaders() {}

  static final class ByCall {
    long read() {
      return System.nanoTime();
    }
  }

  static final class ByReference {
    LongSupplier read() {
      return System::currentTimeMillis;
    }
  }
}
