package io.lintel.hardware.systemd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The packaged service, installed as the guide says, under a real systemd. What needs devices of
 * the kernel ({@code DeviceAllow}, udev) is not shown here.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SystemdTest {
  private static final Duration LIMIT = Duration.ofSeconds(40);
  private static final String FILE = "/etc/lintel/gateway.yaml";
  private static final String DROP_IN = "/etc/systemd/system/lintel.service.d/test.conf";
  private static final String CONFIGURATION =
      """
      gateway: {id: lobby-1, workspace_id: 0b6f8f0e-5d8e-4a44-9c39-6a2f3f1f8a01, data_dir: /var/lib/lintel, time_zone: Europe/Paris}
      clock: {trust: always}
      log: {dir: /var/log/lintel}
      admin: {group: lintel-admin}
      drivers:
        simulator: {}
        zwave: {link: /dev/ttyUSB9}
      devices:
        - {device_id: 5f7c1c1e-2a54-4a5e-8f1e-0d1d5b3d7a01, name: Front door, driver: simulator, address: {kind: lock, travel: 20ms}}
      """;

  private final ServiceBox box;

  SystemdTest() {
    box = ServiceBox.boot();
  }

  @BeforeAll
  void the_guide_is_followed() {
    InstallGuide.install().forEach(box::must);
    box.write(FILE, CONFIGURATION);
    InstallGuide.start().forEach(box::must);
    assertEquals("enabled", box.must("systemctl is-enabled lintel"));
  }

  @AfterAll
  void power_off() {
    box.close();
  }

  @BeforeEach
  void a_fresh_start() {
    box.must("systemctl stop lintel; rm -rf /var/lib/lintel/* " + DROP_IN);
    box.write(FILE, CONFIGURATION);
    box.must("systemctl daemon-reload; systemctl start lintel");
  }

  @Test
  void once_started_it_opens_doors() {
    assertEquals("active", box.property("ActiveState"));
    assertTrue(box.must("lintel attempt UNLOCK_DOOR 'Front door'").contains("success"));
  }

  @Test
  void it_is_not_active_before_it_says_so() {
    box.must("systemctl stop lintel && systemctl start --no-block lintel");
    box.await("pgrep --uid lintel java && pkill -STOP --uid lintel java", LIMIT);
    assertEquals("activating", box.property("ActiveState"));
    box.must("pkill -CONT --uid lintel java");
    box.await("systemctl is-active lintel", LIMIT);
  }

  @Test
  void it_does_not_say_so_without_its_store() {
    box.must("systemctl stop lintel");
    box.must(
        "systemd-run --quiet --unit=other --uid=lintel --gid=lintel lintel run --config " + FILE);
    box.await("test -S /var/lib/lintel/admin.sock", LIMIT);

    assertFalse(box.run("systemctl start lintel").well());
    assertNotEquals("active", box.property("ActiveState"));
    assertTrue(box.journal().contains("is used by another Lintel process"), box::journal);

    box.must("systemctl stop other");
    box.await("systemctl is-active lintel", LIMIT);
  }

  @Test
  void a_daemon_that_hangs_is_started_again() {
    dropIn("WatchdogSec=2");
    String hung = box.property("MainPID");
    box.must("kill -STOP " + hung);
    box.await("journalctl --unit=lintel | grep -q 'Watchdog timeout'", LIMIT);
    box.await("systemctl is-active lintel", LIMIT);
    assertNotEquals(hung, box.property("MainPID"));
  }

  @Test
  void a_daemon_that_works_is_left_alone() {
    dropIn("WatchdogSec=2");
    String pid = box.property("MainPID");
    box.must("timeout 10 tail --pid=" + pid + " --follow /dev/null; test $? = 124");
    assertEquals(pid, box.property("MainPID"));
  }

  @Test
  void a_daemon_that_dies_is_started_again() {
    String dead = box.property("MainPID");
    box.must("kill -KILL " + dead);
    box.await(
        "systemctl is-active lintel && test $(systemctl show -P NRestarts lintel) = 1", LIMIT);
    assertNotEquals(dead, box.property("MainPID"));
  }

  @Test
  void it_stops_within_five_seconds_and_that_is_no_failure() {
    box.must("timeout 5 systemctl stop lintel");
    assertEquals("inactive", box.property("ActiveState"));
    assertEquals("success", box.property("Result"));
    assertTrue(box.journal().contains("Gateway stopped"), box::journal);
  }

  @Test
  void a_wrong_configuration_is_not_tried_again_and_the_journal_names_the_line() {
    box.must("systemctl stop lintel");
    box.write(FILE, CONFIGURATION + "nonsense: 1");
    assertFalse(box.run("systemctl start lintel").well());
    // One that is to be tried again would be "activating".
    assertEquals("failed", box.property("ActiveState"));
    assertEquals("78", box.property("ExecMainStatus"));
    assertTrue(box.journal().contains(FILE + ":10:1: nonsense:"), box::journal);
  }

  @Test
  void its_files_are_its_own() {
    assertEquals(
        List.of(
            "lintel:lintel 751 /var/lib/lintel",
            "lintel:lintel 750 /var/log/lintel",
            "lintel:lintel 755 /run/lintel",
            "root:root 755 /etc/lintel",
            "lintel:lintel 755 /var/cache/lintel",
            "lintel:lintel-admin 660 /var/lib/lintel/admin.sock",
            "lintel:lintel 600 /var/lib/lintel/secret.key",
            "lintel:lintel 640 /var/lib/lintel/lintel.db",
            "lintel:lintel 640 /var/log/lintel/lintel.log"),
        box.must(
                "stat -c '%U:%G %a %n' /var/lib/lintel /var/log/lintel /run/lintel /etc/lintel"
                    + " /var/cache/lintel /var/lib/lintel/admin.sock /var/lib/lintel/secret.key"
                    + " /var/lib/lintel/lintel.db /var/log/lintel/lintel.log")
            .lines()
            .toList());
  }

  @Test
  void only_members_of_the_admin_group_may_ask_it() {
    assertFalse(as("nobody", "nogroup").well());
    assertTrue(as("nobody", "lintel-admin").well());
  }

  @Test
  void it_has_no_privileges_and_leaves_no_core() {
    String pid = box.property("MainPID");
    String status = box.must("cat /proc/" + pid + "/status");
    assertTrue(status.contains("CapBnd:\t0000000000000000"), status);
    assertTrue(status.contains("NoNewPrivs:\t1"), status);
    String limits = box.must("cat /proc/" + pid + "/limits");
    assertTrue(limits.matches("(?s).*Max core file size +0 +0 .*"), limits);
  }

  @Test
  void a_credential_of_systemd_is_the_key_that_seals() {
    box.must("umask 077; head -c 32 /dev/urandom | base64 >/etc/lintel/lintel-key");
    box.must("systemctl stop lintel; rm -rf /var/lib/lintel/*");
    box.write(FILE, CONFIGURATION + "secrets: {source: systemd-credential}");
    dropIn("LoadCredential=lintel-key:/etc/lintel/lintel-key");
    assertEquals("active", box.property("ActiveState"));
    assertFalse(box.run("test -e /var/lib/lintel/secret.key").well());
  }

  @Test
  void the_journal_knows_how_bad_it_is() {
    String warnings = "journalctl --unit=lintel --priority=warning --output=cat";
    box.await(warnings + " | grep -q 'Driver zwave: /dev/ttyUSB9'", LIMIT);
    assertFalse(box.must(warnings).contains("Gateway lobby-1 starting"));
    assertTrue(box.journal().contains("Gateway lobby-1 starting"), box::journal);
  }

  private ServiceBox.Result as(String user, String group) {
    return box.run("runuser -u %s -g %s -- lintel devices".formatted(user, group));
  }

  private void dropIn(String line) {
    box.write(DROP_IN, "[Service]\n" + line);
    box.must("systemctl daemon-reload; systemctl restart lintel");
  }
}
