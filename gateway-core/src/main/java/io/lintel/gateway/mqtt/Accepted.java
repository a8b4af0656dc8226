package io.lintel.gateway.mqtt;

/**
 * What the broker said when it accepted a connection.
 *
 * @param sessionPresent whether it had kept our session
 * @param receiveMaximum publishes it takes before it must acknowledge one, 1..65,535
 * @param maximumPacketBytes the largest packet it takes
 */
public record Accepted(boolean sessionPresent, int receiveMaximum, long maximumPacketBytes) {}
