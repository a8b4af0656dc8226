package io.lintel.gateway.mqtt;

/**
 * What the machine was told once.
 *
 * @param requireConsumer keeps a row until someone is subscribed to it
 * @param backlogPerSecond rows older than 60 s, 1..10,000
 * @param baseBytes length of {@code lintel/v1/{gw}/}
 */
record UplinkSettings(
    boolean requireConsumer, int backlogPerSecond, int baseBytes, UplinkLimits limits) {}
