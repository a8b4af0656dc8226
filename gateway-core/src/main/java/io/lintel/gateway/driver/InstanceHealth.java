package io.lintel.gateway.driver;

import io.lintel.spi.Fault;
import java.util.Optional;

/**
 * How an instance is.
 *
 * @param failures in a row
 * @param hangs since the gateway started
 * @param trouble the last one, until it runs again
 */
public record InstanceHealth(
    String instance, Phase phase, int failures, int hangs, Optional<Fault> trouble) {}
