package io.lintel.gateway.boot;

import io.lintel.gateway.action.Engine;
import io.lintel.gateway.config.MqttConfig;
import io.lintel.gateway.log.HouseLog;
import io.lintel.gateway.model.Identity;
import io.lintel.gateway.mqtt.MqttUplink;
import io.lintel.gateway.mqtt.UplinkIdentity;
import io.lintel.gateway.mqtt.UplinkLimits;
import io.lintel.gateway.mqtt.UplinkPorts;
import io.lintel.gateway.mqtt.paho.PahoConnections;
import io.lintel.gateway.store.Store;
import io.lintel.gateway.time.ThreadLoop;
import io.lintel.gateway.time.Time;
import java.util.function.Consumer;

/** The uplink and the loop it runs on. */
final class UplinkSide implements AutoCloseable {

  private final ThreadLoop loop;
  private final MqttUplink uplink;

  UplinkSide(
      MqttConfig config,
      Identity identity,
      Time time,
      Store store,
      Engine engine,
      Seams seams,
      HouseLog house,
      Consumer<Throwable> onBug) {
    loop = new ThreadLoop("uplink", onBug);
    var us = new UplinkIdentity(identity.gatewayId(), identity.version(), config.url().toString());
    var limits = UplinkLimits.standard();
    var ports =
        new UplinkPorts(
            time,
            loop,
            store,
            seams.intake().apply(engine),
            engine,
            house,
            (published, done) -> store.raiseEpoch(published + 1, result -> done.run()),
            time.bootNanos());
    uplink =
        new MqttUplink(
            config, us, limits, new PahoConnections(config, us, limits, time, loop), ports);
  }

  MqttUplink uplink() {
    return uplink;
  }

  @Override
  public void close() {
    uplink.close();
    loop.close();
  }
}
