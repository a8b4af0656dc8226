package io.lintel.gateway.config;

import java.util.Optional;

/**
 * The {@code admin:} section: who may use commands on the box.
 *
 * @param group whose members may use the admin socket; the daemon's own unless set
 */
public record AdminConfig(Optional<String> group) {}
