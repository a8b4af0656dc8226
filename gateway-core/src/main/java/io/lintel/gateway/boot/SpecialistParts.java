package io.lintel.gateway.boot;

import io.lintel.gateway.action.Specialist;
import io.lintel.gateway.config.GatewayConfig;
import io.lintel.gateway.noise.NoiseKeeper;
import java.util.List;

/** The parts of the core that carry out action types of their own, in the order they start. */
final class SpecialistParts {

  private SpecialistParts() {}

  static List<Specialist> all(GatewayConfig config) {
    return List.of(new NoiseKeeper(config.gateway().timeZone()));
  }
}
