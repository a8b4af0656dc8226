package io.lintel.gateway.driver;

import io.lintel.spi.Order;
import io.lintel.spi.Permit;
import java.util.UUID;

/**
 * An order as a driver sees it: its permit also ends when the run is fenced, so that a hung driver
 * that comes back moves nothing.
 */
final class HostOrder implements Order {

  private final Order inner;
  private final Permit permit;

  HostOrder(Order inner, DriverLoop loop) {
    this.inner = inner;
    this.permit = new FencedPermit(inner.permit(), loop);
  }

  @Override
  public UUID id() {
    return inner.id();
  }

  @Override
  public UUID deviceId() {
    return inner.deviceId();
  }

  @Override
  public Permit permit() {
    return permit;
  }

  private record FencedPermit(Permit inner, DriverLoop loop) implements Permit {

    @Override
    public long notAfterNanos() {
      return inner.notAfterNanos();
    }

    @Override
    public boolean cancelled() {
      return inner.cancelled() || loop.isFenced();
    }

    @Override
    public boolean allows(long nowNanos) {
      return !loop.isFenced() && inner.allows(nowNanos);
    }
  }
}
