package io.lintel.gateway.store;

import io.lintel.gateway.model.DeliveryClass;

/**
 * Sequences that the broker will never get, as {@code gateway.outbox_dropped} tells them.
 *
 * @param epoch whose sequences they are
 * @param from first sequence, inclusive
 * @param to last sequence, inclusive
 * @param deliveryClass of those that were dropped
 * @param count how many of them were dropped; others between are not concerned
 * @param reason {@code outbox_full}, {@code disk_full}, {@code store_restored} or why the broker
 *     refused it
 */
public record DroppedRange(
    long epoch, long from, long to, DeliveryClass deliveryClass, long count, String reason) {}
