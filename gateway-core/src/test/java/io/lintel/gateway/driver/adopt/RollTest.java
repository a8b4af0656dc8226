package io.lintel.gateway.driver.adopt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.config.ConfigFile;
import io.lintel.gateway.config.DeviceConfig;
import io.lintel.gateway.config.GatewayConfig;
import io.lintel.gateway.config.SettingRule;
import io.lintel.gateway.config.Typed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The file and what joined, brought together. */
class RollTest {

  private static final UUID DOOR = UUID.fromString("5f7c1c1e-2a54-4a5e-8f1e-0d1d5b3d7a01");
  private static final UUID CELLAR = UUID.fromString("5f7c1c1e-2a54-4a5e-8f1e-0d1d5b3d7a02");

  private static final Map<String, SettingRule> ADDRESS =
      Map.of(
          "node",
          new SettingRule(
              SettingRule.Type.NUMBER,
              true,
              true,
              Optional.empty(),
              List.of(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              ""));

  @Test
  void what_joined_comes_after_the_file() {
    Roll roll = roll(1, joined(CELLAR, "radio", 2, Optional.empty()));
    assertEquals(List.of("Front door", "Cellar"), names(roll));
    assertEquals(Set.of(), roll.unattached());
    assertEquals(List.of(), roll.conflicts());
  }

  @Test
  void what_is_kept_is_read_as_it_was_written() {
    var cellar = joined(CELLAR, "radio", 2, Optional.of("{}"));
    assertEquals(Optional.of(cellar), AdoptedDevice.read(cellar.bytes()));
  }

  @Test
  void one_at_an_address_of_the_file_is_listed_and_not_used() {
    Roll roll = roll(2, joined(CELLAR, "radio", 2, Optional.empty()));
    assertEquals(List.of("Front door", "Cellar"), names(roll));
    assertEquals(Set.of(CELLAR), roll.unattached());
    assertTrue(
        roll.conflicts().getFirst().startsWith("line 5: \"Front door\" is where \"Cellar\""));
  }

  @Test
  void one_whose_driver_is_gone_is_listed_and_not_used() {
    Roll roll = roll(1, joined(CELLAR, "wire", 1, Optional.empty()));
    assertEquals(Set.of(CELLAR), roll.unattached());
    assertTrue(roll.conflicts().getFirst().contains("driver wire"));
  }

  @Test
  void one_that_somebody_wrote_into_the_file_is_the_files() {
    Roll roll = roll(1, joined(DOOR, "radio", 1, Optional.empty()));
    assertEquals(List.of("Front door"), names(roll));
    assertEquals(List.of(), roll.conflicts());
  }

  @Test
  void one_that_the_file_names_elsewhere_is_told() {
    Roll roll = roll(1, joined(DOOR, "radio", 4, Optional.empty()));
    assertEquals("{\"node\":[\"integer\",\"1\"]}", address(roll));
    assertTrue(roll.conflicts().getFirst().contains("node: 1) than where it joined (node: 4)"));
  }

  @Test
  void a_replacement_counts_over_the_address_that_it_replaced_and_no_other() {
    String instead = AdoptedDevice.written(config(1).devices().getFirst().address());
    var replacement = joined(DOOR, "radio", 4, Optional.of(instead));
    assertEquals("{\"node\":[\"integer\",\"4\"]}", address(roll(1, replacement)));
    assertEquals("{\"node\":[\"integer\",\"5\"]}", address(roll(5, replacement)));
    assertEquals("Front door", names(roll(1, replacement)).getFirst());
  }

  private static Roll roll(int node, AdoptedDevice adopted) {
    GatewayConfig config = config(node);
    return Roll.of(config.drivers(), config.devices(), List.of(adopted), Map.of("radio", ADDRESS));
  }

  private static AdoptedDevice joined(
      UUID id, String driver, int node, Optional<String> insteadOf) {
    var address = Typed.section("address", Map.of("node", String.valueOf(node)), ADDRESS);
    return new AdoptedDevice(id, "Cellar", driver, address, "", insteadOf);
  }

  private static List<String> names(Roll roll) {
    return roll.all().stream().map(DeviceConfig::name).toList();
  }

  private static String address(Roll roll) {
    return AdoptedDevice.written(roll.all().getFirst().address());
  }

  private static GatewayConfig config(int node) {
    String yaml =
        """
        gateway: {id: lobby-1, workspace_id: 0b6f8f0e-5d8e-4a44-9c39-6a2f3f1f8a01, data_dir: /tmp}
        drivers:
          radio: {}
        devices:
          - {device_id: %s, name: Front door, driver: radio, address: {node: %d}}
        """
            .formatted(DOOR, node);
    return switch (ConfigFile.parse(yaml)) {
      case ConfigFile.Outcome.Good(var config) -> config;
      case ConfigFile.Outcome.Bad(var problems) ->
          throw new IllegalArgumentException(problems.toString());
    };
  }
}
