package io.lintel.gateway.cli;

import io.lintel.gateway.driver.JobRequest;
import io.lintel.gateway.driver.adopt.AdoptedDevice;
import io.lintel.gateway.driver.job.Operation;
import io.lintel.gateway.driver.job.Operator;
import io.lintel.gateway.driver.plugin.Verb;
import io.lintel.gateway.model.ActionType;
import io.lintel.gateway.model.Bytes;
import io.lintel.spi.LinkSecurity;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** A gateway with three doors: unlocking works, locking is jammed. */
final class FakeControl implements Control {

  static final UUID FRONT = UUID.fromString("5f7c1c1e-2a54-4a5e-8f1e-0d1d5b3d7a01");
  static final UUID SIDE = UUID.fromString("5f7c1c1e-2a54-4a5e-8f1e-0d1d5b3d7a02");
  static final UUID OTHER_SIDE = UUID.fromString("5f7c1c1e-2a54-4a5e-8f1e-0d1d5b3d7a03");

  final List<Request> requests = new CopyOnWriteArrayList<>();
  final List<String> imported = new CopyOnWriteArrayList<>();
  final FakeJobs jobs = new FakeJobs();
  final List<AdoptedDevice> adopted = new CopyOnWriteArrayList<>();
  volatile boolean removed;

  @Override
  public Map<String, List<Verb>> verbs() {
    return Map.of("radio", FakeJobs.VERBS);
  }

  @Override
  public List<AdoptedDevice> adopted() {
    return adopted;
  }

  @Override
  public Operation operate(JobRequest request, String issuedBy, Operator operator) {
    return jobs.begin(request, issuedBy, operator);
  }

  @Override
  public Optional<String> forget(UUID deviceId) {
    return removed ? Optional.empty() : Optional.of("the device is still in its network");
  }

  @Override
  public Health health() {
    return new Health(
        "lobby-1",
        "0.1.0",
        true,
        "connected",
        "well",
        7,
        List.of(new DriverView("north", "1.2", Optional.of("the stick is gone"))));
  }

  @Override
  public List<DeviceView> devices() {
    return List.of(
        device(FRONT, "Front door", Optional.of(Instant.parse("2026-07-01T10:00:00Z"))),
        device(SIDE, "Side door", Optional.empty()),
        device(OTHER_SIDE, "Side door", Optional.empty()));
  }

  @Override
  public Imported importCredentials(Bytes records) {
    imported.add(records.utf8());
    return new Imported(1, records.utf8().contains("bad") ? List.of("record 1: no id") : List.of());
  }

  @Override
  public void attempt(Request request, StepListener steps) {
    requests.add(request);
    steps.on(new Step.Accepted());
    steps.on(new Step.Started());
    steps.on(new Step.Ended(Bytes.utf8(request.type() == ActionType.LOCK_DOOR ? JAMMED : DONE)));
  }

  private static final String DONE =
      "{\"status\":\"success\",\"result\":{\"was_confirmed_by_device\":true},\"error\":null}";
  private static final String JAMMED =
      "{\"status\":\"error\",\"result\":null,\"error\":{\"type\":\"lock_jammed\",\"message\":\"Look at the bolt.\"}}";

  private DeviceView device(UUID id, String name, Optional<Instant> asOf) {
    return new DeviceView(
        id,
        name,
        "north",
        asOf.isPresent() ? "locked" : "unknown",
        asOf,
        asOf.map(_ -> true),
        asOf.map(_ -> 80),
        LinkSecurity.NONE,
        ZoneId.of("Europe/Paris"),
        false,
        id.equals(OTHER_SIDE) && removed);
  }
}
