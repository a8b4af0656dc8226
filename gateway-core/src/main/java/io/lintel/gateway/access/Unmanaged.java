package io.lintel.gateway.access;

import io.lintel.spi.Pin;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A code that someone else put into a device. It is listed, never written over, never deleted.
 *
 * @param slot 1 and up
 * @param pin empty where the device does not show it
 * @param since when it was first seen
 */
record Unmanaged(int slot, UUID id, Optional<Pin> pin, Instant since) {}
