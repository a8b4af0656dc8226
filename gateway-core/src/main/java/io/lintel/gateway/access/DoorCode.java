package io.lintel.gateway.access;

import io.lintel.spi.Pin;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A code that the gateway itself decides over, as it counts now.
 *
 * @param accessCodeId the platform's id of it
 * @param startsAt inclusive; empty: it counts already
 * @param endsAt exclusive; empty: it has no end
 * @param duress opens like any other, and raises its own event
 */
public record DoorCode(
    UUID accessCodeId,
    Pin code,
    Optional<Instant> startsAt,
    Optional<Instant> endsAt,
    boolean duress) {}
