package io.lintel.hardware.plugin;

import static org.junit.jupiter.api.Assertions.assertThrows;

import io.lintel.spi.DriverPlugin;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ServiceLoader;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That a forged plugin is a plugin, and bad in the way that it says. */
class PluginForgeTest {
  @TempDir private Path folder;

  @Test
  void a_forged_plugin_is_found_and_does_what_its_body_says() throws Exception {
    PluginForge forge = new PluginForge(folder);
    forge.forge("loud", "throw new IllegalStateException(\"open broke\");", "");

    URL jar = forge.plugins().resolve("loud/loud.jar").toUri().toURL();
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {jar}, DriverPlugin.class.getClassLoader())) {
      DriverPlugin plugin =
          ServiceLoader.load(DriverPlugin.class, loader).stream()
              .filter(found -> found.type().getName().equals("loud.Plugin"))
              .findFirst()
              .orElseThrow()
              .get();
      assertThrows(IllegalStateException.class, () -> open(plugin));
    }
  }

  @Test
  void a_broken_jar_is_no_jar() throws Exception {
    PluginForge forge = new PluginForge(folder);
    forge.forgeBroken("shard");
    Path jar = forge.plugins().resolve("shard/shard.jar");
    assertThrows(ZipException.class, () -> new ZipFile(jar.toFile()).close());
  }

  @SuppressWarnings("NullAway") // the body throws before it looks at either
  private static Object open(DriverPlugin plugin) {
    return plugin.open(null, null);
  }
}
