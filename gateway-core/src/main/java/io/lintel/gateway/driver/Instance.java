package io.lintel.gateway.driver;

import io.lintel.gateway.action.DriverPort.Deed;
import io.lintel.gateway.driver.Supervision.Effect;
import io.lintel.gateway.driver.Supervision.Input;
import io.lintel.gateway.driver.job.Operation;
import io.lintel.gateway.driver.job.Operator;
import io.lintel.gateway.driver.plugin.LoadedPlugin;
import io.lintel.gateway.driver.plugin.PluginLoader;
import io.lintel.gateway.driver.plugin.Verb;
import io.lintel.gateway.model.DriverFault;
import io.lintel.spi.Fault;
import io.lintel.spi.FaultException;
import io.lintel.spi.Order;
import io.lintel.spi.Outcome;
import io.lintel.spi.Reason;
import io.lintel.spi.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Carries out the supervision of one instance. Lives on the supervisor's loop, except {@link
 * #start}.
 */
final class Instance {

  private static final System.Logger LOG = System.getLogger("io.lintel.gateway.driver");

  private final InstanceSetup setup;
  private final HostPorts ports;
  private final PluginLoader plugins;
  private final Known known;
  private final InstanceStore kept;
  private final List<CompletableFuture<Optional<Fault>>> resting = new ArrayList<>();
  private Supervision supervision = Supervision.AT_FIRST;
  private Optional<Fault> trouble = Optional.empty();
  private volatile @Nullable Run run;
  private volatile InstanceHealth health;

  Instance(InstanceSetup setup, HostPorts ports, PluginLoader plugins, Known known) {
    this.setup = setup;
    this.ports = ports;
    this.plugins = plugins;
    this.known = known;
    this.kept = new InstanceStore(ports.store(), setup.instance());
    this.health = healthNow();
  }

  /** From any thread. */
  void start(Order order, Deed deed) {
    Run present = run;
    if (present != null) {
      present.start(order, deed);
      return;
    }
    var fault = DriverFault.NOT_RUNNING.because(setup.instance() + " is not running");
    known
        .events()
        .outcome(order.deviceId(), order.id(), new Outcome.NotSent(Reason.HUB_DISCONNECTED, fault));
  }

  /**
   * Begins a job; from any thread.
   *
   * @throws FaultException when it cannot begin
   */
  Operation operate(JobRequest request, Operator operator) {
    Run present = run;
    if (present == null) {
      throw new FaultException(
          DriverFault.NOT_RUNNING.because(setup.instance() + " is not running"));
    }
    return present.operate(request, operator);
  }

  /** Has the driver forget a device; from any thread. */
  void forget(UUID deviceId) {
    Run present = run;
    if (present != null) {
      present.forget(deviceId);
    }
  }

  /** What operators may have done, by what is installed now; from any thread. */
  List<Verb> verbs() {
    try {
      return plugins.descriptor(setup.type()).verbs();
    } catch (FaultException unusable) {
      return List.of();
    }
  }

  /** From any thread. */
  InstanceHealth health() {
    return health;
  }

  void begin() {
    on(new Input.Start());
  }

  /** Stops it; the future ends when it has stopped or was cut off. */
  void stop(CompletableFuture<Optional<Fault>> done) {
    resting.add(done);
    on(new Input.Stop());
  }

  /** Starts a fresh one, unless what is installed now would not load: then the old one goes on. */
  void reload(CompletableFuture<Optional<Fault>> done) {
    try {
      Sections.read(setup.settings(), plugins.check(setup.type()).rules().settings());
    } catch (FaultException e) {
      done.complete(Optional.of(e.fault()));
      return;
    }
    resting.add(done);
    on(new Input.Reload());
  }

  void tick() {
    Run present = run;
    if (present != null && present.isStuck()) {
      on(new Input.Hung(supervision.run(), hung("did not return from a call")));
    }
  }

  private void on(Input input) {
    Supervision.Step step = supervision.on(input, ports.limits());
    supervision = step.next();
    health = healthNow(); // before whoever waits for a rest looks at it
    step.effects().forEach(this::perform);
  }

  private void perform(Effect effect) {
    switch (effect) {
      case Effect.Launch(int number) -> launch(number);
      case Effect.Halt(int number) -> halt(number);
      case Effect.Fence(int _, var because) -> fence(because);
      case Effect.Wait(int number, Duration backoff) ->
          later(backoff, new Input.BackoffOver(number));
      case Effect.ForgiveLater(int number) ->
          later(ports.limits().settledAfter(), new Input.Forgive(number));
      case Effect.TellTrouble(Fault fault) -> tell(Optional.of(fault));
      case Effect.TellWell() -> tell(Optional.empty());
      case Effect.Rest() -> rest();
    }
  }

  private void launch(int number) {
    trouble = Optional.empty();
    health = healthNow();
    LoadedPlugin plugin = null;
    try {
      plugin = plugins.load(setup.type());
      Settings settings = Sections.read(setup.settings(), plugin.descriptor().rules().settings());
      var fresh = new Run(number, setup, ports, plugin, kept, known, this::hear);
      run = fresh;
      LOG.log(System.Logger.Level.INFO, "{0}: {1} starts", setup.instance(), words(plugin));
      fresh.begin(settings);
    } catch (FaultException e) {
      if (plugin != null) {
        plugin.close();
      }
      hear(new Input.Refused(number, e.fault()));
    }
  }

  private void halt(int number) {
    Run present = run;
    if (present != null) {
      present.halt();
    }
    later(ports.limits().stopLimit(), new Input.StopLate(number, hung("did not stop")));
  }

  private void fence(Optional<Fault> because) {
    Run ending = run;
    run = null;
    if (ending != null) {
      ending.fence(because);
    }
  }

  private void tell(Optional<Fault> fault) {
    trouble = fault;
    health = healthNow();
    fault.ifPresent(
        f -> LOG.log(System.Logger.Level.WARNING, "{0}: {1}", setup.instance(), f.message()));
    known.events().driver(setup.instance(), fault);
  }

  private void rest() {
    var outcome = supervision.phase() == Phase.RUNNING ? Optional.<Fault>empty() : trouble;
    resting.forEach(waiter -> waiter.complete(outcome));
    resting.clear();
  }

  private void hear(Input input) {
    ports.supervisor().execute(() -> on(input));
  }

  private void later(Duration delay, Input input) {
    ports.time().after(delay, ports.supervisor(), () -> on(input));
  }

  private Fault hung(String what) {
    return DriverFault.HUNG.because(setup.instance() + " " + what + "; it was cut off");
  }

  private InstanceHealth healthNow() {
    return new InstanceHealth(
        setup.instance(),
        supervision.phase(),
        supervision.failures(),
        supervision.hangs(),
        trouble);
  }

  private static String words(LoadedPlugin plugin) {
    return plugin.descriptor().name() + " " + plugin.descriptor().version();
  }
}
