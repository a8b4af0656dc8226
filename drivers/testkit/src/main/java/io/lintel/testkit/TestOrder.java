package io.lintel.testkit;

import io.lintel.spi.Order;
import io.lintel.spi.Permit;
import java.time.Duration;
import java.util.UUID;

/** An order with a permit that the test can take back. */
public final class TestOrder implements Order, Permit {

  private final UUID id;
  private final UUID deviceId;
  private final long notAfterNanos;
  private boolean cancelled;

  private TestOrder(UUID id, UUID deviceId, long notAfterNanos) {
    this.id = id;
    this.deviceId = deviceId;
    this.notAfterNanos = notAfterNanos;
  }

  /** An order that may act for {@code window} from now; a negative window has already passed. */
  public static TestOrder of(World world, UUID deviceId, Duration window) {
    var id = new UUID(world.random().nextLong(), world.random().nextLong());
    return new TestOrder(id, deviceId, world.nanos() + window.toNanos());
  }

  public void cancel() {
    cancelled = true;
  }

  @Override
  public UUID id() {
    return id;
  }

  @Override
  public UUID deviceId() {
    return deviceId;
  }

  @Override
  public Permit permit() {
    return this;
  }

  @Override
  public long notAfterNanos() {
    return notAfterNanos;
  }

  @Override
  public boolean cancelled() {
    return cancelled;
  }

  @Override
  public String toString() {
    return "order " + id;
  }
}
