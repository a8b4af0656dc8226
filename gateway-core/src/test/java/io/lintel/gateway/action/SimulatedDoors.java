package io.lintel.gateway.action;

import io.lintel.gateway.time.VirtualTime;
import io.lintel.spi.Capability;
import io.lintel.spi.Fault;
import io.lintel.spi.LinkSecurity;
import io.lintel.spi.Order;
import io.lintel.spi.Outcome;
import io.lintel.spi.Reason;
import io.lintel.spi.Report;
import io.lintel.spi.Report.LockState;
import io.lintel.spi.Report.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/**
 * Doors of steel and their drivers, on virtual time. The doors outlive the gateway: a restart makes
 * new drivers for the same doors.
 */
public final class SimulatedDoors implements DriverPort {

  /** One movement of a bolt, by whose order. */
  public record Movement(UUID deviceId, LockState to, Optional<UUID> attemptId, Instant at) {}

  /** How a door behaves. */
  public enum Mood {
    WELL,
    JAMMED,
    OFFLINE,
    /** Swallows orders; moves when it wakes, if it is still allowed to. */
    HUNG,
    /** Moves, and never says so. */
    MUTE
  }

  private final VirtualTime time;
  private final Random random;
  private final Map<UUID, Door> doors = new HashMap<>();
  public final List<Movement> movements = new ArrayList<>();
  private final Map<UUID, Map<Class<? extends Capability>, Capability>> offered = new HashMap<>();
  private Optional<DriverEvents> events = Optional.empty();
  private int generation;

  SimulatedDoors(VirtualTime time, Random random) {
    this.time = time;
    this.random = random;
  }

  public Door door(UUID deviceId) {
    return doors.computeIfAbsent(deviceId, Door::new);
  }

  /** Gives a device one more capability, which a test plays. Survives restarts. */
  public <C extends Capability> void offer(UUID deviceId, Class<C> kind, C capability) {
    offered.computeIfAbsent(deviceId, id -> new HashMap<>()).put(kind, capability);
  }

  /** A capability reports, if its gateway is up. */
  public void report(UUID deviceId, Report report) {
    events.ifPresent(engine -> engine.report(deviceId, report, Optional.empty()));
  }

  /** A capability ends an order, if its gateway is up. */
  public void end(Order order, Outcome outcome) {
    events.ifPresent(engine -> engine.outcome(order.deviceId(), order.id(), outcome));
  }

  /** Something a device does after a while; nothing when the gateway has died meanwhile. */
  public void after(Duration delay, Runnable action) {
    later((int) delay.toMillis(), action);
  }

  /** Drivers come up, some time after the engine; each tells its door's position. */
  void connect(DriverEvents engine) {
    generation++;
    events = Optional.of(engine);
    doors.values().forEach(door -> later(1 + random.nextInt(400), door::attach));
  }

  /**
   * The process is gone: nothing that drivers had in hand happens, but a bolt in travel arrives.
   */
  void disconnect() {
    generation++;
    events = Optional.empty();
    doors
        .values()
        .forEach(
            door -> {
              door.known = false;
              door.swallowed.clear();
            });
  }

  @Override
  public Abilities abilities(UUID deviceId) {
    var door = doors.get(deviceId);
    if (door == null) {
      return Abilities.none();
    }
    return door.known ? known(offered.getOrDefault(deviceId, Map.of())) : Abilities.unknown();
  }

  private static Abilities known(Map<Class<? extends Capability>, Capability> more) {
    return new Abilities(
        Abilities.Kind.BOLT,
        true,
        true,
        true,
        LinkSecurity.NOT_APPLICABLE,
        more.keySet(),
        more.values().stream().map(Capability::traits).flatMap(Optional::stream).toList());
  }

  @Override
  public void start(Order order, Deed deed) {
    later(random.nextInt(20), () -> door(order.deviceId()).take(order, deed));
  }

  private void later(int millis, Runnable action) {
    int mine = generation;
    time.after(
        Duration.ofMillis(millis),
        time.loop(),
        () -> {
          if (mine == generation) {
            action.run();
          }
        });
  }

  /** A bolt and its driver. */
  public final class Door {

    final UUID id;
    public LockState bolt = LockState.LOCKED;
    public Mood mood = Mood.WELL;
    boolean known;
    int reads;
    final List<Runnable> swallowed = new ArrayList<>();

    Door(UUID id) {
      this.id = id;
    }

    /** It wakes: what it swallowed is tried now. */
    public void wake() {
      mood = Mood.WELL;
      var orders = List.copyOf(swallowed);
      swallowed.clear();
      orders.forEach(Runnable::run);
    }

    /** Someone turns the knob. */
    public void turn() {
      bolt = bolt == LockState.LOCKED ? LockState.UNLOCKED : LockState.LOCKED;
      movements.add(new Movement(id, bolt, Optional.empty(), time.wall()));
      report(Method.MANUAL);
    }

    void attach() {
      known = true;
      events.ifPresent(engine -> engine.abilitiesChanged(id));
      if (mood == Mood.OFFLINE) {
        reportOffline();
      } else {
        report(Method.READ);
      }
    }

    void take(Order order, Deed deed) {
      switch (deed) {
        case Deed.Lock lock -> move(order, LockState.LOCKED);
        case Deed.Unlock unlock -> move(order, LockState.UNLOCKED);
        case Deed.Read read -> read(order);
        case Deed.EnterCode code -> end(order, Outcome.confirmed());
        case Deed.LockAtKeypad keypad -> move(order, LockState.LOCKED);
        case Deed.Reset reset -> end(order, Outcome.confirmed());
        case Deed.On<?> on -> call(order, on);
      }
    }

    private <C extends Capability> void call(Order order, Deed.On<C> on) {
      var capability = offered.getOrDefault(id, Map.of()).get(on.capability());
      if (capability == null) {
        end(order, new Outcome.NotSent(Reason.DEVICE_NOT_SUPPORTED, fault("without it")));
      } else if (mood == Mood.OFFLINE) {
        end(order, new Outcome.NotSent(Reason.DEVICE_DISCONNECTED, fault("offline")));
      } else if (mood == Mood.HUNG) {
        swallowed.add(() -> call(order, on));
      } else {
        on.call().accept(on.capability().cast(capability), order);
      }
    }

    private void move(Order order, LockState goal) {
      switch (mood) {
        case WELL, MUTE -> begin(order, goal);
        case JAMMED -> end(order, new Outcome.Refused(Reason.LOCK_JAMMED, fault("jammed")));
        case OFFLINE ->
            end(order, new Outcome.NotSent(Reason.DEVICE_DISCONNECTED, fault("offline")));
        case HUNG -> swallowed.add(() -> move(order, goal));
      }
    }

    private void begin(Order order, LockState goal) {
      if (!order.permit().allows(time.bootNanos())) {
        end(order, new Outcome.NotSent(Reason.PERMIT_ENDED, fault("late")));
        return;
      }
      if (bolt != goal) {
        bolt = goal;
        movements.add(new Movement(id, goal, Optional.of(order.id()), time.wall()));
        later(50 + random.nextInt(300), () -> arrive(order, Method.REMOTE));
      } else {
        later(10, () -> arrive(order, Method.READ));
      }
    }

    private void arrive(Order order, Method method) {
      if (mood != Mood.MUTE) {
        report(method);
        end(order, Outcome.confirmed());
      }
    }

    private void read(Order order) {
      reads++;
      if (mood == Mood.WELL || mood == Mood.JAMMED) {
        report(Method.READ);
        end(order, Outcome.confirmed());
      } else {
        reportOffline();
        end(order, new Outcome.NotSent(Reason.DEVICE_DISCONNECTED, fault("offline")));
      }
    }

    private void reportOffline() {
      events.ifPresent(
          engine -> engine.report(id, new Report.Offline(fault("offline")), Optional.empty()));
    }

    private void report(Method method) {
      events.ifPresent(
          engine -> engine.report(id, Report.Position.of(bolt, method), Optional.empty()));
    }

    private void end(Order order, Outcome outcome) {
      SimulatedDoors.this.end(order, outcome);
    }

    private Fault fault(String reason) {
      return Fault.retry("simulated." + reason, "the door is " + reason);
    }
  }
}
