package io.lintel.spi;

/**
 * Something a device can do. A device offers each capability at most once; the host finds it by its
 * interface. New capabilities are new interfaces beside {@link Bolt} and {@link Release}.
 */
public interface Capability {}
