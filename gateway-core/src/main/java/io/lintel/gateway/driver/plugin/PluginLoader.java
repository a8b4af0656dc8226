package io.lintel.gateway.driver.plugin;

import io.lintel.gateway.driver.plugin.Descriptor.NativeCode;
import io.lintel.gateway.model.PluginFault;
import io.lintel.spi.Fault;
import io.lintel.spi.FaultException;
import io.lintel.spi.SpiVersion;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds plugins in {@code drivers/<id>/}, each a folder or a symbolic link to one. Runs no plugin
 * code. Safe from any thread.
 */
public final class PluginLoader {

  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,31}");
  private static final int DESCRIPTOR_BYTES_MAX = 256 * 1024;

  private final Path plugins;
  private final Path program;

  /** JNI libraries load once per process, so their class loaders are kept and shared. By id. */
  private final Map<String, LoadedPlugin> forEver = new HashMap<>();

  /**
   * A loader of one folder of plugins.
   *
   * @param plugins the folder {@code drivers}
   * @param program the gateway's own jar or folder of classes: who can write that may write plugins
   */
  public PluginLoader(Path plugins, Path program) {
    this.plugins = plugins;
    this.program = program;
  }

  /** The names of all folders that could be plugins, sorted. */
  public List<String> ids() {
    try (Stream<Path> folders = Files.list(plugins)) {
      return folders
          .filter(Files::isDirectory)
          .map(folder -> folder.getFileName().toString())
          .filter(name -> ID.matcher(name).matches())
          .sorted()
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /**
   * Reads and checks a plugin's descriptor, its files and who can write them.
   *
   * @throws FaultException with a {@link PluginFault} when the plugin does not fit
   */
  public Descriptor descriptor(String id) {
    return look(id).descriptor;
  }

  /**
   * The descriptor of what {@link #load} would open now.
   *
   * @throws FaultException when it would not
   */
  public synchronized Descriptor check(String id) {
    return replaceable(look(id)).descriptor;
  }

  /**
   * Opens a plugin.
   *
   * @throws FaultException with a {@link PluginFault} when it does not fit, or when it has JNI code
   *     and another version of it was loaded before
   */
  public synchronized LoadedPlugin load(String id) {
    Found found = replaceable(look(id));
    return found.descriptor.nativeCode() == NativeCode.JNI
        ? forEver.computeIfAbsent(id, _ -> open(found))
        : open(found);
  }

  private record Found(Descriptor descriptor, Path folder) {
    List<Path> jars() {
      return descriptor.jars().stream().map(folder::resolve).toList();
    }
  }

  private Found look(String id) {
    try {
      return look(id, realFolder(id));
    } catch (IOException e) {
      throw new FaultException(
          PluginFault.BROKEN.because("plugin " + id + " cannot be read: " + e).with("plugin", id));
    }
  }

  private Found replaceable(Found found) {
    LoadedPlugin loaded = forEver.get(found.descriptor.id());
    if (loaded != null && !loaded.descriptor().version().equals(found.descriptor.version())) {
      throw new FaultException(restartNeeded(loaded.descriptor(), found.descriptor));
    }
    return found;
  }

  private Path realFolder(String id) throws IOException {
    Path folder = plugins.resolve(id);
    if (!ID.matcher(id).matches() || !Files.isDirectory(folder)) {
      throw new FaultException(
          PluginFault.NOT_FOUND
              .because("no plugin " + id + " in " + plugins + "; there are " + ids())
              .with("plugin", id));
    }
    return folder.toRealPath();
  }

  private Found look(String id, Path folder) throws IOException {
    FolderGuard guard = FolderGuard.beside(program);
    guard.checkEntries(plugins.toRealPath());
    Path json = folder.resolve("driver.json");
    var found = new Found(parse(id, json), folder);
    checkFits(found);
    guard.check(folder, Stream.concat(Stream.of(json), found.jars().stream()).toList());
    return found;
  }

  private static Descriptor parse(String id, Path json) throws IOException {
    try {
      if (Files.size(json) > DESCRIPTOR_BYTES_MAX) {
        throw new BadDescriptor("it is larger than " + DESCRIPTOR_BYTES_MAX + " bytes");
      }
      Descriptor descriptor = DescriptorParser.parse(Files.readString(json));
      if (!descriptor.id().equals(id)) {
        throw new BadDescriptor("its id " + descriptor.id() + " is not the folder's name " + id);
      }
      return descriptor;
    } catch (BadDescriptor e) {
      throw new FaultException(
          PluginFault.DESCRIPTOR_INVALID.because(json + ": " + e.reason()).with("plugin", id));
    } catch (NoSuchFileException | MalformedInputException e) {
      throw new FaultException(
          PluginFault.DESCRIPTOR_MISSING.because(json + " is not readable").with("plugin", id));
    }
  }

  private static void checkFits(Found found) {
    Descriptor descriptor = found.descriptor;
    if (descriptor.spiMajor() != SpiVersion.MAJOR || descriptor.spiMinor() > SpiVersion.MINOR) {
      throw new FaultException(spiDiffers(descriptor));
    }
    for (Path jar : found.jars()) {
      if (!Files.isRegularFile(jar)) {
        throw new FaultException(
            PluginFault.JAR_MISSING
                .because(jar + " is named in driver.json and is not there")
                .with("plugin", descriptor.id()));
      }
    }
  }

  private static Fault spiDiffers(Descriptor descriptor) {
    return PluginFault.SPI_DIFFERS
        .because(
            "plugin %s %s is built for driver interface %d.%d; this gateway has %d.%d"
                .formatted(
                    descriptor.id(),
                    descriptor.version(),
                    descriptor.spiMajor(),
                    descriptor.spiMinor(),
                    SpiVersion.MAJOR,
                    SpiVersion.MINOR))
        .with("plugin", descriptor.id());
  }

  private static Fault restartNeeded(Descriptor loaded, Descriptor found) {
    return PluginFault.RESTART_NEEDED
        .because(
            "plugin %s has native code: %s stays loaded until the gateway restarts, then %s is used"
                .formatted(loaded.id(), loaded.version(), found.version()))
        .with("plugin", loaded.id());
  }

  private static LoadedPlugin open(Found found) {
    URL[] jars = found.jars().stream().map(PluginLoader::url).toArray(URL[]::new);
    ClassLoader gateway = PluginLoader.class.getClassLoader();
    return new LoadedPlugin(
        found.descriptor, new PluginClassLoader(found.descriptor.id(), jars, gateway));
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }
}
