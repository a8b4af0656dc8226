package io.lintel.hardware.bench;

import io.lintel.gateway.model.Bytes;
import io.lintel.hardware.rig.Client;
import io.lintel.hardware.rig.GatewayFile;
import io.lintel.hardware.rig.SimulatorControl;
import io.lintel.hardware.rig.Site;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.eclipse.paho.mqttv5.common.MqttException;

/** Events a second, from a bolt moved by hand to a subscriber, each committed with an fsync. */
final class EventBench {
  /** As many as the gateway's uplink keeps in flight. */
  private static final int GATEWAY_WINDOW = 20;

  private final Site site;
  private final int doors;

  /** Over all runs, so that every deed moves its bolt to the other end. */
  private int moved;

  EventBench(Site site, int doors) {
    this.site = site;
    this.doors = doors;
  }

  /** Through the gateway. */
  double perSecond(int events) {
    Arrivals arrivals = new Arrivals(doors);
    site.platform().listen(arrivals);
    try (SimulatorControl control = site.control()) {
      long startNanos = System.nanoTime();
      int first = moved;
      moved += events;
      control.actAll(events, n -> deed(first + n, arrivals, n >= doors));
      arrivals.awaitAll(first, events);
      return perSecond(events, startNanos);
    }
  }

  /**
   * The hand waits for the bolt it moved a round of doors ago: one that travels cannot be moved.
   *
   * @param movedBefore whether this run moved the door already
   */
  private SimulatorControl.Deed deed(int n, Arrivals arrivals, boolean movedBefore) {
    int door = n % doors + 1;
    if (movedBefore) {
      arrivals.await(door);
    }
    boolean unlock = (n / doors) % 2 == 0;
    return new SimulatorControl.Deed(
        GatewayFile.deviceId(door), unlock ? "manual_unlock" : "manual_lock");
  }

  /** The same number of messages of the same size, published by Paho alone to a subscriber. */
  double rawPahoPerSecond(int events, int bytes) throws MqttException {
    Semaphore arrived = new Semaphore(0);
    Bytes payload = Bytes.utf8("x".repeat(bytes));
    try (Client observer =
            Client.connect(site.broker().url(), List.of("raw/#"), message -> arrived.release());
        Client publisher = Client.narrow(site.broker().url(), GATEWAY_WINDOW)) {
      long startNanos = System.nanoTime();
      for (int n = 0; n < events; n++) {
        publisher.send(Client.Outgoing.of("raw/event", payload));
      }
      Arrivals.take(arrived, events, "raw messages");
      return observer.connected() ? perSecond(events, startNanos) : Double.NaN;
    }
  }

  /** Writes of the same size, each forced to the disk that holds the store. */
  double rawFsyncPerSecond(int writes, int bytes) throws IOException {
    Path file = site.dataDir().resolve("raw-fsync");
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE)) {
      long startNanos = System.nanoTime();
      for (int n = 0; n < writes; n++) {
        channel.write(ByteBuffer.allocate(bytes));
        channel.force(false);
      }
      return perSecond(writes, startNanos);
    }
  }

  private static double perSecond(int count, long startNanos) {
    return count * 1e9 / (System.nanoTime() - startNanos);
  }
}
