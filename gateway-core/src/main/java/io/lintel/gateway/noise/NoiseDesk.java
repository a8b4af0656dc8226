package io.lintel.gateway.noise;

import io.lintel.gateway.action.Ending;
import io.lintel.gateway.action.KnownDevice;
import io.lintel.gateway.action.Turns;
import io.lintel.gateway.action.Workshop;
import io.lintel.gateway.log.Happening;
import io.lintel.gateway.model.DeliveryClass;
import io.lintel.gateway.model.Json;
import io.lintel.gateway.store.Blob;
import io.lintel.gateway.store.CommitResult;
import io.lintel.gateway.store.Write;
import io.lintel.gateway.time.Time;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** One sensor and its thresholds: carries changes out, and tells crossings. On the loop alone. */
final class NoiseDesk {

  /** One value each: {@code noise/threshold/<id>}. */
  static final String BLOBS = "noise/threshold/";

  /** One for each hour of the day. */
  static final int THRESHOLDS_MAX = 24;

  /** A level is shown anew when it has changed by so much, dB. */
  private static final double SHOWN_CHANGE = 1;

  private final Workshop workshop;
  private final KnownDevice device;
  private final ZoneId zone;
  private final Turns turns = new Turns();
  private NoiseSensor sensor;
  private Optional<NoiseLevel> shown = Optional.empty();
  private Time.Timer timer = () -> {};

  NoiseDesk(Workshop workshop, KnownDevice device, ZoneId zone) {
    this.workshop = workshop;
    this.device = device;
    this.zone = zone;
    this.sensor = NoiseSensor.restored(List.of(), Set.of(), workshop.time().bootNanos());
  }

  /** Takes up what was kept. */
  void restore(NoiseJson.Kept kept) {
    var triggering = new HashSet<>(sensor.triggering());
    if (kept.triggering()) {
      triggering.add(kept.threshold().noiseThresholdId());
    }
    var thresholds = sensor.with(kept.threshold()).thresholds();
    sensor = NoiseSensor.restored(thresholds, triggering, workshop.time().bootNanos());
  }

  void begin() {
    take(sensor.look(now()));
  }

  void heard(NoiseLevel level) {
    take(sensor.heard(level, now()));
  }

  void create(UUID id, NoiseChange change, Consumer<Ending> then) {
    turns.take(done -> put(change.create(id, device.deviceId(), zone), then, done));
  }

  void update(UUID id, NoiseChange change, Consumer<Ending> then) {
    turns.take(
        done ->
            sensor
                .threshold(id)
                .ifPresentOrElse(
                    old -> put(change.applyTo(old), then, done),
                    () -> {
                      then.accept(unknown(id));
                      done.run();
                    }));
  }

  /** One that is not there is gone already. */
  void delete(UUID id, Consumer<Ending> then) {
    turns.take(
        done -> {
          var drops = sensor.threshold(id).map(NoiseDesk::drop).stream().toList();
          commit(drops, () -> sensor.without(id), Ending.success(Json.object()), then, done);
        });
  }

  void forget(Runnable then) {
    turns.take(
        done -> {
          var drops = sensor.thresholds().stream().map(NoiseDesk::drop).toList();
          var nothing = NoiseSensor.restored(List.of(), Set.of(), workshop.time().bootNanos());
          commit(drops, () -> nothing, Ending.success(Json.object()), ending -> then.run(), done);
        });
  }

  Map<String, Object> properties() {
    var fields = new HashMap<String, Object>();
    if (!sensor.thresholds().isEmpty() || shown.isPresent()) {
      fields.put(
          "currently_triggering_noise_threshold_ids",
          sensor.triggering().stream().map(UUID::toString).sorted().toList());
    }
    shown.ifPresent(level -> fields.put("noise_level_decibels", rounded(level.decibels())));
    return fields;
  }

  private void put(NoiseThreshold threshold, Consumer<Ending> then, Runnable done) {
    var refusal = refuse(threshold);
    if (refusal.isPresent()) {
      then.accept(refusal.get());
      done.run();
      return;
    }
    boolean triggering = sensor.triggering().contains(threshold.noiseThresholdId());
    var result = Json.object();
    result.set("noise_threshold", NoiseJson.published(threshold));
    commit(
        List.of(keep(threshold, triggering)),
        () -> sensor.with(threshold),
        Ending.success(result),
        then,
        done);
  }

  private Optional<Ending> refuse(NoiseThreshold threshold) {
    var conflict = sensor.conflict(threshold);
    if (conflict.isPresent()) {
      return Optional.of(
          new Ending.Failure(
              "noise_threshold_overlap",
              "its times and those of \"%s\" (%s) overlap, or are in two zones; one sensor's must not"
                  .formatted(conflict.get().name(), conflict.get().noiseThresholdId())));
    }
    return sensor.with(threshold).thresholds().size() > THRESHOLDS_MAX
        ? Optional.of(
            new Ending.Failure(
                "no_space_for_noise_threshold",
                "the sensor has %d thresholds already; delete one".formatted(THRESHOLDS_MAX)))
        : Optional.empty();
  }

  /** What is durable counts, and nothing else. */
  private void commit(
      List<Write> writes,
      Supplier<NoiseSensor> next,
      Ending success,
      Consumer<Ending> then,
      Runnable done) {
    workshop.commit(
        writes,
        result -> {
          switch (result) {
            case CommitResult.Committed committed -> {
              sensor = next.get();
              take(sensor.look(now()));
              workshop.refreshState(device.deviceId());
              then.accept(success);
            }
            case CommitResult.Failed(var cause, var message) ->
                then.accept(new Ending.Failure("gateway_storage_unavailable", message));
          }
          done.run();
        });
  }

  private void take(NoiseSensor.Step step) {
    var was = sensor.triggering();
    sensor = step.next();
    var writes = new ArrayList<Write>();
    sensor.thresholds().stream()
        .filter(threshold -> was.contains(id(threshold)) != isTriggering(threshold))
        .forEach(threshold -> writes.add(keep(threshold, isTriggering(threshold))));
    step.triggered().forEach(threshold -> writes.add(tell(threshold, step.level())));
    if (!writes.isEmpty()) {
      workshop.record(writes);
    }
    show(step.level(), !writes.isEmpty());
    timer.cancel();
    sensor
        .looksAgainIn(now())
        .ifPresent(delay -> timer = workshop.time().after(delay, workshop.loop(), this::begin));
  }

  private void show(Optional<NoiseLevel> level, boolean changed) {
    double apart =
        Math.abs(
            level.map(NoiseLevel::decibels).orElse(0.0)
                - shown.map(NoiseLevel::decibels).orElse(0.0));
    if (changed || level.isPresent() != shown.isPresent() || apart >= SHOWN_CHANGE) {
      shown = level;
      workshop.refreshState(device.deviceId());
    }
  }

  private Write tell(NoiseThreshold threshold, Optional<NoiseLevel> level) {
    var fields = new HashMap<String, Object>();
    fields.put("noise_threshold_id", id(threshold).toString());
    fields.put("noise_threshold_name", threshold.name());
    level.ifPresent(l -> fields.put("noise_level_decibels", rounded(l.decibels())));
    level.stream()
        .flatMapToDouble(l -> l.nrs().stream())
        .forEach(nrs -> fields.put("noise_level_nrs", rounded(nrs)));
    workshop
        .house()
        .tell(
            new Happening.Notice(
                Happening.Level.WARN,
                "%s: noise above \"%s\"%s"
                    .formatted(
                        device.name(),
                        threshold.name(),
                        level.map(l -> ", %.0f dB".formatted(l.decibels())).orElse(""))));
    return new Write.Publish(
        workshop.event(
            "noise_sensor.noise_threshold_triggered",
            DeliveryClass.ACCESS,
            device.deviceId(),
            workshop.time().wall(),
            fields));
  }

  private boolean isTriggering(NoiseThreshold threshold) {
    return sensor.triggering().contains(id(threshold));
  }

  private NoiseSensor.Moment now() {
    return new NoiseSensor.Moment(workshop.time().bootNanos(), workshop.time().floor());
  }

  private static Write keep(NoiseThreshold threshold, boolean triggering) {
    return new Write.PutBlob(
        new Blob(BLOBS + id(threshold), NoiseJson.kept(threshold, triggering)));
  }

  private static Write drop(NoiseThreshold threshold) {
    return new Write.DropBlob(BLOBS + id(threshold));
  }

  private static UUID id(NoiseThreshold threshold) {
    return threshold.noiseThresholdId();
  }

  private static Ending unknown(UUID id) {
    return new Ending.Failure(
        "noise_threshold_not_found", "the sensor has no threshold %s".formatted(id));
  }

  /** To a tenth: no sensor measures finer. */
  private static double rounded(double value) {
    return Math.round(value * 10) / 10.0;
  }
}
