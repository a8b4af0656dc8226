package io.lintel.gateway.mqtt;

import java.util.List;

/** Threads of the MQTT client, which names them after what they do and the client id. */
public final class Threads {

  private Threads() {}

  /** The client's threads of the uplink under test. */
  public static List<String> ofUplink() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("MQTT") && name.endsWith(UplinkRig.GATEWAY))
        .toList();
  }

  public static void awaitNone() {
    Waits.until(() -> ofUplink().isEmpty(), () -> "without threads: " + ofUplink());
  }
}
