package io.lintel.gateway.cli.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class HouseTest {

  @Test
  void a_house_is_well_configured_and_leaves_nothing_behind() {
    Path folder = House.newFolder();
    try (House house = House.build(folder, 1883)) {
      assertEquals("demo-house", house.gatewayId());
      assertEquals(5, house.deviceNames().size());
      assertEquals("Front door", house.deviceNames().get(house.device("Front door")));
    }
    assertFalse(Files.exists(folder));
  }
}
