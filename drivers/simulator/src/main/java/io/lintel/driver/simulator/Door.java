package io.lintel.driver.simulator;

import io.lintel.driver.simulator.MovementLog.Beginning;
import io.lintel.spi.Capability;
import io.lintel.spi.Device;
import io.lintel.spi.Host;
import io.lintel.spi.Order;
import io.lintel.spi.Report.LockState;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.UUID;

/** Carries out what a {@link DoorState} decides. Lives on the driver's loop. */
final class Door implements Device {

  /** How long after its not-after an order without an answer is given up. */
  static final Duration PATIENCE = Duration.ofSeconds(1);

  /** An order without an end in sight is given up after this all the same. */
  private static final Duration WINDOW_MAX = Duration.ofHours(1);

  private final Host host;
  private final MovementLog movements;
  private final UUID deviceId;
  private final List<Capability> capabilities;

  /** What happened while an earlier input was being carried out. */
  private final ArrayDeque<Input> inbox = new ArrayDeque<>();

  private DoorState state;
  private boolean busy;
  private boolean gone;

  Door(Host host, MovementLog movements, UUID deviceId, Spec spec) {
    this.host = host;
    this.movements = movements;
    this.deviceId = deviceId;
    this.state = DoorState.unready(spec);
    this.capabilities = DoorCapabilities.of(this, spec);
  }

  @Override
  public List<Capability> capabilities() {
    return capabilities;
  }

  UUID deviceId() {
    return deviceId;
  }

  DoorState state() {
    return state;
  }

  /** Tells the door where its bolt is, once that is known. */
  void ready(LockState bolt) {
    if (state.phase() instanceof Phase.Unready) {
      on(new Input.Ready(bolt));
    }
  }

  void order(Order order, Deed deed) {
    if (gone) {
      host.reports().outcome(order, SimulatorFaults.removedUnsent());
    } else if (order.permit().allows(host.time().nanos())) {
      on(new Input.Ordered(new Job(order, deed)));
    } else {
      host.reports().outcome(order, SimulatorFaults.permitEnded());
    }
  }

  /** Ends what is under way; from here on nothing happens any more. */
  void detach() {
    on(new Input.Detached());
    leave();
  }

  /** From here on nothing happens any more, and nothing is told. */
  void leave() {
    gone = true;
    inbox.clear();
  }

  void on(Input input) {
    if (gone) {
      return;
    }
    inbox.add(input);
    if (busy) {
      return;
    }
    busy = true;
    try {
      while (!inbox.isEmpty() && !gone) {
        step(inbox.remove());
      }
    } finally {
      busy = false;
    }
  }

  private void step(Input input) {
    DoorState.Step step = state.on(input);
    state = step.state();
    step.effects().forEach(this::perform);
  }

  private void perform(Effect effect) {
    switch (effect) {
      case Effect.Begin(Motion motion, int round) ->
          movements.begin(deviceId, motion, beginning -> on(input(beginning, round)));
      case Effect.After(Duration delay, Input then) -> host.time().after(delay, () -> on(then));
      case Effect.GiveUpOn(Job job) -> giveUpLater(job.order());
      case Effect.Tell(var report) -> host.reports().report(deviceId, report);
      case Effect.End(Job job, var outcome) -> host.reports().outcome(job.order(), outcome);
    }
  }

  private static Input input(Beginning beginning, int round) {
    return switch (beginning) {
      case Beginning.Begun() -> new Input.Begun(round);
      case Beginning.TooLate() -> new Input.NotBegun(round, SimulatorFaults.permitEnded());
      case Beginning.NotWritten(var fault) ->
          new Input.NotBegun(round, SimulatorFaults.notWritten(fault));
    };
  }

  private void giveUpLater(Order order) {
    long leftNanos = order.permit().notAfterNanos() - host.time().nanos();
    Duration left = Duration.ofNanos(Math.clamp(leftNanos, 0, WINDOW_MAX.toNanos()));
    host.time().after(left.plus(PATIENCE), () -> on(new Input.GaveUp(order.id())));
  }
}
