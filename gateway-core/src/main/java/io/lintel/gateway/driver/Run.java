package io.lintel.gateway.driver;

import io.lintel.gateway.action.DriverEvents;
import io.lintel.gateway.action.DriverPort.Deed;
import io.lintel.gateway.config.DeviceConfig;
import io.lintel.gateway.config.SettingRule;
import io.lintel.gateway.driver.Supervision.Input;
import io.lintel.gateway.driver.job.Operation;
import io.lintel.gateway.driver.job.Operator;
import io.lintel.gateway.driver.plugin.LoadedPlugin;
import io.lintel.gateway.driver.plugin.Verb;
import io.lintel.gateway.model.DriverFault;
import io.lintel.spi.Driver;
import io.lintel.spi.Fault;
import io.lintel.spi.FaultException;
import io.lintel.spi.Order;
import io.lintel.spi.Outcome;
import io.lintel.spi.Reason;
import io.lintel.spi.Report;
import io.lintel.spi.Settings;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One run of an instance, from the plugin's first code until it is stopped or fenced. The driver is
 * called on this run's loop; {@link #start}, {@link #halt} and {@link #fence} may come from any
 * thread. When it has ended it holds nothing of the plugin, so that its classes can be unloaded.
 */
final class Run implements RunReports.Heard {

  private final int number;
  private final InstanceSetup setup;
  private final HostPorts ports;
  private final InstanceStore kept;
  private final DriverEvents events;
  private final Consumer<Input> supervisor;
  private final DriverLoop loop;
  private final OrderDesk desk;
  private final Known known;
  private final RunDevices devices;
  private final RunJobs jobs;
  private final RunAdmission admission;
  private volatile @Nullable LoadedPlugin plugin;
  private volatile @Nullable RunHost host;
  private volatile @Nullable Driver driver;

  /**
   * Makes the run's loop; {@link #begin} makes the rest on it.
   *
   * @param supervisor hears what the run's supervision must know; from any thread
   */
  Run(
      int number,
      InstanceSetup setup,
      HostPorts ports,
      LoadedPlugin plugin,
      InstanceStore kept,
      Known known,
      Consumer<Input> supervisor) {
    this.number = number;
    this.setup = setup;
    this.ports = ports;
    this.plugin = plugin;
    this.kept = kept;
    this.events = known.events();
    this.supervisor = supervisor;
    String name = "driver-" + setup.instance();
    this.loop =
        new DriverLoop(
            ports.threads().worker(name, plugin.classLoader()),
            ports.threads().pool(name, plugin.classLoader()),
            ports.limits().queueMax(),
            this::threw);
    this.desk = new OrderDesk(ports, events);
    Map<String, SettingRule> addressRules = plugin.descriptor().rules().address();
    this.known = known;
    this.devices = new RunDevices(addressRules, setup.siteZone(), known);
    this.jobs = new RunJobs(loop, ports.time(), this::requireLoop);
    this.admission =
        new RunAdmission(
            setup.instance(), addressRules, known, entry -> loop.post(() -> attach(entry)));
  }

  /** Loads the plugin's code, opens the driver, attaches its devices and starts it. */
  void begin(Settings settings) {
    loop.post(() -> open(settings));
  }

  /** Gives an order to the driver. */
  void start(Order order, Deed deed) {
    if (!desk.open(order)) {
      var fault = DriverFault.NOT_RUNNING.because(setup.instance() + " is not running");
      refuse(order, Reason.HUB_DISCONNECTED, fault);
    } else if (!loop.offer(() -> dispatch(order, deed))) {
      var fault = DriverFault.QUEUE_FULL.because("too much waits for " + setup.instance());
      desk.end(order.id(), new Outcome.NotSent(Reason.DEVICE_BUSY, fault));
    }
  }

  /**
   * Has the driver begin a job for an operator.
   *
   * @throws FaultException when there is no such verb, it is not for this operator, or an argument
   *     is wrong
   */
  Operation operate(JobRequest request, Operator operator) {
    Verb verb = VerbChoice.of(loaded().descriptor().verbs(), request, setup.instance());
    Settings arguments =
        JobArguments.check(verb, request, text -> known.directory().find(setup.instance(), text));
    return jobs.begin(
        new RunJobs.Work(verb.name(), verb.limit(), arguments),
        () -> Optional.ofNullable(driver),
        admission,
        operator);
  }

  /** Forgets a device. */
  void forget(UUID deviceId) {
    loop.post(() -> detach(deviceId));
  }

  /** Asks the driver to stop. */
  void halt() {
    loop.post(
        () -> {
          Driver running = driver;
          if (running != null) {
            running.stop();
          }
          supervisor.accept(new Input.Stopped(number));
        });
  }

  boolean isStuck() {
    return loop.isStuck(ports.limits().hungAfterTicks());
  }

  /**
   * Ends the run whatever the driver does: its links close, its open orders end, what it still says
   * is dropped. Safe to call twice.
   *
   * @param because empty when it ended as asked
   */
  void fence(Optional<Fault> because) {
    loop.end();
    RunHost ending = host;
    if (ending != null) {
      ending.close();
    }
    desk.close(because.orElseGet(this::stopped));
    jobs.close(because.orElseGet(this::stopped));
    because.ifPresent(fault -> devices.all().forEach(device -> offline(device, fault)));
    letGo();
  }

  @Override
  public void outcome(UUID orderId, Outcome outcome) {
    desk.end(orderId, outcome);
  }

  @Override
  public void report(UUID deviceId, Report report, Optional<Instant> occurredAt) {
    if (devices.has(deviceId) && isNews(deviceId, report)) {
      events.report(deviceId, report, occurredAt);
    }
  }

  /** That a device has left is told once, over restarts too. */
  private boolean isNews(UUID deviceId, Report report) {
    return switch (report) {
      case Report.Removed(Fault fault) -> known.adopted().left(deviceId, fault);
      case Report.Online _ -> {
        known.adopted().back(deviceId);
        yield true;
      }
      default -> true;
    };
  }

  @Override
  public void capabilitiesChanged(UUID deviceId) {
    devices.refresh(deviceId);
  }

  @Override
  public void driver(Optional<Fault> fault) {
    events.driver(setup.instance(), fault);
  }

  @Override
  public void wrongThread(String thread) {
    loop.fence();
    var fault =
        DriverFault.WRONG_THREAD.because(setup.instance() + " reported from thread " + thread);
    supervisor.accept(new Input.Threw(number, fault));
  }

  private void open(Settings settings) {
    try {
      var reports = new RunReports(loop, this);
      var ownHost =
          new RunHost(
              setup.instance(), ports, kept, loop, reports, fault -> driver(Optional.of(fault)));
      host = ownHost;
      Driver opened = loaded().service().open(ownHost, settings);
      driver = opened;
      admission.attachable().forEach(entry -> devices.attach(opened, entry));
      opened.start();
      supervisor.accept(new Input.Started(number));
    } catch (FaultException e) {
      loop.fence();
      supervisor.accept(new Input.Refused(number, e.fault()));
    }
  }

  /** Attaches a device that joined, in the place of one with its id. */
  private void attach(DeviceConfig entry) {
    detach(entry.deviceId());
    admission.displaced().forEach(this::detach);
    Driver running = driver;
    if (running != null) {
      devices.attach(running, entry);
    }
  }

  private void detach(UUID deviceId) {
    Driver running = driver;
    if (running != null) {
      devices.detach(running, deviceId);
    }
  }

  private void requireLoop() {
    if (!loop.isCurrent()) {
      String thread = Thread.currentThread().getName();
      wrongThread(thread);
      throw new IllegalStateException("a driver uses a console on its loop, not on " + thread);
    }
  }

  private void dispatch(Order order, Deed deed) {
    if (!desk.hand(order.id())) {
      return;
    }
    if (!order.permit().allows(ports.time().bootNanos())) {
      var fault =
          DriverFault.PERMIT_ENDED.because("its time was over before the driver was called");
      desk.end(order.id(), new Outcome.NotSent(Reason.PERMIT_ENDED, fault));
      return;
    }
    switch (devices.call(order.deviceId(), deed)) {
      case RunDevices.Call.Do(var action) -> action.accept(new HostOrder(order, loop));
      case RunDevices.Call.Cannot(var reason, var fault) ->
          desk.end(order.id(), new Outcome.NotSent(reason, fault));
    }
  }

  private void threw(Throwable thrown) {
    var fault =
        thrown instanceof FaultException carrier
            ? DriverFault.THREW.because(setup.instance() + " failed: " + carrier.fault().message())
            : DriverFault.THREW.because(setup.instance() + " failed: " + Stacks.brief(thrown));
    supervisor.accept(new Input.Threw(number, fault));
  }

  private void refuse(Order order, Reason reason, Fault fault) {
    events.outcome(order.deviceId(), order.id(), new Outcome.NotSent(reason, fault));
  }

  private void offline(UUID deviceId, Fault fault) {
    events.report(deviceId, new Report.Offline(fault), Optional.empty());
  }

  private Fault stopped() {
    return DriverFault.STOPPED.because(setup.instance() + " was stopped");
  }

  private LoadedPlugin loaded() {
    LoadedPlugin present = plugin;
    if (present == null) {
      throw new IllegalStateException("run " + number + " has ended");
    }
    return present;
  }

  private void letGo() {
    LoadedPlugin ending = plugin;
    plugin = null;
    host = null;
    driver = null;
    devices.clear();
    if (ending != null) {
      ending.close();
    }
  }
}
