package io.lintel.gateway.mqtt;

import static io.lintel.gateway.mqtt.UplinkRig.BASE;
import static io.lintel.gateway.mqtt.UplinkRig.EVENT;
import static io.lintel.gateway.mqtt.UplinkRig.QUICK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.config.MqttConfig;
import io.lintel.gateway.log.Happening;
import io.lintel.gateway.model.Bytes;
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

/** What the MQTT client does wrong under faults, and that none of it reaches the uplink. */
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
      awaitDrained(rig);
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
      awaitDrained(rig);
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
      awaitDrained(rig);
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
        var rig = new UplinkRig(keepAlive(broker, 1)).awaitReady()) {
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
  void a_message_with_an_alias_that_was_not_offered_is_neither_taken_nor_acknowledged()
      throws Exception {
    var script =
        new Script() {
          @Override
          public void subscribed(Client client, Packet.Subscribe subscribe) {
            client.suback(subscribe, 1);
            if (client.number() == 1) {
              var alias = Properties.none().with(Properties.TOPIC_ALIAS, 1);
              client.publish(new Publish("", 5, 1, false, false, alias, Bytes.utf8("x")));
            }
          }
        };
    try (var broker = FakeBroker.playing(script);
        var rig = new UplinkRig(UplinkRig.config(broker.url())).awaitReady()) {
      broker.await(Connect.class, all -> all.size() == 2);
      assertEquals(List.of(), rig.commands.all());
      assertEquals(List.of(), broker.all(Packet.Puback.class));
    }
  }

  @Test
  void thirty_messages_before_the_suback_neither_block_nor_get_lost() throws Exception {
    var script =
        new Script() {
          @Override
          public void subscribed(Client client, Packet.Subscribe subscribe) {
            for (int id = 1; id <= 30; id++) {
              client.publish(BASE + "command/door", id, "early " + id);
            }
            client.suback(subscribe, 1);
            client.publish(BASE + "command/door", 31, "late");
          }
        };
    try (var broker = FakeBroker.playing(script);
        var rig = new UplinkRig(UplinkRig.config(broker.url())).awaitReady()) {
      var commands = rig.commands.await(all -> all.size() == 31, "31 commands");
      assertTrue(commands.subList(0, 30).stream().allMatch(c -> c.message().beforeSubscribed()));
      assertFalse(commands.getLast().message().beforeSubscribed());
      broker.await(Packet.Puback.class, all -> all.size() == 31);
    }
  }

  @Test
  void commands_that_are_not_stored_yet_do_not_end_the_connection() throws Exception {
    var script =
        new Script() {
          @Override
          public void subscribed(Client client, Packet.Subscribe subscribe) {
            client.suback(subscribe, 1);
            for (int id = 1; id <= QUICK.ourReceiveMaximum(); id++) {
              client.publish(BASE + "command/door", id, "unlock");
            }
          }
        };
    try (var broker = FakeBroker.playing(script);
        var rig =
            new UplinkRig(keepAlive(broker, 1), QUICK, new FakeStore(), CommandIntakes.holding())) {
      rig.commands.await(all -> all.size() == QUICK.ourReceiveMaximum(), "all commands");
      broker.await(Packet.Ping.class, all -> all.size() >= 3);
      rig.publish(1);
      awaitDrained(rig);
      assertEquals(1, broker.connections());
      assertEquals(List.of(), broker.all(Packet.Puback.class));
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
      awaitDrained(rig);
      var wanted = IntStream.rangeClosed(1, 500).mapToObj(Integer::toString).toList();
      assertEquals(wanted, events(broker).stream().map(Envelopes::sequence).distinct().toList());
      assertEquals(4, broker.connections());
      assertTrue(events(broker).stream().noneMatch(Publish::duplicate));
    }
  }

  @Test
  void a_command_is_acknowledged_only_after_it_was_stored_and_in_order() throws Exception {
    var script =
        new Script() {
          @Override
          public void subscribed(Client client, Packet.Subscribe subscribe) {
            client.suback(subscribe, 1);
            for (int id = 1; id <= 8; id++) {
              client.publish(BASE + "command/door", 100 + id, "unlock");
            }
          }
        };
    try (var broker = FakeBroker.playing(script);
        var rig =
            new UplinkRig(
                UplinkRig.config(broker.url()), QUICK, new FakeStore(), CommandIntakes.holding())) {
      var commands = rig.commands.await(all -> all.size() == 8, "8 commands");
      assertEquals(List.of(), broker.all(Packet.Puback.class));
      commands.forEach(command -> command.acknowledge().run());
      var acks = broker.await(Packet.Puback.class, all -> all.size() == 8);
      assertEquals(
          List.of(101, 102, 103, 104, 105, 106, 107, 108),
          acks.stream().map(Packet.Puback::id).toList());
    }
  }

  @Test
  void a_command_that_came_on_an_old_connection_is_not_acknowledged_on_the_new_one()
      throws Exception {
    var script =
        new Script() {
          @Override
          public void subscribed(Client client, Packet.Subscribe subscribe) {
            client.suback(subscribe, 1);
            if (client.number() == 1) {
              client.publish(BASE + "command/door", 9, "unlock");
            }
          }
        };
    try (var broker = FakeBroker.playing(script);
        var rig =
            new UplinkRig(
                UplinkRig.config(broker.url()), QUICK, new FakeStore(), CommandIntakes.holding())) {
      var command = rig.commands.await(all -> all.size() == 1, "a command").getFirst();
      broker.all().getLast().client().hangUp();
      broker.await(Packet.Subscribe.class, all -> all.size() == 2);
      command.acknowledge().run();
      rig.publish(1);
      awaitDrained(rig);
      assertEquals(List.of(), broker.all(Packet.Puback.class));
    }
  }

  @Test
  void a_handler_that_throws_loses_no_command() throws Exception {
    var script =
        new Script() {
          @Override
          public void subscribed(Client client, Packet.Subscribe subscribe) {
            client.suback(subscribe, 1);
            var again = client.number() > 1;
            client.publish(
                new Publish(
                    BASE + "command/door", 9, 1, again, false, Properties.none(), Bytes.utf8("")));
          }
        };
    var calls = new AtomicInteger();
    CommandIntakes.Named failingOnce =
        (message, acknowledge) -> {
          if (calls.incrementAndGet() == 1) {
            throw new IllegalStateException("a bug in the intake");
          }
          acknowledge.run();
        };
    try (var broker = FakeBroker.playing(script);
        var rig =
            new UplinkRig(UplinkRig.config(broker.url()), QUICK, new FakeStore(), failingOnce)) {
      var ack = broker.awaitOne(Packet.Puback.class, all -> true);
      assertEquals(9, ack.id());
      assertEquals(2, broker.connections());
      assertTrue(rig.commands.all().getLast().message().duplicate());
    }
  }

  @Test
  void a_broker_that_shuts_down_is_connected_to_again() throws Exception {
    try (var broker = FakeBroker.playing(new Script() {});
        var rig = new UplinkRig(UplinkRig.config(broker.url())).awaitReady()) {
      var first = broker.all().getFirst().client();
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
      Waits.until(() -> !broker.all(Publish.class).isEmpty(), () -> "online");
      var first = broker.all().getFirst().client();
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
      rig.publish(300);
      broker.up();
      awaitDrained(rig);
      var wanted = IntStream.rangeClosed(1, 300).mapToObj(Integer::toString).toList();
      assertEquals(wanted, events(broker).stream().map(Envelopes::sequence).toList());
    }
  }

  @Test
  void a_packet_larger_than_we_announced_ends_the_connection_and_no_more() throws Exception {
    var script =
        new Script() {
          @Override
          public void subscribed(Client client, Packet.Subscribe subscribe) {
            client.suback(subscribe, 1);
            if (client.number() == 1) {
              client.publish(BASE + "command/door", 1, "x".repeat(70_000));
            }
          }
        };
    try (var broker = FakeBroker.playing(script);
        var rig = new UplinkRig(UplinkRig.config(broker.url()))) {
      broker.await(Packet.Subscribe.class, all -> all.size() == 2);
      assertEquals(List.of(), rig.commands.all());
    }
  }

  private static String offline(UplinkRig rig) {
    return rig.awaitLog(Happening.UplinkOffline.class).cause();
  }

  private static MqttConfig keepAlive(FakeBroker broker, int seconds) {
    return Configs.keepAlive(UplinkRig.config(broker.url()), Duration.ofSeconds(seconds));
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

  private static void awaitDrained(UplinkRig rig) {
    Waits.until(() -> rig.store.size() == 0, () -> "outbox empty: " + rig.uplink.report());
  }
}
