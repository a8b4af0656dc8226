package io.lintel.spi;

/** Allows always. */
enum Unlimited implements Permit {
  INSTANCE;

  @Override
  public long notAfterNanos() {
    return Long.MAX_VALUE;
  }

  @Override
  public boolean cancelled() {
    return false;
  }

  @Override
  public boolean allows(long nowNanos) {
    return true;
  }
}
