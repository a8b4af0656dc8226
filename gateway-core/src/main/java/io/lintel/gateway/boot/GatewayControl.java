package io.lintel.gateway.boot;

import io.lintel.gateway.action.DeviceLook;
import io.lintel.gateway.action.Engine;
import io.lintel.gateway.action.LocalCommand;
import io.lintel.gateway.action.Steps;
import io.lintel.gateway.cli.Control;
import io.lintel.gateway.config.GatewayConfig;
import io.lintel.gateway.driver.JobRequest;
import io.lintel.gateway.driver.adopt.AdoptedDevice;
import io.lintel.gateway.driver.adopt.AdoptedDevices;
import io.lintel.gateway.driver.job.Operation;
import io.lintel.gateway.driver.job.Operator;
import io.lintel.gateway.driver.plugin.Verb;
import io.lintel.gateway.model.Bytes;
import io.lintel.gateway.model.Identity;
import io.lintel.gateway.model.Origin;
import io.lintel.gateway.mqtt.MqttUplink;
import io.lintel.gateway.store.CommitResult;
import io.lintel.gateway.store.Store;
import io.lintel.gateway.store.StoreHealth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What the daemon offers to commands on the box: the same engine that serves the platform. */
public final class GatewayControl implements Control {

  private static final long LOOK_LIMIT_SECONDS = 5;

  /** Commits on a slow card, some of them in a row. */
  private static final long IMPORT_LIMIT_SECONDS = 60;

  private final Identity identity;
  private final Engine engine;
  private final Store store;
  private final DriverSide drivers;
  private final Optional<MqttUplink> uplink;
  private final ZoneId siteZone;
  private final CredentialImport credentials;

  GatewayControl(
      Identity identity,
      Engine engine,
      Store store,
      DriverSide drivers,
      Optional<MqttUplink> uplink,
      CredentialImport credentials,
      GatewayConfig config) {
    this.identity = identity;
    this.engine = engine;
    this.store = store;
    this.drivers = drivers;
    this.uplink = uplink;
    this.credentials = credentials;
    this.siteZone = config.gateway().timeZone();
  }

  @Override
  public Health health() {
    var report = uplink.map(MqttUplink::report);
    return new Health(
        identity.gatewayId(),
        identity.version(),
        report.map(up -> up.connected()).orElse(true),
        report.map(up -> up.words()).orElse("off"),
        words(store.health().state()),
        store.health().outboxRows(),
        drivers.health());
  }

  @Override
  public List<DeviceView> devices() {
    var looks = new CompletableFuture<List<DeviceLook>>();
    engine.look(looks::complete);
    return awaited(looks, LOOK_LIMIT_SECONDS).stream().map(this::view).toList();
  }

  private static <T> T awaited(CompletableFuture<T> answer, long limitSeconds) {
    try {
      return answer.get(limitSeconds, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the gateway stops", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the engine does not answer", e);
    }
  }

  @Override
  public Map<String, List<Verb>> verbs() {
    return drivers.host().verbs();
  }

  @Override
  public List<AdoptedDevice> adopted() {
    return drivers.adopted().all();
  }

  @Override
  public Operation operate(JobRequest request, String issuedBy, Operator operator) {
    return new AuditedJobs(AuditedJobs.Jobs.of(drivers.host()), engine)
        .begin(request, issuedBy, operator);
  }

  @Override
  public Optional<String> forget(UUID deviceId) {
    AdoptedDevices adopted = drivers.adopted();
    if (adopted.get(deviceId).filter(device -> device.insteadOf().isEmpty()).isEmpty()) {
      return Optional.of("the configuration names this device: remove its entry there");
    }
    if (adopted.gone(deviceId).isEmpty()) {
      return Optional.of(
          "the device is still in its network: exclude it first, or remove it as failed");
    }
    var done = new CompletableFuture<CommitResult>();
    drivers.host().forget(deviceId, done::complete);
    return switch (awaited(done, LOOK_LIMIT_SECONDS)) {
      case CommitResult.Committed _ -> {
        engine.forgotten(deviceId);
        yield Optional.empty();
      }
      case CommitResult.Failed(var _, String message) ->
          Optional.of("it could not be made durable: " + message);
    };
  }

  @Override
  public Imported importCredentials(Bytes records) {
    var done = new CompletableFuture<Imported>();
    credentials.take(records, taken -> done.complete(new Imported(taken.count(), taken.refused())));
    return awaited(done, IMPORT_LIMIT_SECONDS);
  }

  @Override
  public void attempt(Request request, StepListener steps) {
    engine.submit(
        new LocalCommand(
            request.attemptId(),
            request.type(),
            request.deviceId(),
            request.params(),
            Origin.INSTALLER,
            request.issuedBy(),
            request.timeout()),
        new Steps() {
          @Override
          public void accepted() {
            steps.on(new Step.Accepted());
          }

          @Override
          public void started() {
            steps.on(new Step.Started());
          }

          @Override
          public void ended(Bytes attempt) {
            steps.on(new Step.Ended(attempt));
          }
        });
  }

  private DeviceView view(DeviceLook look) {
    var row = look.state();
    var adopted = drivers.adopted().get(look.device().deviceId());
    return new DeviceView(
        look.device().deviceId(),
        look.device().name(),
        look.device().driver(),
        row.lockState(),
        row.asOf().map(stamp -> stamp.wall()),
        row.online(),
        row.batteryPercent(),
        look.abilities().security(),
        look.device().ownZone().orElse(siteZone),
        adopted.filter(device -> device.insteadOf().isEmpty()).isPresent(),
        drivers.adopted().gone(look.device().deviceId()).isPresent());
  }

  private static String words(StoreHealth.State state) {
    return switch (state) {
      case WELL -> "well";
      case FULL -> "full";
      case READ_ONLY -> "read-only";
      case BROKEN -> "broken";
    };
  }
}
