package io.lintel.gateway.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.action.DriverPort.Deed;
import io.lintel.gateway.action.KnownDevice;
import io.lintel.gateway.driver.plugin.PluginFolder;
import io.lintel.spi.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Devices that join, are replaced and leave while the gateway runs. */
class AdoptionTest {

  @TempDir Path folder;
  private House house;

  @BeforeEach
  void start() throws IOException {
    PluginFolder.write(folder.resolve("drivers"), "scripted", "1");
    house = new House(folder, "{}", "{node: 1}").start();
  }

  @Test
  void a_device_that_joined_has_the_operators_name_and_works_at_once() {
    var operator = including(2).answer("Cellar");
    KnownDevice cellar = house.events.added.getFirst();
    assertEquals(List.of("added " + cellar.deviceId()), operator.ends());
    assertEquals("Cellar", cellar.name());
    assertEquals(List.of("[Cellar at 2, Front door at 1]"), house.say("attached"));
    assertTrue(house.host.abilities(cellar.deviceId()).isKnown());
  }

  @Test
  void it_survives_a_restart() {
    including(2).answer("Cellar");
    var id = house.events.added.getFirst().deviceId();
    house = new House(folder, "{}", "{node: 1}", house.store).start();
    assertEquals(List.of("[Cellar at 2, Front door at 1]"), house.say("attached"));
    assertTrue(house.host.abilities(id).isKnown());
  }

  @Test
  void it_is_attached_again_when_its_driver_is_started_anew() {
    including(2).answer("Cellar");
    var reloaded = house.host.reload("scripted");
    house.time.runUntilIdle();
    assertTrue(reloaded.isDone());
    assertEquals(List.of("[Cellar at 2, Front door at 1]"), house.say("attached"));
  }

  @Test
  void whoever_gives_no_name_gets_the_suggested_one() {
    including(2).answer("");
    including(3).leave();
    assertEquals(List.of("Lock 2", "Lock 3"), names());
  }

  @Test
  void a_name_that_is_taken_is_asked_for_again() {
    var operator = including(2).answer("front DOOR");
    assertTrue(operator.question().startsWith("There is a device \"front DOOR\" already"));
    operator.answer("Cellar\u202e");
    assertTrue(operator.question().contains("printable"));
    operator.answer("Cellar");
    assertEquals(List.of("Cellar"), names());
  }

  @Test
  void an_address_that_is_taken_is_refused() {
    var operator = including(1).answer("Cellar");
    assertEquals(List.of("host.address_taken"), operator.ends());
    assertEquals(List.of(), names());
  }

  @Test
  void an_address_that_the_descriptor_forbids_is_refused() {
    house.say("far");
    var operator = including(2).answer("Cellar");
    assertEquals(1, operator.ends().size());
    assertEquals(List.of("config.setting"), operator.ends());
  }

  @Test
  void what_cannot_be_kept_is_not_taken_in() {
    house.store.full = true;
    assertEquals(List.of("host.store_failed"), including(2).answer("Cellar").ends());
    assertEquals(List.of("[Front door at 1]"), house.say("attached"));
  }

  @Test
  void a_device_that_left_is_told_once_and_moves_no_more() {
    leaving("Front door");
    leaving("Front door");
    assertEquals(1, removals());
    assertEquals(1, house.store.port().blobs("departure/").size(), "noted until the event is kept");
    var order = house.order(new Deed.Unlock());
    house.time.runUntilIdle();
    assertEquals(List.of("not sent DEVICE_REMOVED driver.device_gone"), house.outcome(order));
  }

  @Test
  void that_it_left_is_known_after_a_restart_as_long_as_nothing_is_heard_of_it() {
    including(2).answer("Cellar"); // the scripted driver hears at start of the last device alone
    leaving("Front door");
    house = new House(folder, "{}", "{node: 1}", house.store).start();
    leaving("Front door");
    assertEquals(0, removals());
  }

  @Test
  void a_replacement_keeps_the_id_and_moves_again() {
    leaving("Front door");
    var operator = new ShownTo(house).begin("replace", "device", "Front door", "node", "4");
    assertEquals(List.of("replaced"), operator.ends());
    assertEquals(List.of(House.DOOR), house.events.replaced);
    assertEquals(List.of("[Front door at 4]"), house.say("attached"));
    var order = house.order(new Deed.Unlock());
    house.time.runUntilIdle();
    assertEquals(List.of("confirmed"), house.outcome(order));
  }

  @Test
  void a_replacement_counts_until_someone_writes_another_address_into_the_file() {
    new ShownTo(house).begin("replace", "device", "Front door", "node", "4");
    house = new House(folder, "{}", "{node: 1}", house.store).start();
    assertEquals(List.of("[Front door at 4]"), house.say("attached"));
    house = new House(folder, "{}", "{node: 5}", house.store).start();
    assertEquals(List.of("[Front door at 5]"), house.say("attached"));
  }

  @Test
  void the_address_of_a_device_that_left_is_free() {
    leaving("Front door");
    including(1).answer("New door");
    assertEquals(List.of("[New door at 1]"), house.say("attached"));
    house = new House(folder, "{}", "{node: 1}", house.store).start();
    assertEquals(List.of("[New door at 1]"), house.say("attached"));
  }

  private ShownTo including(int node) {
    return new ShownTo(house).begin("include", "node", String.valueOf(node)).answer("12345");
  }

  private void leaving(String name) {
    new ShownTo(house).begin("exclude", "device", name);
  }

  private long removals() {
    return house.events.reports.stream().filter(Report.Removed.class::isInstance).count();
  }

  private List<String> names() {
    return house.events.added.stream().map(KnownDevice::name).toList();
  }
}
