package io.lintel.gateway.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.action.DriverPort.Deed;
import io.lintel.gateway.driver.plugin.PluginFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On real threads: what virtual ones cannot show. */
class ReloadTest {

  private static final String RELEASE = "scripted.release";

  @TempDir Path folder;

  @AfterEach
  void letHungPluginsGo() {
    System.setProperty(RELEASE, "true");
  }

  @Test
  void fifty_reloads_leave_no_old_class_loader_in_memory() throws Exception {
    PluginFolder.write(drivers(), "scripted", "1");
    try (var house = new RealHouse(folder, "{}").start()) {
      for (int i = 0; i < 50; i++) {
        house.order(new Deed.Unlock());
        assertEquals(Optional.empty(), house.reloaded());
      }
      int old = house.loaders.size() - 1;
      assertTrue(old >= 50);
      assertEquals(old, collected(house, old), () -> "not collected: " + house.kept());
      assertEquals("1", house.say("version"));
    }
  }

  @Test
  void a_new_version_is_used_after_a_rename_and_a_reload() throws IOException {
    PluginFolder.write(folder.resolve("versions"), "scripted-1", "1");
    link("scripted-1");
    try (var house = new RealHouse(folder, "{}").start()) {
      assertEquals("1", house.say("version"));
      PluginFolder.write(folder.resolve("versions"), "scripted-2", "2");
      link("scripted-2");
      assertEquals("1", house.say("version"));
      assertEquals(Optional.empty(), house.reloaded());
      assertEquals("2", house.say("version"));
    }
  }

  @Test
  void a_broken_new_version_leaves_the_old_one_running() throws IOException {
    PluginFolder.write(drivers(), "scripted", "1");
    try (var house = new RealHouse(folder, "{}").start()) {
      String tooNew = PluginFolder.descriptor("scripted", "2", "9.0", "none");
      Files.writeString(drivers().resolve("scripted/driver.json"), tooNew);
      assertEquals("plugin.spi_differs", house.reloaded().orElseThrow().code());
      assertEquals("1", house.say("version"));
    }
  }

  @Test
  void a_native_plugin_says_that_its_new_version_needs_a_restart() throws IOException {
    jni("1");
    try (var house = new RealHouse(folder, "{}").start()) {
      assertEquals(Optional.empty(), house.reloaded());
      jni("2");
      assertEquals("plugin.restart_needed", house.reloaded().orElseThrow().code());
      assertEquals("1", house.say("version"));
    }
  }

  @Test
  void a_call_that_never_returns_is_fenced_and_its_late_outcome_is_dropped() throws IOException {
    System.setProperty(RELEASE, "false");
    PluginFolder.write(drivers(), "scripted", "1");
    try (var house = new RealHouse(folder, "{mode: hang_at_order}").start()) {
      var order = house.order(new Deed.Unlock());
      house.until(() -> !house.events.outcomesOf(order).isEmpty(), "the order never ended");
      assertEquals(List.of("driver.hung"), house.events.driverCodes().subList(0, 1));
      house.until(() -> house.events.driverCodes().contains("well"), "no fresh one was started");
      System.setProperty(RELEASE, "true");
      house.until(() -> threadsOf("driver-scripted") <= 1, "the hung thread did not end");
      assertEquals(1, house.events.outcomesOf(order).size());
    }
  }

  @Test
  void a_driver_that_does_not_stop_is_cut_off_when_the_host_closes() throws IOException {
    System.setProperty(RELEASE, "false");
    PluginFolder.write(drivers(), "scripted", "1");
    var house = new RealHouse(folder, "{mode: hang_at_stop}");
    house.host.start(house.events);
    house.until(() -> !house.events.reports.isEmpty(), "the driver never began");
    house.close();
    assertEquals(Phase.OFF, house.host.health().getFirst().phase());
  }

  @Test
  void a_stopped_instance_is_off_until_it_is_reloaded() throws IOException {
    PluginFolder.write(drivers(), "scripted", "1");
    try (var house = new RealHouse(folder, "{}").start()) {
      RealHouse.await(house.host.stop("scripted"));
      assertEquals(Phase.OFF, house.host.health().getFirst().phase());
      assertEquals(Optional.empty(), house.reloaded());
      assertEquals("1", house.say("version"));
    }
  }

  private Path drivers() {
    return folder.resolve("drivers");
  }

  private void jni(String version) throws IOException {
    String descriptor = PluginFolder.descriptor("scripted", version, "1.0", "jni");
    PluginFolder.write(drivers(), "scripted", descriptor, version);
  }

  /** As an administrator upgrades: a fresh link is renamed over the old one. */
  private void link(String version) throws IOException {
    Files.createDirectories(drivers());
    Path fresh = drivers().resolve("scripted.new");
    Files.createSymbolicLink(fresh, folder.resolve("versions").resolve(version));
    Files.move(fresh, drivers().resolve("scripted"), StandardCopyOption.ATOMIC_MOVE);
  }

  private static int collected(RealHouse house, int wanted) throws InterruptedException {
    int count = 0;
    for (int nudge = 0; nudge < 200 && count < wanted; nudge++) {
      System.gc();
      while (house.collected.remove(Duration.ofMillis(100).toMillis()) != null) {
        count++;
      }
    }
    return count;
  }

  private static long threadsOf(String name) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals(name))
        .count();
  }
}
