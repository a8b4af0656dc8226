package io.lintel.gateway.store;

import io.lintel.gateway.time.Stamp;
import java.util.Optional;
import java.util.UUID;

/**
 * What is known of a device: the state from which {@code lock.*} events are told.
 *
 * @param lockState {@code locked}, {@code unlocked}, {@code jammed}, {@code unknown}
 * @param asOf when the device said so
 * @param online empty until first heard
 * @param batteryPercent 0..100
 */
public record DeviceRow(
    UUID deviceId,
    String lockState,
    Optional<Stamp> asOf,
    Optional<Boolean> online,
    Optional<Integer> batteryPercent) {}
