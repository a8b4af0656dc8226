package io.lintel.gateway.mqtt;

import static io.lintel.gateway.mqtt.UplinkRig.BASE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.config.MqttConfig;
import io.lintel.gateway.log.Happening;
import io.lintel.gateway.model.Bytes;
import io.lintel.gateway.mqtt.broker.Certificates;
import io.lintel.gateway.mqtt.broker.Mosquitto;
import io.lintel.gateway.mqtt.broker.Platform;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The broker's access list that we ship, with mutual TLS: proven by what is delivered, for a broker
 * may grant a subscription and then deliver nothing.
 */
class AccessListTest {
  private static final Path SHIPPED = Path.of("..", "config", "mosquitto-acl.example");

  @TempDir static Path shared = Path.of("");
  @TempDir Path folder = Path.of("");
  private static Optional<Certificates> made = Optional.empty();

  @BeforeAll
  static void make_certificates() throws Exception {
    made = Optional.of(new Certificates(shared));
  }

  @Test
  void a_gateway_gets_its_own_commands_and_publishes_its_own_events_alone() throws Exception {
    try (var broker = broker();
        var platform = platform(broker);
        var rig = new UplinkRig(config(broker, "gw1")).awaitReady()) {
      platform.publish("lintel/v1/gw2/command/d1", "not ours");
      platform.publish(BASE + "command/d1", "ours");
      var command = rig.commands.await(all -> !all.isEmpty(), "a command").getFirst();
      assertEquals("ours", command.message().payload().utf8());

      rig.publish(1);
      rig.uplink.put("state/d1", Bytes.utf8("{}"));
      platform.await(BASE + "event/");
      platform.await(BASE + "state/d1");
      assertTrue(platform.await(BASE + "presence").text().contains("online"));
    }
  }

  @Test
  void a_gateway_with_the_certificate_of_another_gets_nothing_and_publishes_nothing()
      throws Exception {
    try (var broker = broker();
        var platform = platform(broker);
        var rig = new UplinkRig(config(broker, "gw2"))) {
      rig.publish(1);
      rig.awaitLog(Happening.UplinkAlarm.class);
      platform.publish(BASE + "command/d1", "for the real one");
      platform.publish("lintel/v1/gw2/command/d1", "marker");
      platform.await("gw2/command");
      assertEquals(1, rig.store.size());
      assertEquals(0, rig.commands.all().size());
      assertFalse(platform.heard().all().stream().anyMatch(m -> m.topic().contains("gw1/event")));
    }
  }

  private Mosquitto broker() throws Exception {
    Path list = folder.resolve("acl");
    Files.copy(SHIPPED, list);
    var certificates = made.orElseThrow();
    return new Mosquitto(
        folder,
        """
        cafile %s
        certfile %s
        keyfile %s
        tls_version tlsv1.3
        require_certificate true
        use_identity_as_username true
        acl_file %s
        """
            .formatted(
                certificates.authority(),
                certificates.chain("server"),
                certificates.key("server"),
                list));
  }

  private MqttConfig config(Mosquitto broker, String alias) throws Exception {
    var certificates = made.orElseThrow();
    return Configs.encrypted(
        URI.create("mqtts://localhost:" + broker.port()),
        certificates.authority(),
        Optional.of(certificates.chain(alias)),
        Optional.of(certificates.key(alias)));
  }

  private Platform platform(Mosquitto broker) throws Exception {
    SSLContext context = made.orElseThrow().context("platform");
    var options = new MqttConnectionOptions();
    options.setSocketFactory(context.getSocketFactory());
    return new Platform(URI.create("ssl://localhost:" + broker.port()), options, "lintel/v1/#");
  }
}
