package io.lintel.gateway.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.time.ClockTrust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigFileTest {

  @TempDir Path folder;

  @Test
  void reads_a_site_with_two_drivers_and_two_doors() {
    GatewayConfig config =
        Given.good(
            """
            gateway: {id: lobby-1, workspace_id: 0b6f8f0e-5d8e-4a44-9c39-6a2f3f1f8a01, data_dir: /var/lib/lintel, time_zone: Europe/Paris}
            clock: {trust: always}
            mqtt: {url: "mqtt://127.0.0.1:1883"}
            drivers:
              first: {}
              second: {link: "tcp://127.0.0.1:5555"}
            devices:
              - {device_id: 5f7c1c1e-2a54-4a5e-8f1e-0d1d5b3d7a01, name: Front door, driver: first, address: {kind: lock, travel: 200ms}}
              - {device_id: 5f7c1c1e-2a54-4a5e-8f1e-0d1d5b3d7a02, name: Store room, driver: second, address: {node: 7}}
            """);
    assertEquals("lobby-1", config.gateway().id());
    assertEquals(ZoneId.of("Europe/Paris"), config.gateway().timeZone());
    assertEquals(ClockTrust.ALWAYS, config.clockTrust());
    assertEquals(Optional.of(1883), config.mqtt().map(MqttConfig::port));
    assertEquals(
        List.of("first", "second"), config.drivers().stream().map(DriverConfig::type).toList());
    assertEquals("Store room", config.devices().get(1).name());
    assertEquals("devices[1].address", config.devices().get(1).address().path());
    assertEquals(new Mark(9, 98), config.devices().get(1).address().mark());
  }

  @Test
  void runs_without_a_broker() {
    assertEquals(Optional.empty(), Given.good(Given.GATEWAY).mqtt());
  }

  @Test
  void the_account_is_made_of_workspace_and_gateway() {
    // Python: uuid.uuid5(uuid.UUID("0b6f8f0e-5d8e-4a44-9c39-6a2f3f1f8a01"), "lobby-1")
    assertEquals(
        UUID.fromString("fa184dfa-2c60-56dd-84d7-30ed5488fe7e"),
        Given.good(Given.GATEWAY).gateway().connectedAccountId());
  }

  @Test
  void an_instance_may_have_another_name_than_its_plugin() {
    var driver =
        Given.good(Given.GATEWAY + "drivers: {north: {type: radio, link: x}}").drivers().getFirst();
    assertEquals("north", driver.instance());
    assertEquals("radio", driver.type());
    assertEquals(
        List.of("link"), driver.settings().entries().stream().map(ConfigNode.Entry::key).toList());
  }

  @Test
  void an_instance_with_nothing_behind_it_has_no_settings() {
    assertTrue(
        Given.good(Given.GATEWAY + "drivers:\n  radio:\n")
            .drivers()
            .getFirst()
            .settings()
            .entries()
            .isEmpty());
  }

  @Test
  void everything_wrong_is_told_at_once_in_the_order_of_the_file() {
    assertEquals(
        List.of(
            "f:2:3: gateway.workspace_id: is missing",
            "f:2:7: gateway.id: must be 1 to 63 of a-z, 0-9 and -, not beginning with -, not \"Lobby\"",
            "f:3:3: gateway.workspaceid: there is no such key; did you mean \"workspace_id\"?"),
        Given.lines("gateway:\n  id: Lobby\n  workspaceid: x\n"));
  }

  @Test
  void a_secret_place_is_not_printed() {
    String printed = Given.good(Given.GATEWAY + "drivers: {radio: {key: s3cr3t}}").toString();
    assertFalse(printed.contains("s3cr3t"), printed);
  }

  @Test
  void a_missing_file_is_a_problem_and_not_an_exception() {
    var outcome = ConfigFile.read(folder.resolve("none.yaml"));
    assertEquals(
        new ConfigFile.Outcome.Bad(
            List.of(new Problem(new Mark(1, 1), "", "there is no such file"))),
        outcome);
  }

  @Test
  void bytes_that_are_not_text_are_a_problem() throws IOException {
    Path file = Files.write(folder.resolve("latin.yaml"), new byte[] {'a', ':', (byte) 0xE9});
    assertEquals(
        new ConfigFile.Outcome.Bad(
            List.of(new Problem(new Mark(1, 1), "", "the file is not UTF-8 text"))),
        ConfigFile.read(file));
  }

  @Test
  void a_file_over_a_mebibyte_is_not_read() throws IOException {
    Path file = Files.writeString(folder.resolve("big.yaml"), "#".repeat((1 << 20) + 1));
    assertEquals(
        new ConfigFile.Outcome.Bad(
            List.of(new Problem(new Mark(1, 1), "", "the file is over 1 MiB"))),
        ConfigFile.read(file));
  }
}
