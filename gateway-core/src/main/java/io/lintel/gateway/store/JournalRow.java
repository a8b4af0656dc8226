package io.lintel.gateway.store;

import io.lintel.gateway.model.Bytes;
import io.lintel.gateway.model.DeliveryClass;
import java.time.Instant;
import java.util.UUID;

/** One line of history. */
public record JournalRow(
    long epoch,
    long sequence,
    DeliveryClass deliveryClass,
    UUID subject,
    String topic,
    Bytes payload,
    Instant createdAt) {}
