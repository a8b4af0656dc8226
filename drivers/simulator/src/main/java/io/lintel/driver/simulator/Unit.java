package io.lintel.driver.simulator;

import io.lintel.driver.simulator.MovementLog.Beginning;
import io.lintel.spi.Capability;
import io.lintel.spi.Device;
import io.lintel.spi.Host;
import io.lintel.spi.Order;
import io.lintel.spi.Report.LockState;
import io.lintel.spi.Settings;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A simulated device: carries out what its machine decides. Lives on the driver's loop. */
final class Unit implements Device {

  /** How long after its not-after an order without an answer is given up. */
  static final Duration PATIENCE = Duration.ofSeconds(1);

  /** An order without an end in sight is given up after this all the same. */
  private static final Duration WINDOW_MAX = Duration.ofHours(1);

  private final Host host;
  private final MovementLog movements;
  private final CodeVault vault;
  private final UUID deviceId;
  private final Kind kind;
  private final List<Capability> capabilities;

  /** What happened while an earlier input was being carried out. */
  private final ArrayDeque<Input> inbox = new ArrayDeque<>();

  private Machine state;
  private boolean isReady;
  private boolean busy;
  private boolean gone;

  Unit(Ports ports, UUID deviceId, Settings address) {
    this.host = ports.host();
    this.movements = ports.movements();
    this.vault = ports.vault();
    this.deviceId = deviceId;
    this.kind = Kind.of(address);
    Fitting.check(address, kind);
    if (kind.isDoor()) {
      Spec spec = Spec.of(address);
      this.state = DoorState.unready(spec, memory(spec.codes()));
      this.capabilities = DoorCapabilities.of(this, spec);
    } else {
      Works works = Gadgets.works(kind, address);
      this.state = GadgetState.unready(works, Spec.slowBy(address));
      this.capabilities = GadgetCapabilities.of(this, works);
    }
  }

  /** What units share. */
  record Ports(Host host, MovementLog movements, CodeVault vault) {}

  @Override
  public List<Capability> capabilities() {
    return capabilities;
  }

  UUID deviceId() {
    return deviceId;
  }

  Machine state() {
    return state;
  }

  /** Lets it speak, once it is known where bolts are. */
  void ready(LockState bolt) {
    if (!isReady) {
      isReady = true;
      on(new Input.Ready(bolt));
    }
  }

  Kind kind() {
    return kind;
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
    var now = new Now(host.time().nanos(), host.time().wall());
    Machine.Step<?> step = state.on(input, now);
    state = step.state();
    step.effects().forEach(this::perform);
  }

  private void perform(Effect effect) {
    switch (effect) {
      case Effect.Begin(Motion motion, int round) ->
          movements.begin(deviceId, motion, beginning -> on(input(beginning, round)));
      case Effect.After(Duration delay, Input then) -> host.time().after(delay, () -> on(then));
      case Effect.GiveUpOn(Job job) -> giveUpLater(job.order());
      case Effect.WhenPermitEnds(Job job, Input then) ->
          host.time().after(left(job.order()), () -> on(then));
      case Effect.Keep(var codes, Optional<Input> durable) ->
          vault.keep(deviceId, codes, () -> durable.ifPresent(this::on));
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
    host.time().after(left(order).plus(PATIENCE), () -> on(new Input.GaveUp(order.id())));
  }

  private Duration left(Order order) {
    long leftNanos = order.permit().notAfterNanos() - host.time().nanos();
    return Duration.ofNanos(Math.clamp(leftNanos, 0, WINDOW_MAX.toNanos()));
  }

  private CodeMemory memory(CodeSpec codes) {
    return new CodeMemory(codes, vault.load(deviceId), Map.of());
  }
}
