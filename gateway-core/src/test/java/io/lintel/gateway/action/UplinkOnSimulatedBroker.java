package io.lintel.gateway.action;

import io.lintel.gateway.config.MqttConfig;
import io.lintel.gateway.mqtt.MqttUplink;
import io.lintel.gateway.mqtt.UplinkIdentity;
import io.lintel.gateway.mqtt.UplinkLimits;
import io.lintel.gateway.mqtt.UplinkPorts;
import java.net.URI;

/** The real uplink between a box and a simulated broker. */
final class UplinkOnSimulatedBroker implements Box.Side {

  private static final MqttConfig CONFIG = MqttConfig.at(URI.create("mqtt://127.0.0.1"));

  private final SimulatedBroker broker;

  UplinkOnSimulatedBroker(SimulatedBroker broker) {
    this.broker = broker;
  }

  @Override
  public void start(Box box) {
    var ports =
        new UplinkPorts(
            box.time,
            box.time.loop(),
            box.store,
            box.engine,
            box.engine,
            box.told::add,
            (published, done) -> box.store.raiseEpoch(published + 1, result -> done.run()),
            box.random.nextLong());
    new MqttUplink(
            CONFIG,
            new UplinkIdentity("gw", "0.0.0-test", "simulated"),
            UplinkLimits.standard(),
            broker,
            ports)
        .start();
  }

  @Override
  public void die() {
    broker.forgetConnection();
  }
}
