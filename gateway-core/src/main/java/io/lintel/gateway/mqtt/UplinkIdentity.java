package io.lintel.gateway.mqtt;

/**
 * Who we are to the broker.
 *
 * @param gatewayId also the MQTT client id
 * @param version of the daemon
 * @param broker its address, for the log
 */
public record UplinkIdentity(String gatewayId, String version, String broker) {

  public Topics topics() {
    return Topics.of(gatewayId);
  }
}
