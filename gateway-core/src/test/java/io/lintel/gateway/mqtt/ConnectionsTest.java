package io.lintel.gateway.mqtt;

import static io.lintel.gateway.mqtt.UplinkRig.BASE;
import static io.lintel.gateway.mqtt.UplinkRig.QUICK;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lintel.gateway.model.Bytes;
import io.lintel.gateway.mqtt.broker.Client;
import io.lintel.gateway.mqtt.broker.FakeBroker;
import io.lintel.gateway.mqtt.broker.Packet;
import io.lintel.gateway.mqtt.broker.Packet.Connect;
import io.lintel.gateway.mqtt.broker.Packet.Publish;
import io.lintel.gateway.mqtt.broker.Properties;
import io.lintel.gateway.mqtt.broker.Script;
import io.lintel.gateway.store.Birth;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the uplink says on the wire, packet by packet. */
class ConnectionsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void the_connect_packet_is_what_the_contract_says() throws Exception {
    try (var broker = FakeBroker.playing(new Script() {});
        var rig = new UplinkRig(UplinkRig.config(broker.url())).awaitReady()) {
      var connect = broker.all(Connect.class).getFirst();
      assertEquals("gw1", connect.clientId());
      assertEquals(30, connect.keepAliveSeconds());
      assertEquals(86_400, connect.properties().number(Properties.SESSION_EXPIRY).orElseThrow());
      assertEquals(8, connect.properties().number(Properties.RECEIVE_MAXIMUM).orElseThrow());
      assertEquals(65_536, connect.properties().number(Properties.MAXIMUM_PACKET).orElseThrow());
      var will = connect.will().orElseThrow();
      assertEquals(BASE + "presence", will.topic());
      assertTrue(will.retained());
      assertEquals(1, will.qos());
      assertEquals(30, will.properties().number(Properties.WILL_DELAY).orElseThrow());
      assertEquals("offline", JSON.readTree(will.text()).path("status").asText());
      assertTrue(rig.uplink.report().connected());
    }
  }

  @Test
  void presence_and_will_tell_of_one_session_store_and_epoch() throws Exception {
    try (var broker = FakeBroker.playing(new Script() {});
        var rig = new UplinkRig(UplinkRig.config(broker.url())).awaitReady()) {
      var online = JSON.readTree(presence(broker, 1).text());
      var will = broker.all(Connect.class).getFirst().will().orElseThrow();
      assertEquals(List.of("online", "offline"), List.of(status(online), status(will.text())));
      assertEquals(online.path("session"), JSON.readTree(will.text()).path("session"));
      assertEquals(rig.store.birth().storeId().toString(), online.path("store_id").asText());
      assertEquals(1, online.path("epoch").asLong());
      assertTrue(online.path("since").asText().endsWith("Z"));
      assertEquals("0.1.0", online.path("version").asText());
    }
  }

  @Test
  void only_the_first_connect_of_an_epoch_is_a_clean_start_also_after_a_restart() throws Exception {
    var store = new FakeStore();
    try (var broker = FakeBroker.playing(new Script() {})) {
      try (var rig = new UplinkRig(UplinkRig.config(broker.url()), QUICK, store).awaitReady()) {
        broker.all().getLast().client().hangUp();
        broker.await(Connect.class, all -> all.size() == 2);
        assertTrue(rig.log.all().size() > 0);
      }
      try (var rig = new UplinkRig(UplinkRig.config(broker.url()), QUICK, store)) {
        rig.awaitReady();
      }
      var cleanStarts = broker.all(Connect.class).stream().map(Connect::cleanStart).toList();
      assertTrue(cleanStarts.getFirst());
      assertFalse(cleanStarts.subList(1, cleanStarts.size()).contains(true));
    }
  }

  @Test
  void the_subscription_is_what_the_contract_says_and_made_on_every_connection() throws Exception {
    try (var broker = FakeBroker.playing(new Script() {});
        var rig = new UplinkRig(UplinkRig.config(broker.url())).awaitReady()) {
      broker.all().getLast().client().hangUp();
      var subscribes = broker.await(Packet.Subscribe.class, all -> all.size() == 2);
      var wanted = List.of(new Packet.Filter(BASE + "command/+", 1, true, true, 2));
      assertEquals(List.of(wanted, wanted), subscribes.stream().map(s -> s.filters()).toList());
      assertEquals(List.of(), rig.told.all());
    }
  }

  @Test
  void a_clean_end_says_offline_and_goodbye() throws Exception {
    try (var broker = FakeBroker.playing(new Script() {})) {
      try (var rig = new UplinkRig(UplinkRig.config(broker.url())).awaitReady()) {
        presence(broker, 1);
        assertTrue(rig.uplink.report().connected());
      }
      assertEquals("offline", status(presence(broker, 2).text()));
      broker.awaitOne(Packet.Disconnect.class, goodbye -> goodbye.reasonCode() == 0);
    }
    Threads.awaitNone();
  }

  @Test
  void each_channel_has_its_expiry_and_retain_flag() throws Exception {
    try (var broker = FakeBroker.playing(new Script() {});
        var rig = new UplinkRig(UplinkRig.config(broker.url())).awaitReady()) {
      rig.store.publish("attempt/a1", Instant.now());
      rig.store.publish("event/lock.locked/d1", Instant.now());
      rig.uplink.put("state/d1", Bytes.utf8("{}"));
      rig.uplink.put("inventory", Bytes.utf8("{}"));
      rig.uplink.send(BASE + "reply/me", Bytes.utf8("{}"), Optional.of(Bytes.utf8("c-1")));
      expect(broker, "attempt/a1", false, 7 * 86_400);
      expect(broker, "event/lock.locked/d1", false, 30 * 86_400);
      expect(broker, "state/d1", true, 0);
      expect(broker, "inventory", true, 0);
      var reply = expect(broker, "reply/me", false, 60);
      assertEquals(
          "c-1",
          new String(reply.properties().binary(Properties.CORRELATION_DATA).orElseThrow(), UTF_8));
    }
  }

  @Test
  void an_old_event_says_historical_and_nothing_else_of_it_changes() throws Exception {
    try (var broker = FakeBroker.playing(new Script() {});
        var rig = new UplinkRig(UplinkRig.config(broker.url())).awaitReady()) {
      rig.store.publish("event/lock.locked/d1", Instant.now().minusSeconds(61));
      rig.store.publish("event/lock.locked/d2", Instant.now());
      String old = broker.awaitOne(Publish.class, p -> p.topic().endsWith("d1")).text();
      String fresh = broker.awaitOne(Publish.class, p -> p.topic().endsWith("d2")).text();
      assertTrue(old.endsWith("\"sequence\":1,\"historical\":true}"), old);
      assertTrue(fresh.endsWith("\"sequence\":2,\"historical\":false}"), fresh);
    }
  }

  @Test
  void everything_that_the_engine_must_know_of_a_command_reaches_it() throws Exception {
    var properties =
        Properties.none()
            .with(Properties.MESSAGE_EXPIRY, 25)
            .with(Properties.RESPONSE_TOPIC, BASE + "reply/me")
            .with(Properties.CORRELATION_DATA, new byte[100])
            .withUser("trace", "1")
            .withUser("trace", "2");
    var script =
        new Script() {
          @Override
          public void subscribed(Client client, Packet.Subscribe subscribe) {
            client.suback(subscribe, 1);
            var payload = Bytes.utf8("unlock");
            client.publish(new Publish(BASE + "command/d1", 7, 1, true, true, properties, payload));
          }
        };
    try (var broker = FakeBroker.playing(script);
        var rig = new UplinkRig(UplinkRig.config(broker.url()))) {
      var command = rig.commands.await(all -> all.size() == 1, "a command").getFirst().message();
      assertEquals(BASE + "command/d1", command.topic());
      assertEquals("unlock", command.payload().utf8());
      assertTrue(command.retained());
      assertTrue(command.duplicate());
      assertFalse(command.beforeSubscribed());
      assertEquals(Optional.of(Duration.ofSeconds(25)), command.expiry());
      assertEquals(Optional.of(BASE + "reply/me"), command.responseTopic());
      assertEquals(64, command.correlation().orElseThrow().size());
      assertEquals(
          List.of(Map.entry("trace", "1"), Map.entry("trace", "2")), command.userProperties());
    }
  }

  @Test
  void a_broker_that_accepts_and_hangs_up_at_once_leaves_no_thread_behind() throws Exception {
    var script =
        new Script() {
          @Override
          public void connected(Client client, Connect connect) {
            client.hangUp();
          }
        };
    try (var broker = FakeBroker.playing(script)) {
      try (var rig = new UplinkRig(UplinkRig.config(broker.url()))) {
        Waits.until(() -> broker.connections() >= 6, () -> "at the sixth try");
        assertFalse(rig.uplink.report().connected());
      }
    }
    Threads.awaitNone();
  }

  @Test
  void a_lost_store_reads_the_retained_epoch_before_it_publishes_anything() throws Exception {
    var store = new FakeStore();
    store.born(new Birth(new UUID(0, 8), 1, true, Instant.EPOCH, Optional.empty(), false));
    var script =
        new Script() {
          @Override
          public void subscribed(Client client, Packet.Subscribe subscribe) {
            client.suback(subscribe, 1);
            if (subscribe.filters().getFirst().topic().endsWith("presence")) {
              var kept = Bytes.utf8("{\"status\":\"offline\",\"epoch\":41}");
              client.publish(
                  new Publish(BASE + "presence", 3, 1, false, true, Properties.none(), kept));
            }
          }
        };
    try (var broker = FakeBroker.playing(script);
        var rig = UplinkRig.raising(UplinkRig.config(broker.url()), store)) {
      rig.awaitReady();
      var online = JSON.readTree(presence(broker, 1).text());
      assertEquals(42, online.path("epoch").asLong());
      var will = broker.all(Connect.class).getLast().will().orElseThrow();
      assertEquals(42, JSON.readTree(will.text()).path("epoch").asLong());
    }
  }

  private static Publish expect(FakeBroker broker, String topic, boolean retained, long expiry) {
    var publish = broker.awaitOne(Publish.class, p -> p.topic().equals(BASE + topic));
    assertEquals(retained, publish.retained(), topic);
    assertEquals(expiry, publish.properties().number(Properties.MESSAGE_EXPIRY).orElse(0), topic);
    assertEquals(1, publish.qos(), topic);
    return publish;
  }

  /** The n-th presence that was published, counted from 1. */
  private static Publish presence(FakeBroker broker, int n) {
    return broker.await(Publish.class, all -> presences(all).size() >= n).stream()
        .filter(publish -> publish.topic().endsWith("/presence"))
        .toList()
        .get(n - 1);
  }

  private static List<Publish> presences(List<Publish> all) {
    return all.stream().filter(publish -> publish.topic().endsWith("/presence")).toList();
  }

  private static String status(JsonNode presence) {
    return presence.path("status").asText();
  }

  private static String status(String presence) throws Exception {
    return status(JSON.readTree(presence));
  }
}
