package io.lintel.gateway.climate;

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
import io.lintel.spi.Thermostat;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Carries out the thermostats' action types, and runs their programs. On the engine's loop alone.
 */
public final class Climates implements Specialist {

  private final ZoneId siteZone;
  private final UUID workspaceId;

  /** By device; every device of the inventory has one. */
  private final Map<UUID, ThermostatDesk> desks = new HashMap<>();

  private Optional<Workshop> shop = Optional.empty();

  /** Programs of devices without a zone of their own run in {@code siteZone}. */
  public Climates(ZoneId siteZone, UUID workspaceId) {
    this.siteZone = siteZone;
    this.workspaceId = workspaceId;
  }

  @Override
  public Set<ActionType> types() {
    return Set.of(
        ActionType.SET_FAN_MODE,
        ActionType.SET_HVAC_MODE,
        ActionType.ACTIVATE_CLIMATE_PRESET,
        ActionType.PUSH_THERMOSTAT_PROGRAMS);
  }

  @Override
  public void start(Workshop workshop) {
    shop = Optional.of(workshop);
    workshop.devices().forEach(device -> open(workshop, device));
    workshop.blobs(Kept.BLOBS).forEach(blob -> restore(workshop, blob));
    desks.values().forEach(ThermostatDesk::look);
  }

  @Override
  public void added(KnownDevice device) {
    shop.ifPresent(workshop -> open(workshop, device).look());
  }

  private ThermostatDesk open(Workshop workshop, KnownDevice device) {
    var zone = device.ownZone().orElse(siteZone);
    var desk = new ThermostatDesk(workshop, device, zone, workspaceId);
    desks.put(device.deviceId(), desk);
    return desk;
  }

  @Override
  public Optional<Refusal> check(Command command, Abilities can) {
    if (can.isKnown() && !can.offers(Thermostat.class)) {
      return Optional.of(new Refusal(Refusal.Reason.CAPABILITY, "the device is no thermostat"));
    }
    try {
      ClimateOrder.read(command, command.requestedAt().wall());
      return Optional.empty();
    } catch (BadClimateParameter bad) {
      return Optional.of(refusal(bad));
    }
  }

  @Override
  public void perform(Command command, Consumer<Ending> then) {
    var desk = desk(command.deviceId().orElseThrow());
    try {
      switch (ClimateOrder.read(command, command.requestedAt().wall())) {
        case ClimateOrder.Set(var settings) -> desk.set(command, settings, then);
        case ClimateOrder.Activate(var key, var preset) ->
            desk.activate(command, key, preset, then);
        case ClimateOrder.Push(var push) -> desk.push(push, then);
      }
    } catch (BadClimateParameter bad) {
      then.accept(Ending.refused(refusal(bad)));
    }
  }

  @Override
  public void observe(UUID deviceId, Report.Observation what, Optional<Instant> occurredAt) {
    if (what instanceof Report.Climate climate && desks.containsKey(deviceId)) {
      desk(deviceId).observe(climate);
    }
  }

  @Override
  public void reported(UUID deviceId, Report report) {
    if (report instanceof Report.Online && desks.containsKey(deviceId)) {
      desk(deviceId).reachable();
    }
  }

  @Override
  public void abilitiesChanged(UUID deviceId) {
    if (desks.containsKey(deviceId)) {
      desk(deviceId).reachable();
    }
  }

  @Override
  public Map<String, Object> properties(UUID deviceId) {
    return desks.containsKey(deviceId) ? desk(deviceId).standing().properties() : Map.of();
  }

  @Override
  public void reset(UUID deviceId, Runnable then) {
    desk(deviceId).forget(then);
  }

  private ThermostatDesk desk(UUID deviceId) {
    return Optional.ofNullable(desks.get(deviceId)).orElseThrow();
  }

  /** What cannot be read is left out and stays. */
  private void restore(Workshop workshop, Blob blob) {
    try {
      var desk = desks.get(Kept.device(blob));
      if (desk != null) {
        desk.standing().restore(blob);
      }
    } catch (BadClimateParameter | RuntimeException unreadable) {
      workshop
          .house()
          .tell(
              new Happening.Notice(
                  Happening.Level.WARN,
                  "%s cannot be read and does not count; push the programs again: %s"
                      .formatted(blob.key(), unreadable.getMessage())));
    }
  }

  private static Refusal refusal(BadClimateParameter bad) {
    return new Refusal(Refusal.Reason.BAD_PARAMETER, String.valueOf(bad.getMessage()));
  }
}
