package io.lintel.gateway.noise;

import com.fasterxml.jackson.databind.JsonNode;
import io.lintel.gateway.action.Abilities;
import io.lintel.gateway.action.Command;
import io.lintel.gateway.action.Ending;
import io.lintel.gateway.action.KnownDevice;
import io.lintel.gateway.action.Refusal;
import io.lintel.gateway.action.Specialist;
import io.lintel.gateway.action.Workshop;
import io.lintel.gateway.log.Happening;
import io.lintel.gateway.model.ActionType;
import io.lintel.gateway.store.Blob;
import io.lintel.spi.Report;
import io.lintel.spi.SoundLevel;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** Carries out the noise thresholds' action types. On the engine's loop alone. */
public final class NoiseKeeper implements Specialist {

  private final ZoneId siteZone;

  /** By device; every device of the inventory has one. */
  private final Map<UUID, NoiseDesk> desks = new HashMap<>();

  private Optional<Workshop> shop = Optional.empty();

  /** Times without a zone, at devices without one, are in {@code siteZone}. */
  public NoiseKeeper(ZoneId siteZone) {
    this.siteZone = siteZone;
  }

  @Override
  public Set<ActionType> types() {
    return Set.of(
        ActionType.CREATE_NOISE_THRESHOLD,
        ActionType.UPDATE_NOISE_THRESHOLD,
        ActionType.DELETE_NOISE_THRESHOLD);
  }

  @Override
  public void start(Workshop workshop) {
    shop = Optional.of(workshop);
    workshop.devices().forEach(device -> open(workshop, device));
    workshop.blobs(NoiseDesk.BLOBS).forEach(blob -> restore(workshop, blob));
    desks.values().forEach(NoiseDesk::begin);
  }

  @Override
  public void added(KnownDevice device) {
    shop.ifPresent(workshop -> open(workshop, device).begin());
  }

  private NoiseDesk open(Workshop workshop, KnownDevice device) {
    var desk = new NoiseDesk(workshop, device, device.ownZone().orElse(siteZone));
    desks.put(device.deviceId(), desk);
    return desk;
  }

  @Override
  public Optional<Refusal> check(Command command, Abilities can) {
    if (can.isKnown() && !can.offers(SoundLevel.class)) {
      return Optional.of(
          new Refusal(Refusal.Reason.CAPABILITY, "the device measures no sound level"));
    }
    try {
      checkParameters(command.type(), command.parameters());
      return Optional.empty();
    } catch (BadNoiseParameter bad) {
      return Optional.of(
          new Refusal(Refusal.Reason.BAD_PARAMETER, String.valueOf(bad.getMessage())));
    }
  }

  @Override
  public void perform(Command command, Consumer<Ending> then) {
    var desk = desk(command.deviceId().orElseThrow());
    var params = command.parameters();
    try {
      switch (command.type()) {
        case CREATE_NOISE_THRESHOLD ->
            desk.create(newId(command, params), NoiseChange.of(params), then);
        case UPDATE_NOISE_THRESHOLD -> desk.update(id(params), NoiseChange.of(params), then);
        case DELETE_NOISE_THRESHOLD -> desk.delete(id(params), then);
        default -> throw new IllegalArgumentException(command.type() + " is not of noise");
      }
    } catch (BadNoiseParameter bad) {
      then.accept(
          Ending.refused(
              new Refusal(Refusal.Reason.BAD_PARAMETER, String.valueOf(bad.getMessage()))));
    }
  }

  @Override
  public void observe(UUID deviceId, Report.Observation what, Optional<Instant> occurredAt) {
    if (what instanceof Report.Sound(double decibels, var nrs) && desks.containsKey(deviceId)) {
      desk(deviceId).heard(new NoiseLevel(decibels, nrs));
    }
  }

  @Override
  public Map<String, Object> properties(UUID deviceId) {
    return desks.containsKey(deviceId) ? desk(deviceId).properties() : Map.of();
  }

  @Override
  public void reset(UUID deviceId, Runnable then) {
    desk(deviceId).forget(then);
  }

  private NoiseDesk desk(UUID deviceId) {
    return Optional.ofNullable(desks.get(deviceId)).orElseThrow();
  }

  /** What cannot be read is left out and stays: the other thresholds still guard the night. */
  private void restore(Workshop workshop, Blob blob) {
    try {
      var kept = NoiseJson.read(blob.value());
      Optional.ofNullable(desks.get(kept.threshold().deviceId()))
          .ifPresent(desk -> desk.restore(kept));
    } catch (RuntimeException unreadable) {
      workshop
          .house()
          .tell(
              new Happening.Notice(
                  Happening.Level.WARN,
                  "the noise threshold %s cannot be read and does not count: %s"
                      .formatted(blob.key(), unreadable.getMessage())));
    }
  }

  private static void checkParameters(ActionType type, JsonNode params) throws BadNoiseParameter {
    if (type == ActionType.CREATE_NOISE_THRESHOLD) {
      NoiseChange.of(params).refuseUnlessWhole();
      if (params.has("noise_threshold_id")) {
        id(params);
      }
    } else {
      id(params);
      NoiseChange.of(params);
    }
  }

  /** The attempt's own id, so that carrying it out again makes no second one. */
  private static UUID newId(Command command, JsonNode params) throws BadNoiseParameter {
    return params.has("noise_threshold_id") ? id(params) : command.attemptId();
  }

  private static UUID id(JsonNode params) throws BadNoiseParameter {
    try {
      return UUID.fromString(params.path("noise_threshold_id").asText(""));
    } catch (IllegalArgumentException e) {
      throw new BadNoiseParameter("params.noise_threshold_id must be a UUID");
    }
  }
}
