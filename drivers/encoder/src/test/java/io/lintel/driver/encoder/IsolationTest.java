package io.lintel.driver.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.spi.DriverPlugin;
import io.lintel.spi.Report;
import io.lintel.testkit.DriverRun;
import io.lintel.testkit.MapSettings;
import io.lintel.testkit.VirtualHost;
import io.lintel.testkit.World;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IsolationTest {
  /** Whether or not this machine has PC/SC, the driver finds out through Java's own classes. */
  @Test
  void in_a_plugins_class_loader_it_reaches_the_smart_cards_of_java(@TempDir Path folder)
      throws IOException {
    URL jar = EncoderPlugin.class.getProtectionDomain().getCodeSource().getLocation();
    try (var loader = new URLClassLoader(new URL[] {jar}, new SpiAlone())) {
      DriverPlugin plugin =
          ServiceLoader.load(DriverPlugin.class, loader).findFirst().orElseThrow();
      assertNotSame(EncoderPlugin.class, plugin.getClass());
      VirtualHost host = World.seeded(1).host("encoder", folder);
      DriverRun run = DriverRun.open(host, plugin, MapSettings.none());
      run.attach(EncoderBench.device(0, "a reader that nobody has"));
      run.start();
      host.world().advance(Duration.ofSeconds(1));
      var told = run.reports().of(EncoderBench.device(0, "").deviceId());
      assertEquals(1, told.size());
      assertTrue(told.getFirst() instanceof Report.Offline, told.toString());
    }
  }

  @Test
  void its_descriptor_names_its_plugin_and_the_interface_that_it_was_built_for()
      throws IOException {
    String descriptor = Files.readString(Path.of("src/main/plugin/driver.json"));
    var service = ServiceLoader.load(DriverPlugin.class).stream().findFirst().orElseThrow();
    assertTrue(descriptor.contains('"' + service.type().getName() + '"'));
    assertTrue(descriptor.contains("\"spi\": \"1.1\""));
  }

  /** The platform and the SPI, as the host's loader for plugins. */
  private static final class SpiAlone extends ClassLoader {

    SpiAlone() {
      super(ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (name.startsWith("io.lintel.spi.")) {
        return Class.forName(name);
      }
      throw new ClassNotFoundException(name);
    }
  }
}
