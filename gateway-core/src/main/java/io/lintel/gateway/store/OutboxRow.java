package io.lintel.gateway.store;

import io.lintel.gateway.model.Bytes;
import io.lintel.gateway.model.DeliveryClass;
import java.time.Instant;

/**
 * One message to deliver.
 *
 * @param topic after {@code lintel/v1/{gw}/}
 * @param payload whole JSON; its last member is {@code "historical":false}, which the sender turns
 *     to true when it sends the row more than 60 s after {@code createdAt}
 */
public record OutboxRow(
    long sequence, DeliveryClass deliveryClass, String topic, Bytes payload, Instant createdAt) {}
