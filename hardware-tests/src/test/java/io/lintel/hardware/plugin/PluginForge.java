package io.lintel.hardware.plugin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Makes plugin folders in a folder of the test's own. */
final class PluginForge {
  private static final String SERVICE = "META-INF/services/io.lintel.spi.DriverPlugin";

  private final Path plugins;
  private final Path work;

  PluginForge(Path folder) throws IOException {
    this.plugins = guarded(folder.resolve("drivers"));
    this.work = Files.createDirectories(folder.resolve("work"));
  }

  /** The folder that holds the plugin folders. */
  Path plugins() {
    return plugins;
  }

  /** Takes a plugin as it ships. */
  void copy(Path shipped) throws IOException {
    Path target = guarded(plugins.resolve(shipped.getFileName().toString()));
    try (Stream<Path> files = Files.list(shipped)) {
      for (Path file : files.toList()) {
        Path copy = target.resolve(file.getFileName().toString());
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  /**
   * Compiles and packs a plugin.
   *
   * @param id also the class's package
   * @param open the body of {@code DriverPlugin.open}
   * @param start the body of {@code Driver.start}
   */
  void forge(String id, String open, String start) throws IOException {
    forge(id, "1.0", open, start);
  }

  /** The same for another version of the SPI. */
  void forge(String id, String spi, String open, String start) throws IOException {
    Path folder = guarded(plugins.resolve(id));
    descriptor(folder, id, spi);
    Path classes = compile(id, source(id, open, start));
    try (JarOutputStream jar =
        new JarOutputStream(Files.newOutputStream(folder.resolve(id + ".jar")))) {
      add(jar, SERVICE, (id + ".Plugin\n").getBytes(StandardCharsets.UTF_8));
      try (Stream<Path> files = Files.list(classes.resolve(id))) {
        for (Path file : files.toList()) {
          add(jar, id + "/" + file.getFileName(), Files.readAllBytes(file));
        }
      }
    }
  }

  /** A plugin whose jar is no jar. */
  void forgeBroken(String id) throws IOException {
    Path folder = guarded(plugins.resolve(id));
    descriptor(folder, id, "1.0");
    Files.writeString(folder.resolve(id + ".jar"), "PK\3\4 and then nothing of use");
  }

  private static void descriptor(Path folder, String id, String spi) throws IOException {
    Files.writeString(
        folder.resolve("driver.json"),
        """
        {"id":"%1$s","name":"Test %1$s","version":"0.1.0","spi":"%2$s","native":"none",
         "plugin":"%1$s.Plugin","jars":["%1$s.jar"],"settings":{},"address":{}}
        """
            .formatted(id, spi));
  }

  private static String source(String id, String open, String start) {
    return """
        package %s;
        import io.lintel.spi.*;
        public final class Plugin implements DriverPlugin {
          public Plugin() {}
          @Override public Driver open(Host host, Settings settings) {
            %s
          }
          static final class Quiet implements Driver {
            final Host host;
            Quiet(Host host) { this.host = host; }
            @Override public Device attach(DeviceSetup setup) { return java.util.List::of; }
            @Override public void detach(Device device) {}
            @Override public void start() { %s }
            @Override public void stop() {}
          }
        }
        """
        .formatted(id, open, start);
  }

  private Path compile(String id, String source) throws IOException {
    Path file = Files.createDirectories(work.resolve(id)).resolve("Plugin.java");
    Files.writeString(file, source);
    Path classes = Files.createDirectories(work.resolve(id + "-classes"));
    JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "no JDK");
    List<String> options =
        List.of("-proc:none", "-cp", System.getProperty("java.class.path"), "-d", "" + classes);
    int status =
        compiler.run(
            null,
            null,
            null,
            Stream.concat(options.stream(), Stream.of("" + file)).toArray(String[]::new));
    if (status != 0) {
      throw new AssertionError(id + " does not compile:\n" + source);
    }
    return classes;
  }

  private static void add(JarOutputStream jar, String name, byte[] bytes) throws IOException {
    jar.putNextEntry(new JarEntry(name));
    jar.write(bytes);
    jar.closeEntry();
  }

  /** Plugin folders that others can write are refused. */
  private static Path guarded(Path folder) throws IOException {
    Files.createDirectories(folder);
    return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
