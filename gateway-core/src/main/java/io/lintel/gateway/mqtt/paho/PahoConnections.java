package io.lintel.gateway.mqtt.paho;

import io.lintel.gateway.config.MqttConfig;
import io.lintel.gateway.mqtt.Connection;
import io.lintel.gateway.mqtt.ConnectionFactory;
import io.lintel.gateway.mqtt.ConnectionListener;
import io.lintel.gateway.mqtt.Message;
import io.lintel.gateway.mqtt.UplinkIdentity;
import io.lintel.gateway.mqtt.UplinkLimits;
import io.lintel.gateway.time.Loop;
import io.lintel.gateway.time.Time;

/**
 * Begins connections with Paho, a fresh client for each: nothing that one connection left behind
 * can harm the next.
 *
 * @param loop on which a connection's age is noticed; the uplink's own will do
 */
public record PahoConnections(
    MqttConfig config, UplinkIdentity identity, UplinkLimits limits, Time time, Loop loop)
    implements ConnectionFactory {

  @Override
  public Connection open(boolean cleanStart, Message will, ConnectionListener listener) {
    var arrivals = new Arrivals();
    var holdBack = new HoldBack(time, loop, limits.teardownMin());
    var plug = new BrokerPlug(config, limits.connackLimit(), arrivals, holdBack);
    var connection = new PahoConnection(identity, arrivals, listener);
    connection.begin(new ConnectOptions(config, limits, cleanStart, will, plug));
    return connection;
  }
}
