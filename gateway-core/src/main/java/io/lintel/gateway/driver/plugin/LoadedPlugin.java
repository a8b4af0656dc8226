package io.lintel.gateway.driver.plugin;

import io.lintel.gateway.driver.plugin.Descriptor.NativeCode;
import io.lintel.gateway.model.PluginFault;
import io.lintel.spi.DriverPlugin;
import io.lintel.spi.FaultException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLClassLoader;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** A plugin whose class loader is open. None of its code has run yet. */
public final class LoadedPlugin implements AutoCloseable {

  private final Descriptor descriptor;
  private final URLClassLoader loader;

  LoadedPlugin(Descriptor descriptor, URLClassLoader loader) {
    this.descriptor = descriptor;
    this.loader = loader;
  }

  public Descriptor descriptor() {
    return descriptor;
  }

  /** The context class loader of every thread that runs this plugin's code. */
  public ClassLoader classLoader() {
    return loader;
  }

  /**
   * Runs the first code of the plugin: its one service is made. Called on the loop of the instance,
   * where a hang is noticed.
   */
  public DriverPlugin service() {
    try {
      return only(ServiceLoader.load(DriverPlugin.class, loader).stream().toList()).get();
    } catch (ServiceConfigurationError | LinkageError e) {
      throw broken(e.toString());
    }
  }

  /**
   * Closes the jars; classes that are loaded stay as long as something uses them. A plugin with JNI
   * code is never closed, because its library could not be loaded again.
   */
  @Override
  public void close() {
    if (descriptor.nativeCode() == NativeCode.JNI) {
      return;
    }
    try {
      loader.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ServiceLoader.Provider<DriverPlugin> only(
      List<ServiceLoader.Provider<DriverPlugin>> offered) {
    var names = offered.stream().map(provider -> provider.type().getName()).toList();
    if (!names.equals(List.of(descriptor.pluginClass()))) {
      throw broken(
          "driver.json names "
              + descriptor.pluginClass()
              + " and META-INF/services offers "
              + (names.isEmpty() ? "nothing" : String.join(", ", names)));
    }
    return offered.getFirst();
  }

  private FaultException broken(String why) {
    return new FaultException(
        PluginFault.BROKEN
            .because("plugin " + descriptor.id() + " " + descriptor.version() + ": " + why)
            .with("plugin", descriptor.id()));
  }
}
