package io.lintel.gateway.access;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A card that the gateway itself decides over, as it counts now.
 *
 * @param credentialId the platform's id of it
 * @param startsAt inclusive; empty: it counts already
 * @param endsAt exclusive; empty: it has no end
 */
public record DoorCard(
    UUID credentialId, CanonicalCard card, Optional<Instant> startsAt, Optional<Instant> endsAt) {}
