package io.lintel.driver.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;

import com.fasterxml.jackson.core.JsonFactory;
import io.lintel.spi.DriverPlugin;
import io.lintel.testkit.DriverRun;
import io.lintel.testkit.MapSettings;
import io.lintel.testkit.TestDevice;
import io.lintel.testkit.VirtualHost;
import io.lintel.testkit.World;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IsolationTest {

  @Test
  void it_runs_in_a_class_loader_that_sees_the_spi_and_its_own_jars_alone(@TempDir Path folder)
      throws IOException {
    URL[] jars = {placeOf(SimulatorPlugin.class), placeOf(JsonFactory.class)};
    try (var loader = new URLClassLoader(jars, new SpiAlone())) {
      DriverPlugin plugin =
          ServiceLoader.load(DriverPlugin.class, loader).findFirst().orElseThrow();
      assertNotSame(SimulatorPlugin.class, plugin.getClass());
      assertEquals(1, movementsOfOneUnlock(plugin, folder));
    }
  }

  private static int movementsOfOneUnlock(DriverPlugin plugin, Path folder) {
    VirtualHost host = World.seeded(1).host("simulator", folder);
    DriverRun run = DriverRun.open(host, plugin, MapSettings.none());
    TestDevice door = TestDevice.numbered(0, MapSettings.of(Map.of("kind", "lock")));
    run.attach(door);
    run.start();
    run.unlock(run.order(door.deviceId(), Duration.ofSeconds(10)));
    host.world().advance(Duration.ofSeconds(1));
    host.say("{\"device_id\":\"" + door.deviceId() + "\",\"do\":\"jam\"}");
    run.stop();
    return new MovementLines(folder).all().size();
  }

  private static URL placeOf(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation();
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
