package io.lintel.gateway.mqtt;

import static io.lintel.gateway.mqtt.UplinkRig.BASE;
import static io.lintel.gateway.mqtt.UplinkRig.EVENT;
import static io.lintel.gateway.mqtt.UplinkRig.QUICK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.log.Happening;
import io.lintel.gateway.mqtt.broker.Client;
import io.lintel.gateway.mqtt.broker.FakeBroker;
import io.lintel.gateway.mqtt.broker.Packet;
import io.lintel.gateway.mqtt.broker.Packet.Connect;
import io.lintel.gateway.mqtt.broker.Packet.Publish;
import io.lintel.gateway.mqtt.broker.Properties;
import io.lintel.gateway.mqtt.broker.Script;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What the MQTT client does wrong under faults, and that none of it reaches the uplink; with what
 * comes to the gateway: {@link CommandFaultsTest}.
 */
class FaultTableTest {
  /** A broker that announces something in its CONNACK. */
  private interface Announcing extends Script {
    Properties announced();

    @Override
    default void connected(Client client, Connect connect) {
      client.connack(0, false, announced());
    }
  }

  @Test
  void a_publish_that_is_not_authorised_stays_in_the_outbox_and_alarms() throws Exception {
    var script =
        new Script() {
          @Override
          public void published(Client client, Publish publish) {
            client.puback(publish, publish.topic().contains("/event/") ? 0x87 : 0);
          }
        };
    try (var broker = FakeBroker.playing(script);
        var rig = new UplinkRig(UplinkRig.config(broker.url())).awaitReady()) {
      rig.publish(1);
      String alarm = rig.awaitLog(Happening.UplinkAlarm.class).message();
      assertTrue(alarm.contains("0x87"), alarm);
      assertEquals(1, rig.store.size());
      assertEquals(List.of(), rig.store.acknowledged());

      broker.play(new Script() {});
      awaitEvents(broker, 2);
      rig.awaitDrained();
    }
  }

  @Test
  void a_receive_maximum_of_65535_does_not_stop_publishing_before_or_after_a_reconnect()
      throws Exception {
    Announcing script = () -> Properties.none().with(Properties.RECEIVE_MAXIMUM, 65_535);
    try (var broker = FakeBroker.playing(script);
        var rig = new UplinkRig(UplinkRig.config(broker.url())).awaitReady()) {
      rig.publish(30);
      awaitEvents(broker, 30);
      broker.all().getLast().client().hangUp();
      broker.await(Connect.class, all -> all.size() == 2);
      rig.publish(30);
      awaitEvents(broker, 60);
      rig.awaitDrained();
    }
  }

  @Test
  void a_receive_maximum_of_5_is_never_exceeded_and_everything_arrives() throws Exception {
    var inFlight = new AtomicInteger();
    var most = new AtomicInteger();
    Queue<Publish> unanswered = new ArrayDeque<>();
    var script =
        new Announcing() {
          @Override
          public Properties announced() {
            return Properties.none().with(Properties.RECEIVE_MAXIMUM, 5);
          }

          // Answers the oldest once five are open, or when no more come.
          @Override
          public void published(Client client, Publish publish) {
            unanswered.add(publish);
            most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
            boolean presence = publish.topic().endsWith("presence");
            while (!unanswered.isEmpty() && (presence || inFlight.get() >= 5)) {
              inFlight.decrementAndGet();
              client.puback(unanswered.remove(), 0);
            }
          }
        };
    try (var broker = FakeBroker.playing(script);
        var rig = new UplinkRig(UplinkRig.config(broker.url())).awaitReady()) {
      rig.publish(20);
      awaitEvents(broker, 20);
      assertEquals(5, most.get());
    }
  }

  @Test
  void topic_aliases_offered_by_the_broker_are_never_used_not_even_when_resending()
      throws Exception {
    var script =
        new Announcing() {
          @Override
          public Properties announced() {
            return Properties.none().with(Properties.TOPIC_ALIAS_MAXIMUM, 10);
          }

          @Override
          public void published(Client client, Publish publish) {
            boolean first = client.number() == 1;
            if (!first || publish.text().contains("\"sequence\":1,") || isPresence(publish)) {
              client.puback(publish, 0);
            } else if (publish.text().contains("\"sequence\":3,")) {
              client.hangUp();
            }
          }
        };
    try (var broker = FakeBroker.playing(script);
        var rig = new UplinkRig(UplinkRig.config(broker.url())).awaitReady()) {
      rig.publish(3);
      rig.awaitDrained();
      var events = events(broker);
      assertEquals(Set.of("1", "2", "3"), sequences(events));
      assertTrue(events.stream().allMatch(event -> event.topic().equals(BASE + EVENT)));
      assertTrue(
          broker.all(Publish.class).stream()
              .noneMatch(p -> p.properties().number(Properties.TOPIC_ALIAS).isPresent()));
    }
  }

  @Test
  void a_missing_connack_is_given_up_and_the_next_try_succeeds() throws Exception {
    var script =
        new Script() {
          @Override
          public void connected(Client client, Connect connect) {
            if (client.number() > 1) {
              Script.super.connected(client, connect);
            }
          }
        };
    var limits = QUICK.watching(Duration.ofMillis(1_100), Duration.ofSeconds(15));
    try (var broker = FakeBroker.playing(script);
        var rig = new UplinkRig(UplinkRig.config(broker.url()), limits, new FakeStore())) {
      rig.awaitReady();
      assertTrue(offline(rig).contains("uplink.no_answer"));
    }
  }

  @Test
  void a_half_open_connection_is_noticed_by_its_keep_alive() throws Exception {
    var script =
        new Script() {
          @Override
          public void pinged(Client client) {
            if (client.number() > 1) {
              client.pong();
            }
          }
        };
    try (var broker = FakeBroker.playing(script);
        var rig =
            new UplinkRig(UplinkRig.config(broker.url(), Duration.ofSeconds(1))).awaitReady()) {
      broker.await(Connect.class, all -> all.size() == 2);
      assertTrue(offline(rig).contains("uplink.silent"));
    }
  }

  @Test
  void no_topic_aliases_are_offered_to_the_broker() throws Exception {
    try (var broker = FakeBroker.playing(new Script() {});
        var rig = new UplinkRig(UplinkRig.config(broker.url())).awaitReady()) {
      assertTrue(rig.uplink.report().connected());
      var connect = broker.all(Connect.class).getFirst();
      assertEquals(0, connect.properties().number(Properties.TOPIC_ALIAS_MAXIMUM).orElse(0));
    }
  }

  @Test
  void five_hundred_events_and_three_broken_connections_lose_nothing_and_keep_their_order()
      throws Exception {
    var count = new AtomicInteger();
    var script =
        new Script() {
          @Override
          public void published(Client client, Publish publish) {
            int n = isPresence(publish) ? 0 : count.incrementAndGet();
            if (n > 0 && n % 150 == 0 && n <= 450) {
              client.hangUp();
            } else {
              client.puback(publish, 0);
            }
          }
        };
    try (var broker = FakeBroker.playing(script);
        var rig = new UplinkRig(UplinkRig.config(broker.url())).awaitReady()) {
      rig.publish(500);
      rig.awaitDrained();
      var wanted = IntStream.rangeClosed(1, 500).mapToObj(Integer::toString).toList();
      assertEquals(wanted, events(broker).stream().map(Envelopes::sequence).distinct().toList());
      assertEquals(4, broker.connections());
      assertTrue(events(broker).stream().noneMatch(Publish::duplicate));
    }
  }

  @Test
  void a_broker_that_shuts_down_is_connected_to_again() throws Exception {
    try (var broker = FakeBroker.playing(new Script() {});
        var rig = new UplinkRig(UplinkRig.config(broker.url())).awaitReady()) {
      var first = afterItsLastWord(broker);
      first.disconnect(0x8B);
      first.hangUp();
      broker.await(Packet.Subscribe.class, all -> all.size() == 2);
      assertTrue(offline(rig).contains("0x8B"));
    }
  }

  @Test
  void a_take_over_is_told_and_not_fought_against() throws Exception {
    try (var broker = FakeBroker.playing(new Script() {});
        var rig = new UplinkRig(UplinkRig.config(broker.url())).awaitReady()) {
      var first = afterItsLastWord(broker);
      first.disconnect(0x8E);
      first.hangUp();
      var retryIn = rig.awaitLog(Happening.UplinkOffline.class).retryIn().orElseThrow();
      assertTrue(retryIn.compareTo(Duration.ofMinutes(5)) >= 0);
      assertEquals("gateway.takeover", rig.told.all().getFirst().type());
      assertEquals(1, broker.connections());
    }
  }

  @Test
  void a_first_connect_that_is_refused_is_tried_again() throws Exception {
    try (var broker = FakeBroker.playing(new Script() {})) {
      broker.down();
      try (var rig = new UplinkRig(UplinkRig.config(broker.url()))) {
        assertTrue(offline(rig).contains("uplink.unreachable"));
        broker.up();
        rig.awaitReady();
      }
    }
  }

  @Test
  void what_happened_while_the_broker_was_away_arrives_in_order() throws Exception {
    try (var broker = FakeBroker.playing(new Script() {});
        var rig = new UplinkRig(UplinkRig.config(broker.url())).awaitReady()) {
      broker.down();
      offline(rig);
      rig.publish(300);
      broker.up();
      rig.awaitDrained();
      var wanted = IntStream.rangeClosed(1, 300).mapToObj(Integer::toString).toList();
      assertEquals(wanted, events(broker).stream().map(Envelopes::sequence).toList());
    }
  }

  // A socket that is closed with bytes unread resets the connection, and what it said last is lost.
  private static Client afterItsLastWord(FakeBroker broker) {
    broker.awaitOne(Publish.class, FaultTableTest::isPresence);
    return broker.all().getFirst().client();
  }

  private static String offline(UplinkRig rig) {
    return rig.awaitLog(Happening.UplinkOffline.class).cause();
  }

  private static boolean isPresence(Publish publish) {
    return publish.topic().endsWith("/presence");
  }

  private static List<Publish> events(FakeBroker broker) {
    return broker.all(Publish.class).stream().filter(p -> !isPresence(p)).toList();
  }

  private static Set<String> sequences(List<Publish> events) {
    return events.stream().map(Envelopes::sequence).collect(Collectors.toSet());
  }

  private static void awaitEvents(FakeBroker broker, int count) {
    broker.await(Publish.class, all -> all.stream().filter(p -> !isPresence(p)).count() >= count);
  }
}
