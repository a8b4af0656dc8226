package io.lintel.testkit;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.lintel.spi.Bolt;
import io.lintel.spi.Capability;
import io.lintel.spi.Device;
import io.lintel.spi.DeviceSetup;
import io.lintel.spi.Driver;
import io.lintel.spi.DriverPlugin;
import io.lintel.spi.Fault;
import io.lintel.spi.Host;
import io.lintel.spi.Order;
import io.lintel.spi.Outcome;
import io.lintel.spi.Reason;
import io.lintel.spi.Report;
import io.lintel.spi.Report.LockState;
import io.lintel.spi.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A driver that keeps the contract, but for the mistakes it is told to make. */
final class ToyLock implements DriverPlugin {

  enum Mistake {
    ENDS_TWICE,
    FORGETS_TO_END,
    IGNORES_THE_NOT_AFTER,
    IGNORES_THE_CANCEL,
    TELLS_TOO_LATE,
    MOVES_AGAIN,
    WAITS_ON_THE_LOOP,
    ONE_HANGS_ALL,
    TELLS_OFF_THE_LOOP,
    MOVES_AFTER_STOP,
    FORGETS_ON_DETACH,
    HIDES_OFFLINE
  }

  private static final Duration GIVES_UP_AFTER = Duration.ofSeconds(1);

  private final Set<Mistake> mistakes;
  private final Map<UUID, Door> doors = new HashMap<>();

  ToyLock(Mistake... mistakes) {
    this.mistakes = EnumSet.noneOf(Mistake.class);
    this.mistakes.addAll(List.of(mistakes));
  }

  Door door(UUID deviceId) {
    return doors.computeIfAbsent(deviceId, id -> new Door());
  }

  @Override
  public Driver open(Host host, Settings settings) {
    return new Driver() {
      @Override
      public Device attach(DeviceSetup setup) {
        Door door = door(setup.deviceId());
        door.host = host;
        door.id = setup.deviceId();
        return door;
      }

      @Override
      public void detach(Device device) {
        if (!mistakes.contains(Mistake.FORGETS_ON_DETACH)) {
          ((Door) device).giveUp();
        }
      }

      @Override
      public void start() {}

      @Override
      public void stop() {
        if (!mistakes.contains(Mistake.MOVES_AFTER_STOP)) {
          doors.values().forEach(Door::giveUp);
        }
      }
    };
  }

  final class Door implements Device, Bolt {
    private final List<Runnable> swallowed = new ArrayList<>();
    private final Set<Order> open = new LinkedHashSet<>();
    private Host host = World.seeded(0).host("none", Path.of("."));
    private UUID id = new UUID(0, 0);
    private LockState state = LockState.LOCKED;
    boolean hung;
    boolean refuses;
    boolean offline;
    int movements;

    @Override
    public List<Capability> capabilities() {
      return List.of(this);
    }

    @Override
    public void lock(Order order) {
      take(order, LockState.LOCKED);
    }

    @Override
    public void unlock(Order order) {
      take(order, LockState.UNLOCKED);
    }

    @Override
    public boolean reportsPosition() {
      return true;
    }

    void wake() {
      hung = false;
      var waiting = List.copyOf(swallowed);
      swallowed.clear();
      waiting.forEach(Runnable::run);
    }

    void giveUp() {
      swallowed.clear();
      List.copyOf(open).forEach(order -> end(order, new Outcome.Unknown(fault("gone"))));
    }

    private void take(Order order, LockState goal) {
      open.add(order);
      if (mistakes.contains(Mistake.WAITS_ON_THE_LOOP)) {
        waitABit();
      }
      if (offline) {
        tellOffline(order);
      } else if (hung || anotherHangs()) {
        swallow(order, goal);
      } else {
        act(order, goal);
      }
    }

    private void tellOffline(Order order) {
      if (!mistakes.contains(Mistake.HIDES_OFFLINE)) {
        host.reports().report(id, new Report.Offline(fault("offline")));
      }
      end(order, new Outcome.NotSent(Reason.DEVICE_DISCONNECTED, fault("offline")));
    }

    private boolean anotherHangs() {
      return mistakes.contains(Mistake.ONE_HANGS_ALL)
          && doors.values().stream().anyMatch(door -> door.hung);
    }

    private void swallow(Order order, LockState goal) {
      swallowed.add(() -> host.loop().execute(() -> act(order, goal)));
      Duration left = Duration.ofNanos(order.permit().notAfterNanos() - host.time().nanos());
      if (!mistakes.contains(Mistake.FORGETS_TO_END)) {
        host.time()
            .after(
                left.plus(GIVES_UP_AFTER),
                () -> end(order, new Outcome.Unknown(fault("no_answer"))));
      }
    }

    private void act(Order order, LockState goal) {
      if (!open.contains(order)) {
        return;
      }
      if (!allowed(order)) {
        end(order, new Outcome.NotSent(Reason.PERMIT_ENDED, fault("too_late")));
      } else if (refuses) {
        end(order, new Outcome.Refused(Reason.LOCK_JAMMED, fault("jammed")));
      } else {
        move(order, goal);
      }
    }

    private boolean allowed(Order order) {
      boolean cancelled =
          order.permit().cancelled() && !mistakes.contains(Mistake.IGNORES_THE_CANCEL);
      boolean late = order.permit().notAfterNanos() < host.time().nanos();
      return !cancelled && (!late || mistakes.contains(Mistake.IGNORES_THE_NOT_AFTER));
    }

    private void move(Order order, LockState goal) {
      if (state != goal || mistakes.contains(Mistake.MOVES_AGAIN)) {
        movements++;
      }
      state = goal;
      if (mistakes.contains(Mistake.TELLS_TOO_LATE)) {
        end(order, Outcome.confirmed());
        tell();
      } else {
        tell();
        end(order, Outcome.confirmed());
      }
    }

    private void tell() {
      var position = Report.Position.of(state, Report.Method.REMOTE);
      if (mistakes.contains(Mistake.TELLS_OFF_THE_LOOP)) {
        host.loop().blocking(() -> tellFrom(position), _ -> {}, _ -> {});
      } else {
        host.reports().report(id, position);
      }
    }

    private boolean tellFrom(Report position) {
      host.reports().report(id, position);
      return true;
    }

    private void end(Order order, Outcome outcome) {
      if (open.remove(order) || mistakes.contains(Mistake.ENDS_TWICE)) {
        host.reports().outcome(order, outcome);
      }
      if (mistakes.contains(Mistake.ENDS_TWICE)) {
        host.reports().outcome(order, outcome);
      }
    }
  }

  private static void waitABit() {
    try {
      boolean came = new CountDownLatch(1).await(1, TimeUnit.MILLISECONDS);
      assertFalse(came);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static Fault fault(String reason) {
    return Fault.retry("toy." + reason, "the toy lock says " + reason);
  }
}
