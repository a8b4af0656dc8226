package io.lintel.gateway.driver.plugin;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;

/**
 * Isolates one plugin: it sees the JDK, the driver interface and its own jars, and nothing of the
 * gateway or of other plugins.
 */
final class PluginClassLoader extends URLClassLoader {

  /** Packages that plugin and gateway share, so that their types are the same. */
  private static final List<String> SHARED = List.of("io.lintel.spi.", "org.jspecify.");

  private final ClassLoader gateway;

  PluginClassLoader(String id, URL[] jars, ClassLoader gateway) {
    super("plugin-" + id, jars, getPlatformClassLoader());
    this.gateway = gateway;
    openAllJars();
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    return SHARED.stream().anyMatch(name::startsWith)
        ? gateway.loadClass(name)
        : super.loadClass(name, resolve);
  }

  /**
   * Jars open when first searched. A folder that is renamed later must not change what this plugin
   * is made of, so all are opened now, by looking for what none of them has.
   */
  private void openAllJars() {
    findResource("META-INF/no-such-entry");
  }
}
