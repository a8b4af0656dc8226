package io.lintel.gateway.config;

/**
 * The {@code store:} section: how much may be kept before the oldest is given up, which is always
 * told.
 *
 * @param journalRows history for staff, 1,000..10,000,000
 * @param outboxRows what waits for the broker, 1,000..1,000,000
 * @param sizeMib of the whole file, 16..16,384
 * @param reserveMib set aside for commands and access events when the disk is full, 1..256
 */
public record StoreConfig(int journalRows, int outboxRows, int sizeMib, int reserveMib) {}
