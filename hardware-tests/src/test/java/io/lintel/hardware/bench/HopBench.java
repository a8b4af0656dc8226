package io.lintel.hardware.bench;

import io.lintel.gateway.model.Bytes;
import io.lintel.hardware.rig.Client;
import io.lintel.hardware.rig.Signal;
import io.lintel.hardware.rig.Site;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.eclipse.paho.mqttv5.common.MqttException;

/** The floor of every command: publish to a subscriber through the same broker, nothing else. */
final class HopBench {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Site site;

  HopBench(Site site) {
    this.site = site;
  }

  /** As many messages, one at a time. */
  Samples run(int messages) throws MqttException {
    List<Long> hops = Collections.synchronizedList(new ArrayList<>());
    Signal heard = new Signal();
    String url = site.broker().url();
    try (Client observer =
            Client.connect(
                url,
                List.of("hop/#"),
                message -> {
                  hops.add(message.arrivedNanos() - Long.parseLong(message.text()));
                  heard.changed();
                });
        Client publisher = Client.narrow(url, 1)) {
      for (int n = 1; n <= messages && observer.connected(); n++) {
        int wanted = n;
        publisher.send(Client.Outgoing.of("hop/x", Bytes.utf8("" + System.nanoTime())));
        heard.awaitTrue("a hop", LIMIT, () -> hops.size() >= wanted);
      }
      return Samples.ofNanos(List.copyOf(hops));
    }
  }
}
