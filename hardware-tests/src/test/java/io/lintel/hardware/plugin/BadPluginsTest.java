package io.lintel.hardware.plugin;

import static io.lintel.hardware.rig.GatewayFile.deviceId;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.lintel.hardware.rig.Command;
import io.lintel.hardware.rig.GatewayFile;
import io.lintel.hardware.rig.PackagedDaemon;
import io.lintel.hardware.rig.Platform;
import io.lintel.hardware.rig.Site;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plugins that throw, hang, leak or do not fit: named, left out, and the gateway goes on. */
class BadPluginsTest {
  private static final Duration NAMED_LIMIT = Duration.ofSeconds(60);
  private static final List<String> BAD =
      List.of(
          "opensthrowing",
          "startsthrowing",
          "openshanging",
          "startshanging",
          "recursing",
          "linkageless",
          "newspi",
          "brokenjar");

  @TempDir private static Path folder;
  private static Site site;

  @BeforeAll
  static void open() throws IOException {
    PluginForge forge = new PluginForge(folder.resolve("plugins"));
    forge.copy(PackagedDaemon.tree().resolve("drivers/simulator"));
    String quiet = "return new Quiet(host);";
    String hang =
        "try { new java.util.concurrent.CountDownLatch(1).await(); }"
            + " catch (InterruptedException e) { throw new IllegalStateException(e); }";
    forge.forge("opensthrowing", "throw new IllegalStateException(\"open broke\");", "");
    forge.forge("startsthrowing", quiet, "throw new IllegalStateException(\"start broke\");");
    forge.forge("openshanging", hang + quiet, "");
    forge.forge("startshanging", quiet, hang);
    forge.forge("recursing", "return open(host, settings);", "");
    forge.forge("linkageless", "throw new NoClassDefFoundError(\"gone\");", "");
    forge.forge("leaking", quiet, "new Thread(() -> { " + hang + " }).start();");
    forge.forge("newspi", "9.0", quiet, "");
    forge.forgeBroken("brokenjar");
    site = Site.open(folder, file -> configure(file, forge.plugins()));
  }

  @AfterAll
  static void close() {
    if (site != null) {
      site.close();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "opensthrowing",
        "startsthrowing",
        "openshanging",
        "startshanging",
        "recursing",
        "linkageless",
        "newspi",
        "brokenjar"
      })
  void a_bad_plugin_is_named_in_the_log(String id) {
    site.daemon().child().awaitLine("the name of " + id, NAMED_LIMIT, line -> line.contains(id));
  }

  @Test
  void the_doors_of_a_good_plugin_work_beside_the_bad_ones() {
    JsonNode end = site.platform().run(Command.unlock(deviceId(1)));
    assertEquals("success", Platform.status(end));
  }

  @Test
  void a_command_to_a_device_of_a_bad_plugin_ends_in_error() {
    Command command = Command.unlock(deviceId(2)).with("timeout_s", 3);
    JsonNode end = site.platform().run(command);
    assertEquals("error", Platform.status(end));
  }

  @Test
  void the_gateway_goes_on_and_ends_in_time_though_a_plugin_left_a_thread() {
    assertTrue(site.daemon().child().alive());
    try (Site other =
        Site.open(
            folder.resolve("other"), file -> configure(file, folder.resolve("plugins/drivers")))) {
      long startNanos = System.nanoTime();
      int status = other.daemon().stop();
      long seconds = Duration.ofNanos(System.nanoTime() - startNanos).toSeconds();
      assertTrue(status == 0 || status == 143, "status " + status);
      assertTrue(seconds < 6, seconds + " s");
    }
  }

  private static void configure(GatewayFile file, Path plugins) {
    file.pluginDir(plugins).driver("simulator", "{}").driver("leaking", "{}").locks(1, 1, "20ms");
    BAD.forEach(id -> file.driver(id, "{}"));
    file.device(2, "Bad door", "startsthrowing", "{}");
  }
}
