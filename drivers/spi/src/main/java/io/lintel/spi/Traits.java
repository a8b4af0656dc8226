package io.lintel.spi;

/**
 * What a capability of one device can and cannot do: an immutable record that the host reads once,
 * when the device's capabilities become known or change. A value that changed is told with {@link
 * Reports#capabilitiesChanged}.
 */
public interface Traits {}
