package io.lintel.hardware.bench;

import io.lintel.gateway.model.Bytes;
import io.lintel.hardware.rig.Client;
import io.lintel.hardware.rig.GatewayFile;
import io.lintel.hardware.rig.Message;
import io.lintel.hardware.rig.Signal;
import io.lintel.hardware.rig.SimulatorControl;
import io.lintel.hardware.rig.Site;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.paho.mqttv5.common.MqttException;

/** Events a second, from a bolt moved by hand to a subscriber, each committed with an fsync. */
final class EventBench {
  private static final Duration LIMIT = Duration.ofMinutes(2);

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
  double perSecond(int events) throws MqttException {
    Counter counter = new Counter();
    try (Client observer = site.platform().observer("event/#", counter);
        SimulatorControl control = site.control()) {
      long startNanos = System.nanoTime();
      int first = moved;
      moved += events;
      int done = control.actAll(events, n -> deed(first + n));
      counter.await(done);
      return perSecond(done, startNanos) + (observer.connected() ? 0 : Double.NaN);
    }
  }

  private SimulatorControl.Deed deed(int n) {
    boolean unlock = (n / doors) % 2 == 0;
    return new SimulatorControl.Deed(
        GatewayFile.deviceId(n % doors + 1), unlock ? "manual_unlock" : "manual_lock");
  }

  /** The same number of messages of the same size, published by Paho alone to a subscriber. */
  double rawPahoPerSecond(int events, int bytes) throws MqttException {
    Counter counter = new Counter();
    Bytes payload = Bytes.utf8("x".repeat(bytes));
    try (Client observer = Client.connect(site.broker().url(), List.of("raw/#"), counter);
        Client publisher = Client.narrow(site.broker().url(), GATEWAY_WINDOW)) {
      long startNanos = System.nanoTime();
      for (int n = 0; n < events; n++) {
        publisher.send(Client.Outgoing.of("raw/event", payload));
      }
      counter.await(events);
      return perSecond(events, startNanos) + (observer.connected() ? 0 : Double.NaN);
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

  /** Counts messages. */
  private static final class Counter implements java.util.function.Consumer<Message> {
    private final AtomicInteger count = new AtomicInteger();
    private final Signal counted = new Signal();

    @Override
    public void accept(Message message) {
      count.incrementAndGet();
      counted.changed();
    }

    void await(int wanted) {
      if (counted
          .within(LIMIT, () -> Optional.of(count.get()).filter(n -> n >= wanted))
          .isEmpty()) {
        throw new AssertionError(count.get() + " of " + wanted + " events came within " + LIMIT);
      }
    }
  }
}
