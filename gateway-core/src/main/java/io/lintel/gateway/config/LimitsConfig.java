package io.lintel.gateway.config;

/**
 * The {@code limits:} section.
 *
 * @param doorsUnlockedIn10S how many different doors may be unlocked by command within 10 s; more
 *     are refused and alarmed, 1..1,000
 * @param locksPerMinute per device, 1..600
 * @param unlocksPerMinute per device, 1..600
 * @param codesCreatedPerMinute per device, 1..600
 */
public record LimitsConfig(
    int doorsUnlockedIn10S, int locksPerMinute, int unlocksPerMinute, int codesCreatedPerMinute) {}
