package io.lintel.gateway.action;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** One lane per device, and one for the gateway as a whole. On the loop alone. */
final class Lanes {

  /** The lane of workspace-wide work. */
  private static final UUID GATEWAY = new UUID(0, 0);

  private final Limits limits;
  private final Map<UUID, Lane> lanes = new HashMap<>();

  Lanes(Limits limits) {
    this.limits = limits;
  }

  Lane of(Optional<UUID> deviceId) {
    return lanes.computeIfAbsent(deviceId.orElse(GATEWAY), id -> new Lane(limits));
  }
}
