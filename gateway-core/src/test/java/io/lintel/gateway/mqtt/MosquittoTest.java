package io.lintel.gateway.mqtt;

import static io.lintel.gateway.mqtt.UplinkRig.BASE;
import static io.lintel.gateway.mqtt.UplinkRig.QUICK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.config.MqttConfig;
import io.lintel.gateway.log.Happening;
import io.lintel.gateway.mqtt.broker.ChaosProxy;
import io.lintel.gateway.mqtt.broker.Mosquitto;
import io.lintel.gateway.mqtt.broker.Platform;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The uplink and a broker that nobody here wrote. */
class MosquittoTest {
  @TempDir Path folder = Path.of("");

  @Test
  void commands_that_came_while_the_gateway_was_away_wait_in_its_session() throws Exception {
    var store = new FakeStore();
    try (var broker = Mosquitto.open(folder);
        var platform = Platform.of(broker.port(), BASE + "#")) {
      try (var rig = new UplinkRig(config(broker), QUICK, store)) {
        rig.awaitReady();
      }
      platform.publish(BASE + "command/d1", "one");
      platform.publish(BASE + "command/d1", "two");
      try (var rig = new UplinkRig(config(broker), QUICK, store)) {
        var commands = rig.commands.await(all -> all.size() == 2, "both commands");
        assertEquals("one", commands.get(0).message().payload().utf8());
        assertEquals("two", commands.get(1).message().payload().utf8());
      }
    }
  }

  @Test
  void a_command_that_expired_on_the_way_is_not_delivered_and_another_tells_what_is_left()
      throws Exception {
    var store = new FakeStore();
    var limits = QUICK.withWillDelay(Duration.ofSeconds(3));
    try (var broker = Mosquitto.open(folder);
        var platform = Platform.of(broker.port(), BASE + "#")) {
      loseWithoutAWord(broker, limits, store);
      platform.publish(BASE + "command/d1", "short", false, expiring(1));
      platform.publish(BASE + "command/d1", "long", false, expiring(600));
      awaitWill(platform); // from then on more than 1 s has passed for the broker
      try (var rig = new UplinkRig(config(broker), QUICK, store)) {
        var command = rig.commands.await(all -> !all.isEmpty(), "a command").getFirst();
        assertEquals("long", command.message().payload().utf8());
        assertTrue(command.message().expiry().orElseThrow().compareTo(Duration.ofMinutes(10)) < 0);
      }
    }
  }

  @Test
  void a_retained_command_is_seen_as_retained_and_one_from_before_is_not_delivered()
      throws Exception {
    try (var broker = Mosquitto.open(folder);
        var platform = Platform.of(broker.port(), BASE + "#")) {
      platform.publish(BASE + "command/d1", "before", true, new MqttProperties());
      try (var rig = new UplinkRig(config(broker)).awaitReady()) {
        platform.publish(BASE + "command/d2", "live", true, new MqttProperties());
        var command = rig.commands.await(all -> !all.isEmpty(), "a command").getFirst();
        assertEquals("live", command.message().payload().utf8());
        assertTrue(command.message().retained());
      }
    }
  }

  @Test
  void the_platform_sees_online_and_after_a_clean_end_offline() throws Exception {
    try (var broker = Mosquitto.open(folder);
        var platform = Platform.of(broker.port(), BASE + "presence")) {
      try (var rig = new UplinkRig(config(broker)).awaitReady()) {
        assertTrue(platform.await("presence").text().contains("\"online\""));
        assertTrue(rig.uplink.report().connected());
      }
      platform
          .heard()
          .await(all -> all.getLast().text().contains("\"offline\""), "an offline presence");
    }
  }

  @Test
  void nobody_listening_holds_an_event_back_until_someone_does() throws Exception {
    try (var broker = Mosquitto.open(folder);
        var rig = new UplinkRig(MqttConfig.at(url(broker))).awaitReady()) {
      rig.publish(1);
      rig.awaitLog(Happening.UplinkAlarm.class);
      assertEquals(1, rig.store.size());
      try (var platform = Platform.of(broker.port(), BASE + "event/#")) {
        platform.await("event/");
        Waits.until(() -> rig.store.size() == 0, () -> "drained");
      }
    }
  }

  @Test
  void a_second_gateway_with_our_id_is_noticed_without_a_word_of_the_broker() throws Exception {
    try (var broker = Mosquitto.open(folder);
        var ours = new UplinkRig(config(broker)).awaitReady();
        var theirs = new UplinkRig(config(broker)).awaitReady()) {
      Waits.until(
          () -> told(ours) || told(theirs),
          () -> "told of a take-over: " + ours.log.all() + theirs.log.all());
    }
  }

  @Test
  void a_lost_gateway_is_offline_after_the_delay_of_its_will_and_not_if_it_came_back()
      throws Exception {
    var store = new FakeStore();
    var limits = QUICK.withWillDelay(Duration.ofSeconds(5));
    try (var broker = Mosquitto.open(folder);
        var platform = Platform.of(broker.port(), BASE + "presence")) {
      loseWithoutAWord(broker, limits, store);
      try (var back = new UplinkRig(config(broker), limits, store)) {
        back.awaitReady();
        platform.heard().await(all -> all.size() == 2, "online again");
      }
      loseWithoutAWord(broker, limits, store);
      awaitWill(platform);
      var statuses =
          platform.heard().all().stream().map(m -> m.text().contains("\"online\"")).toList();
      assertEquals(List.of(true, true, false, true, false), statuses);
    }
  }

  /** Connects, and then the wire breaks for good. */
  private static void loseWithoutAWord(Mosquitto broker, UplinkLimits limits, FakeStore store)
      throws Exception {
    try (var wire = new ChaosProxy(broker.port(), 1, 1, 0)) {
      var config = Configs.withoutConsumer(MqttConfig.at(wire.url()));
      try (var rig = new UplinkRig(config, limits, store)) {
        rig.awaitReady();
        rig.publish(1);
        Waits.until(() -> store.size() == 0, () -> "past its presence");
        wire.cut();
        rig.awaitLog(Happening.UplinkOffline.class);
      }
    }
  }

  private static void awaitWill(Platform platform) {
    platform
        .heard()
        .await(all -> !all.isEmpty() && all.getLast().text().contains("offline"), "the will");
  }

  private static boolean told(UplinkRig rig) {
    return rig.told.all().stream().anyMatch(news -> news.type().equals("gateway.takeover"));
  }

  private static MqttProperties expiring(long seconds) {
    var properties = new MqttProperties();
    properties.setMessageExpiryInterval(seconds);
    return properties;
  }

  private static URI url(Mosquitto broker) {
    return URI.create("mqtt://127.0.0.1:" + broker.port());
  }

  private static MqttConfig config(Mosquitto broker) {
    return Configs.withoutConsumer(MqttConfig.at(url(broker)));
  }
}
