package io.lintel.gateway.store;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Which store this is.
 *
 * @param storeId made with the database, at random
 * @param epoch grows with every new, restored or cloned store
 * @param fresh whether nothing of this epoch was ever acknowledged: its first connect is a clean
 *     start
 * @param bornAt when the epoch began, by the wall clock then: lock and unlock commands issued
 *     before are refused
 * @param replaced why a new store was begun, and where the old file was set aside; empty once the
 *     epoch has a first sequence
 * @param epochKnown false when database and epoch file were both gone: the epoch is then raised
 *     over the one of our own retained presence
 */
public record Birth(
    UUID storeId,
    long epoch,
    boolean fresh,
    Instant bornAt,
    Optional<String> replaced,
    boolean epochKnown) {}
