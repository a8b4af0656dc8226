package io.lintel.gateway.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.config.MqttConfig;
import io.lintel.gateway.log.Happening;
import io.lintel.gateway.mqtt.broker.Certificates;
import io.lintel.gateway.mqtt.broker.FakeBroker;
import io.lintel.gateway.mqtt.broker.Packet;
import io.lintel.gateway.mqtt.broker.Script;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
  @TempDir static Path folder = Path.of("");
  private static Optional<Certificates> made = Optional.empty();

  @BeforeAll
  static void make_certificates() throws Exception {
    made = Optional.of(new Certificates(folder));
  }

  @Test
  void a_broker_with_the_right_name_is_spoken_to_with_our_certificate() throws Exception {
    try (var broker = FakeBroker.playing(new Script() {}, certificates().sockets("server", true));
        var rig = new UplinkRig(config(broker, Optional.of("gw1")))) {
      rig.awaitReady();
    }
  }

  @Test
  void a_broker_with_another_name_is_refused_before_anything_is_said() throws Exception {
    try (var broker = FakeBroker.playing(new Script() {}, certificates().sockets("other", false));
        var rig = new UplinkRig(config(broker, Optional.empty()))) {
      assertTrue(offline(rig).contains("uplink.tls"), offline(rig));
      assertEquals(0, broker.all(Packet.class).size());
    }
  }

  @Test
  void a_broker_of_another_authority_is_refused() throws Exception {
    try (var broker = FakeBroker.playing(new Script() {}, certificates().sockets("server", false));
        var rig =
            new UplinkRig(
                Configs.encrypted(
                    url(broker),
                    certificates().alone("gw2"),
                    Optional.empty(),
                    Optional.empty()))) {
      assertTrue(offline(rig).contains("uplink.tls"), offline(rig));
      assertEquals(0, broker.all(Packet.class).size());
    }
  }

  @Test
  void a_port_in_the_clear_is_refused_by_an_encrypted_uplink() throws Exception {
    try (var broker = FakeBroker.playing(new Script() {});
        var rig = new UplinkRig(config(broker, Optional.empty()))) {
      assertTrue(offline(rig).contains("uplink.tls"), offline(rig));
    }
  }

  @Test
  void a_plaintext_address_off_this_machine_is_refused() throws Exception {
    // 192.0.2.0/24 is for documentation (RFC 5737): nothing there could answer anyway
    var config = MqttConfig.at(URI.create("mqtt://192.0.2.1:1883"));
    try (var rig = new UplinkRig(config)) {
      assertTrue(offline(rig).contains("uplink.plaintext"), offline(rig));
    }
  }

  @Test
  void a_certificate_file_that_was_replaced_is_used_at_the_next_connect() throws Exception {
    Path certificate = folder.resolve("live.pem");
    Path key = folder.resolve("live.key");
    Files.writeString(certificate, "not a certificate yet");
    Files.copy(certificates().key("gw1"), key, StandardCopyOption.REPLACE_EXISTING);
    try (var broker = FakeBroker.playing(new Script() {}, certificates().sockets("server", true));
        var rig =
            new UplinkRig(
                Configs.encrypted(
                    url(broker),
                    certificates().authority(),
                    Optional.of(certificate),
                    Optional.of(key)))) {
      assertTrue(offline(rig).contains("live.pem"), offline(rig));
      Files.copy(certificates().chain("gw1"), certificate, StandardCopyOption.REPLACE_EXISTING);
      rig.awaitReady();
    }
  }

  @Test
  void a_refused_client_certificate_leaves_no_thread_behind() throws Exception {
    try (var broker = FakeBroker.playing(new Script() {}, certificates().sockets("server", true));
        var rig = new UplinkRig(config(broker, Optional.empty()))) {
      Waits.until(() -> broker.connections() >= 4, () -> "at the fourth try");
      assertTrue(offline(rig).contains("uplink."), offline(rig));
    }
    Threads.awaitNone();
  }

  private static Certificates certificates() {
    return made.orElseThrow();
  }

  private static MqttConfig config(FakeBroker broker, Optional<String> alias) throws Exception {
    Optional<Path> chain = Optional.empty();
    Optional<Path> key = Optional.empty();
    if (alias.isPresent()) {
      chain = Optional.of(certificates().chain(alias.get()));
      key = Optional.of(certificates().key(alias.get()));
    }
    return Configs.encrypted(url(broker), certificates().authority(), chain, key);
  }

  private static URI url(FakeBroker broker) {
    return URI.create("mqtts://localhost:" + broker.port());
  }

  private static String offline(UplinkRig rig) {
    return rig.awaitLog(Happening.UplinkOffline.class).cause();
  }
}
