package io.lintel.gateway.model;

import java.util.UUID;

/**
 * Who this gateway is.
 *
 * @param gatewayId {@code [a-z0-9][a-z0-9-]{0,62}}: topic level and MQTT client id
 * @param version of the daemon
 */
public record Identity(
    String gatewayId, UUID workspaceId, UUID connectedAccountId, String version) {}
