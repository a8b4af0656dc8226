package io.lintel.gateway.action;

import io.lintel.gateway.store.DeviceRow;

/** A device as it is known now. */
public record DeviceLook(KnownDevice device, DeviceRow state, Abilities abilities) {}
