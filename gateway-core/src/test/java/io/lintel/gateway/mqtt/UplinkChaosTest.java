package io.lintel.gateway.mqtt;

import static io.lintel.gateway.mqtt.UplinkRig.BASE;
import static io.lintel.gateway.mqtt.UplinkRig.QUICK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.config.MqttConfig;
import io.lintel.gateway.log.Happening;
import io.lintel.gateway.mqtt.broker.ChaosProxy;
import io.lintel.gateway.mqtt.broker.Client;
import io.lintel.gateway.mqtt.broker.FakeBroker;
import io.lintel.gateway.mqtt.broker.Mosquitto;
import io.lintel.gateway.mqtt.broker.Packet;
import io.lintel.gateway.mqtt.broker.Platform;
import io.lintel.gateway.mqtt.broker.Script;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wires that break and brokers that die. Both sides keep a record, and the test compares them. */
class UplinkChaosTest {
  private static final int EVENTS = 20_000;
  private static final int CUTS = 8;
  private static final int BYTES_PER_CUT_MAX = 1_500_000;

  @TempDir Path folder = Path.of("");

  @Test
  void twenty_thousand_events_over_a_wire_that_is_cut_all_arrive_with_repeats_only()
      throws Exception {
    long seed = Long.getLong("sim.seed", 20_251_123L);
    var acknowledged = ConcurrentHashMap.<String>newKeySet();
    try (var broker = FakeBroker.playing(recording(acknowledged));
        var proxy = new ChaosProxy(broker.port(), seed, BYTES_PER_CUT_MAX, CUTS);
        var rig = new UplinkRig(UplinkRig.config(proxy.url()))) {
      rig.publish(EVENTS);
      Waits.until(() -> rig.store.size() == 0, () -> "drained: " + rig.uplink.report(), 120);
      assertEquals(all(EVENTS), arrived(broker), "seed " + seed);
      assertTrue(proxy.cuts() >= CUTS / 2, "only " + proxy.cuts() + " cuts");
      assertEquals(List.of(), unknown(rig, acknowledged), "acknowledged without a PUBACK");
      assertEquals(0, rig.store.dead().size(), "seed " + seed);
    }
    Threads.awaitNone();
  }

  @Test
  void every_publish_that_a_killed_broker_had_not_acknowledged_arrives() throws Exception {
    try (var broker = Mosquitto.open(folder)) {
      // the default: what nobody receives is not delivered
      var config = MqttConfig.at(URI.create("mqtt://127.0.0.1:" + broker.port()));
      try (var rig = new UplinkRig(config, QUICK, new FakeStore()).awaitReady()) {
        var heard = new HashSet<String>();
        Set<String> acknowledgedBefore;
        try (var platform = Platform.of(broker.port(), BASE + "event/#")) {
          rig.publish(2_000);
          platform.heard().await(all -> all.size() >= 500, "500 events");
          broker.kill();
          // what the broker had answered is heard before its end is
          rig.awaitLog(Happening.UplinkOffline.class);
          acknowledgedBefore = acknowledged(rig);
          collect(platform, heard);
        }
        broker.restart();
        try (var platform = Platform.of(broker.port(), BASE + "event/#")) {
          rig.publish(1_000);
          Waits.until(() -> rig.store.size() == 0, () -> "drained", 60);
          platform
              .heard()
              .await(
                  all -> all.stream().anyMatch(m -> Envelopes.sequence(m.text()).equals("3000")),
                  "the last event");
          collect(platform, heard);
        }
        var owed = all(3_000);
        owed.removeAll(acknowledgedBefore);
        owed.removeAll(heard);
        assertEquals(Set.of(), owed, "neither acknowledged before the kill nor heard");
      }
    }
  }

  private static Script recording(Set<String> acknowledged) {
    return new Script() {
      @Override
      public void published(Client client, Packet.Publish publish) {
        if (publish.topic().contains("/event/")) {
          acknowledged.add(Envelopes.sequence(publish));
        }
        client.puback(publish, 0);
      }
    };
  }

  private static Set<String> all(int events) {
    return IntStream.rangeClosed(1, events)
        .mapToObj(Integer::toString)
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static Set<String> arrived(FakeBroker broker) {
    return broker.all(Packet.Publish.class).stream()
        .filter(publish -> publish.topic().contains("/event/"))
        .map(Envelopes::sequence)
        .collect(Collectors.toSet());
  }

  private static Set<String> acknowledged(UplinkRig rig) {
    return rig.store.acknowledged().stream().map(String::valueOf).collect(Collectors.toSet());
  }

  private static List<String> unknown(UplinkRig rig, Set<String> answered) {
    return acknowledged(rig).stream().filter(sequence -> !answered.contains(sequence)).toList();
  }

  private static void collect(Platform platform, Set<String> heard) {
    platform.heard().all().forEach(message -> heard.add(Envelopes.sequence(message.text())));
  }
}
