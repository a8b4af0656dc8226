package io.lintel.gateway.store;

import io.lintel.gateway.model.Bytes;

/**
 * A small named value.
 *
 * @param key a path such as {@code driver/zwave/node/7}
 * @param value at most 64 KiB
 */
public record Blob(String key, Bytes value) {}
