package io.lintel.gateway.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SdNotifyTest {

  @TempDir Path folder;

  @Test
  void systemd_hears_it_at_a_path() {
    assertEquals(
        List.of(
            "READY=1\nSTATUS=2 doors", "STATUS=well", "WATCHDOG=1", "STOPPING=1\nSTATUS=stopping"),
        heard(folder.resolve("notify.sock").toString()));
  }

  @Test
  void systemd_hears_it_at_an_abstract_name() {
    assertEquals(4, heard("@lintel-test-" + UUID.randomUUID()).size());
  }

  @Test
  void nobody_listening_is_fine() {
    for (var environment :
        List.of(
            Map.<String, String>of(),
            Map.of("NOTIFY_SOCKET", ""),
            Map.of("NOTIFY_SOCKET", "relative"),
            Map.of("NOTIFY_SOCKET", "/" + "x".repeat(107)),
            Map.of("NOTIFY_SOCKET", folder.resolve("nobody.sock").toString()))) {
      try (var notify = SdNotify.of(environment)) {
        notify.ready("x");
        notify.feedWatchdog();
      }
    }
  }

  @Test
  void a_status_stays_one_line() {
    String name = "@lintel-test-" + UUID.randomUUID();
    try (var systemd = new UnixDatagram(name);
        var notify = SdNotify.of(Map.of("NOTIFY_SOCKET", name))) {
      notify.status("a\nREADY=1");
      assertEquals("STATUS=a READY=1", systemd.receive());
    }
  }

  @Test
  void the_watchdog_is_for_the_process_that_it_names() {
    assertEquals(
        Optional.of(Duration.ofSeconds(30)),
        SdNotify.watchdog(Map.of("WATCHDOG_USEC", "30000000"), 7));
    assertEquals(
        Optional.of(Duration.ofSeconds(30)),
        SdNotify.watchdog(Map.of("WATCHDOG_USEC", "30000000", "WATCHDOG_PID", "7"), 7));
    assertEquals(
        Optional.empty(),
        SdNotify.watchdog(Map.of("WATCHDOG_USEC", "30000000", "WATCHDOG_PID", "8"), 7));
    assertEquals(Optional.empty(), SdNotify.watchdog(Map.of("WATCHDOG_USEC", "soon"), 7));
    assertEquals(Optional.empty(), SdNotify.watchdog(Map.of(), 7));
  }

  private static List<String> heard(String address) {
    try (var systemd = new UnixDatagram(address);
        var notify = SdNotify.of(Map.of("NOTIFY_SOCKET", address))) {
      notify.ready("2 doors");
      notify.status("well");
      notify.feedWatchdog();
      notify.stopping();
      return List.of(systemd.receive(), systemd.receive(), systemd.receive(), systemd.receive());
    }
  }
}
