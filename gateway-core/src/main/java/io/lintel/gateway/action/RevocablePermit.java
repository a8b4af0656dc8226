package io.lintel.gateway.action;

import io.lintel.spi.Permit;

/** A permit that its engine can take back; asked from any thread. */
final class RevocablePermit implements Permit {

  private final long notAfterNanos;
  private volatile boolean cancelled;

  RevocablePermit(long notAfterNanos) {
    this.notAfterNanos = notAfterNanos;
  }

  void cancel() {
    cancelled = true;
  }

  @Override
  public long notAfterNanos() {
    return notAfterNanos;
  }

  @Override
  public boolean cancelled() {
    return cancelled;
  }
}
