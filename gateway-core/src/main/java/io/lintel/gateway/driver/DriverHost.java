package io.lintel.gateway.driver;

import io.lintel.gateway.action.Abilities;
import io.lintel.gateway.action.DriverEvents;
import io.lintel.gateway.action.DriverPort;
import io.lintel.gateway.config.DeviceConfig;
import io.lintel.gateway.driver.adopt.AdoptedDevices;
import io.lintel.gateway.driver.job.Operation;
import io.lintel.gateway.driver.job.Operator;
import io.lintel.gateway.driver.plugin.PluginLoader;
import io.lintel.gateway.driver.plugin.Verb;
import io.lintel.gateway.model.DriverFault;
import io.lintel.gateway.model.PluginFault;
import io.lintel.gateway.store.CommitResult;
import io.lintel.spi.Fault;
import io.lintel.spi.FaultException;
import io.lintel.spi.Order;
import io.lintel.spi.Outcome;
import io.lintel.spi.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs the configured driver instances and keeps them from harming each other and the gateway.
 * Every method may be called from any thread and returns at once, but {@link #close}.
 */
public final class DriverHost implements DriverPort, AutoCloseable {

  private final HostPorts ports;
  private final PluginLoader plugins;
  private final List<InstanceSetup> setups;
  private final Map<UUID, Abilities> abilities = new ConcurrentHashMap<>();
  private final Directory directory;
  private final AdoptedDevices adopted;
  private volatile Map<String, Instance> instances = Map.of();
  private volatile @Nullable DriverEvents events;
  private volatile boolean closed;

  /** Without devices that joined. */
  public DriverHost(HostPorts ports, PluginLoader plugins, List<InstanceSetup> setups) {
    this(ports, plugins, setups, new AdoptedDevices(ports.store()));
  }

  /**
   * A host of instances.
   *
   * @param setups their devices include those that joined earlier
   * @param adopted where those are kept
   */
  public DriverHost(
      HostPorts ports, PluginLoader plugins, List<InstanceSetup> setups, AdoptedDevices adopted) {
    this.ports = ports;
    this.plugins = plugins;
    this.setups = List.copyOf(setups);
    this.adopted = adopted;
    this.directory =
        new Directory(setups.stream().flatMap(setup -> setup.devices().stream()).toList());
  }

  /** Starts every instance. Called once, before any order is given. */
  public void start(DriverEvents engine) {
    var known = new Known(engine, abilities, directory, adopted);
    var made = new LinkedHashMap<String, Instance>();
    for (InstanceSetup setup : setups) {
      made.put(setup.instance(), new Instance(setup, ports, plugins, known));
    }
    events = engine;
    instances = Map.copyOf(made);
    ports.supervisor().execute(() -> made.values().forEach(Instance::begin));
    watch();
  }

  /**
   * As last heard from the device's driver, also while that is being started again; not known until
   * it was heard first.
   */
  @Override
  public Abilities abilities(UUID deviceId) {
    Abilities unheard =
        directory.get(deviceId).isPresent() ? Abilities.unknown() : Abilities.none();
    return abilities.getOrDefault(deviceId, unheard);
  }

  @Override
  public void start(Order order, Deed deed) {
    Instance instance = instances.get(instanceOf(order.deviceId()));
    if (instance != null) {
      instance.start(order, deed);
      return;
    }
    DriverEvents engine = events;
    if (engine == null) {
      throw new IllegalStateException("the host of drivers was not started");
    }
    var fault = DriverFault.DEVICE_UNKNOWN.because("no driver has device " + order.deviceId());
    engine.outcome(
        order.deviceId(), order.id(), new Outcome.NotSent(Reason.DEVICE_DISCONNECTED, fault));
  }

  /**
   * Begins a job for an operator.
   *
   * @throws FaultException when it cannot begin
   */
  public Operation operate(JobRequest request, Operator operator) {
    Instance instance = instances.get(request.instance());
    if (instance == null) {
      throw new FaultException(
          PluginFault.NOT_FOUND.because(
              "no driver instance is named " + request.instance() + "; there are " + names()));
    }
    return instance.operate(request, operator);
  }

  /** What operators may have done, by instance. */
  public Map<String, List<Verb>> verbs() {
    var verbs = new TreeMap<String, List<Verb>>();
    instances.forEach((name, instance) -> verbs.put(name, instance.verbs()));
    return verbs;
  }

  /**
   * Forgets a device that joined. Its driver lets go of it; in its network it stays.
   *
   * @param then once that is durable, or with what kept it from that; from any thread
   */
  public void forget(UUID deviceId, Consumer<CommitResult> then) {
    String instance = instanceOf(deviceId);
    adopted.forget(
        deviceId,
        result -> {
          directory.remove(deviceId);
          Optional.ofNullable(instances.get(instance)).ifPresent(owner -> owner.forget(deviceId));
          then.accept(result);
        });
  }

  private String instanceOf(UUID deviceId) {
    return directory.get(deviceId).map(DeviceConfig::driver).orElse("");
  }

  private String names() {
    return String.join(", ", instances.keySet().stream().sorted().toList());
  }

  /**
   * Stops an instance and starts a fresh one from what is installed now. When that would not load,
   * the old one goes on.
   *
   * @return ends when the fresh one has begun, with what kept it from that; or the old one goes on
   */
  public CompletableFuture<Optional<Fault>> reload(String instance) {
    return with(instance, Instance::reload);
  }

  /** Stops an instance until it is reloaded. */
  public CompletableFuture<Optional<Fault>> stop(String instance) {
    return with(instance, Instance::stop);
  }

  /** How every instance is. */
  public List<InstanceHealth> health() {
    return instances.values().stream().map(Instance::health).toList();
  }

  /** Stops all instances, side by side; what does not stop in time is cut off. */
  @Override
  public void close() {
    closed = true;
    var stopping = new ArrayList<CompletableFuture<?>>();
    instances.keySet().forEach(instance -> stopping.add(stop(instance)));
    await(CompletableFuture.allOf(stopping.toArray(CompletableFuture[]::new)));
  }

  private CompletableFuture<Optional<Fault>> with(
      String instance, BiConsumer<Instance, CompletableFuture<Optional<Fault>>> call) {
    Instance present = instances.get(instance);
    if (present == null) {
      return CompletableFuture.completedFuture(
          Optional.of(PluginFault.NOT_FOUND.because("no driver instance is named " + instance)));
    }
    var done = new CompletableFuture<Optional<Fault>>();
    ports.supervisor().execute(() -> call.accept(present, done));
    return done;
  }

  private void watch() {
    ports.time().after(ports.limits().tick(), ports.supervisor(), this::tick);
  }

  private void tick() {
    if (!closed) {
      instances.values().forEach(Instance::tick);
      watch();
    }
  }

  /** The supervisor cuts off what is late; the second on top is for the supervisor itself. */
  private void await(CompletableFuture<Void> all) {
    Duration limit = ports.limits().stopLimit().plusSeconds(1);
    try {
      all.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (TimeoutException | ExecutionException e) {
      throw new IllegalStateException("drivers did not stop within " + limit, e);
    }
  }
}
