package io.lintel.gateway.action;

import io.lintel.gateway.model.ActionType;
import io.lintel.spi.Report;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Finds the specialist of an action type, and tells all of them what happens. On the loop alone.
 */
final class Specialists {

  private final List<Specialist> all;
  private final Map<ActionType, Specialist> byType = new EnumMap<>(ActionType.class);

  Specialists(List<Specialist> all) {
    this.all = List.copyOf(all);
    for (var specialist : all) {
      specialist.types().forEach(type -> claim(type, specialist));
    }
  }

  private void claim(ActionType type, Specialist specialist) {
    if (byType.put(type, specialist) != null) {
      throw new IllegalArgumentException("two specialists carry out " + type);
    }
  }

  Optional<Specialist> of(ActionType type) {
    return Optional.ofNullable(byType.get(type));
  }

  /** What forbids a command: asked of its specialist, or of the device alone. */
  Optional<Refusal> check(Command command, Abilities can) {
    return of(command.type())
        .map(specialist -> specialist.check(command, can))
        .orElseGet(() -> DeviceChecks.capability(command.type(), can));
  }

  boolean isRepeatable(ActionType type) {
    return of(type).filter(specialist -> specialist.isRepeatable(type)).isPresent();
  }

  void start(Workshop workshop) {
    all.forEach(specialist -> specialist.start(workshop));
  }

  void reported(UUID deviceId, Report report, Optional<Instant> occurredAt) {
    for (var specialist : all) {
      if (report instanceof Report.Observation what) {
        specialist.observe(deviceId, what, occurredAt);
      } else {
        specialist.reported(deviceId, report);
      }
    }
  }

  void added(KnownDevice device) {
    all.forEach(specialist -> specialist.added(device));
  }

  void replaced(UUID deviceId) {
    all.forEach(specialist -> specialist.replaced(deviceId));
  }

  void abilitiesChanged(UUID deviceId) {
    all.forEach(specialist -> specialist.abilitiesChanged(deviceId));
  }

  Map<String, Object> attribution(UUID deviceId, Report report) {
    var fields = new HashMap<String, Object>();
    if (report instanceof Report.Position position) {
      all.forEach(specialist -> fields.putAll(specialist.attribution(deviceId, position)));
    }
    return fields;
  }

  Map<String, Object> properties(UUID deviceId) {
    var fields = new HashMap<String, Object>();
    all.forEach(specialist -> fields.putAll(specialist.properties(deviceId)));
    return fields;
  }

  /** Lets one after the other forget a simulated device. */
  void reset(UUID deviceId, Runnable then) {
    resetFrom(0, deviceId, then);
  }

  private void resetFrom(int next, UUID deviceId, Runnable then) {
    if (next == all.size()) {
      then.run();
    } else {
      all.get(next).reset(deviceId, () -> resetFrom(next + 1, deviceId, then));
    }
  }
}
