package io.lintel.gateway.boot;

import io.lintel.gateway.access.CodeBook;
import io.lintel.gateway.access.DoorCode;
import io.lintel.gateway.access.local.LocalAccess;
import io.lintel.gateway.access.local.LocalAccessSettings;
import io.lintel.gateway.action.Specialist;
import io.lintel.gateway.climate.Climates;
import io.lintel.gateway.config.GatewayConfig;
import io.lintel.gateway.credential.Credentials;
import io.lintel.gateway.model.Identity;
import io.lintel.gateway.noise.NoiseKeeper;
import io.lintel.gateway.secret.Sealer;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The parts of the core that carry out action types of their own, in the order they start. */
final class SpecialistParts {

  private SpecialistParts() {}

  static List<Specialist> all(GatewayConfig config, Identity identity, Sealer sealer) {
    var credentials = new Credentials(identity);
    return List.of(
        new Climates(config.gateway().timeZone(), config.gateway().workspaceId()),
        new NoiseKeeper(config.gateway().timeZone()),
        credentials,
        new LocalAccess(
            LocalAccessSettings.of(config),
            new NoCodes(),
            credentials.cards(),
            sealer.derive("lintel access index 1")));
  }

  private static final class NoCodes implements CodeBook {

    @Override
    public Stream<DoorCode> of(UUID guardedDevice) {
      return Stream.empty();
    }

    @Override
    public void onChange(Consumer<UUID> device) {}
  }
}
