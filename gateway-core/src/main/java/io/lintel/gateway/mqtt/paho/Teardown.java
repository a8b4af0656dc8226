package io.lintel.gateway.mqtt.paho;

import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.common.MqttException;

/** Ends a client for good, on a thread that lives as long as that takes. */
final class Teardown {

  private static final long QUIESCE_MILLIS = 0;
  private static final long DISCONNECT_LIMIT_MILLIS = 200;

  private Teardown() {}

  static void of(MqttAsyncClient client, boolean goodbye, Runnable ended) {
    Thread.ofVirtual().name("mqtt-teardown").start(() -> run(client, goodbye, ended));
  }

  private static void run(MqttAsyncClient client, boolean goodbye, Runnable ended) {
    try {
      disconnect(client, goodbye);
      close(client);
    } finally {
      ended.run();
    }
  }

  private static void disconnect(MqttAsyncClient client, boolean goodbye) {
    try {
      client.disconnectForcibly(QUIESCE_MILLIS, DISCONNECT_LIMIT_MILLIS, goodbye);
    } catch (MqttException | RuntimeException alreadyGone) {
      log("disconnect", alreadyGone);
    }
  }

  private static void close(MqttAsyncClient client) {
    try {
      client.close(true);
    } catch (MqttException | RuntimeException alreadyGone) {
      log("close", alreadyGone);
    }
  }

  /** A client that was lost may complain about being ended; it ends all the same. */
  private static void log(String what, Exception thrown) {
    System.getLogger(Teardown.class.getName())
        .log(System.Logger.Level.DEBUG, () -> what + ": " + thrown);
  }
}
