package io.lintel.gateway.access;

import io.lintel.gateway.action.Box;
import io.lintel.spi.CodeSlots;
import io.lintel.spi.Order;
import io.lintel.spi.Pin;
import io.lintel.spi.Report;
import io.lintel.spi.Traits;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** The bench's lock behind the SPI, at a door of a whole gateway on virtual time. */
final class SlotsOfLock implements CodeSlots {

  private static final UUID NOBODY = new UUID(0, 0);
  private static final Duration EXCHANGE = Duration.ofMillis(500);

  private final Box box;
  private final UUID deviceId;
  private final FakeLock lock;

  SlotsOfLock(Box box, UUID deviceId, FakeLock lock) {
    this.box = box;
    this.deviceId = deviceId;
    this.lock = lock;
  }

  @Override
  public Optional<Traits> traits() {
    return Optional.of(lock.traits);
  }

  @Override
  public void put(Order order, int slot, Pin code, Optional<Window> window) {
    answer(order, new Work.Put(NOBODY, slot, code, window));
  }

  @Override
  public void clear(Order order, int slot) {
    answer(order, new Work.Clear(NOBODY, slot));
  }

  @Override
  public void read(Order order, int slot) {
    answer(order, new Work.Look(NOBODY, slot));
  }

  @Override
  public void readAll(Order order) {
    answer(order, new Work.ListAll());
  }

  private void answer(Order order, Work work) {
    box.doors.after(
        EXCHANGE,
        () -> {
          var reply = lock.carryOut(work, box.time.wall());
          reply.seen().forEach(this::tell);
          box.doors.end(order, reply.outcome());
        });
  }

  /** The lock says what a slot holds. */
  void tell(Input.Seen seen) {
    box.doors.report(deviceId, new Report.CodeSlot(seen.slot(), seen.content()));
  }
}
