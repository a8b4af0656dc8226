package io.lintel.gateway.access.local;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * Someone was let in; whether the door has moved is another matter.
 *
 * @param id of this grant alone
 * @param by whom
 * @param at when it was entered
 * @param sinceNanos boot time of it
 * @param fields of the {@code lock.unlocked} that tells it
 */
record Grant(
    UUID id, UUID door, Entitlement by, Instant at, long sinceNanos, Map<String, Object> fields) {}
