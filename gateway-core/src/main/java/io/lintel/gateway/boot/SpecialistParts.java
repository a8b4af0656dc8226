package io.lintel.gateway.boot;

import io.lintel.gateway.access.AccessCodes;
import io.lintel.gateway.access.ClockSense;
import io.lintel.gateway.access.CodeSettings;
import io.lintel.gateway.access.local.LocalAccess;
import io.lintel.gateway.access.local.LocalAccessSettings;
import io.lintel.gateway.action.Specialist;
import io.lintel.gateway.climate.Climates;
import io.lintel.gateway.config.GatewayConfig;
import io.lintel.gateway.credential.Credentials;
import io.lintel.gateway.noise.NoiseKeeper;
import io.lintel.gateway.secret.Sealer;
import java.security.SecureRandom;
import java.util.List;

/** The parts of the core that carry out action types of their own, in the order they start. */
final class SpecialistParts {

  private SpecialistParts() {}

  static List<Specialist> all(GatewayConfig config, Credentials credentials, Sealer sealer) {
    var clock = new ClockSense();
    var codes = new AccessCodes(CodeSettings.of(config), clock, new SecureRandom()::nextInt);
    return List.of(
        codes,
        new Climates(config.gateway().timeZone(), config.gateway().workspaceId()),
        new NoiseKeeper(config.gateway().timeZone()),
        credentials,
        new LocalAccess(
            LocalAccessSettings.of(config),
            codes,
            credentials.cards(),
            sealer.derive("lintel access index 1"),
            clock));
  }
}
