package io.lintel.gateway.driver.plugin;

import io.lintel.spi.DriverPlugin;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Makes plugin folders of the scripted plugin, compiled at test time. */
public final class PluginFolder {

  private static final String RULES =
      """
      "settings":{"mode":{"type":"text"}},
      "address":{"kind":{"type":"text","default":"lock"},"node":{"type":"number","unique":true,"min":1,"max":9}},
      "verbs":{
        "include":{"help":"Lets a lock join.","limit":"2m","arguments":{"node":{"type":"number","help":"its node"}}},
        "exclude":{"help":"Lets a lock leave.","arguments":{"device":{"type":"device","positional":true,"required":true}}},
        "replace":{"help":"Replaces a lock.","arguments":{"device":{"type":"device","positional":true,"required":true},"node":{"type":"number"}}},
        "nodes":{"help":"Lists the nodes."},
        "wait":{"help":"Waits."},
        "refuse":{"help":"Refuses."},
        "throw":{"help":"Throws."},
        "keys export":{"help":"Writes the keys.","root":true,"arguments":{"file":{"type":"out_file","positional":true,"required":true}}},
        "keys import":{"help":"Reads keys.","arguments":{"file":{"type":"in_file","private":true,"positional":true,"required":true}}}}
      """;

  private PluginFolder() {}

  /** A folder {@code name} in {@code plugins} whose plugin answers "version" with the version. */
  public static Path write(Path plugins, String name, String version) throws IOException {
    return write(plugins, name, descriptor("scripted", version, "1.0", "none"), version);
  }

  public static String descriptor(String id, String version, String spi, String nativeCode) {
    return """
        {"id":"%s","name":"Scripted lock","version":"%s","spi":"%s","native":"%s",
        "plugin":"scripted.Scripted","jars":["scripted.jar"],%s}
        """
        .formatted(id, version, spi, nativeCode, RULES);
  }

  public static Path write(Path plugins, String name, String descriptor, String version)
      throws IOException {
    Path folder = Files.createDirectories(plugins.resolve(name));
    Files.writeString(folder.resolve("driver.json"), descriptor);
    jar(folder.resolve("scripted.jar"), compiled(version), "scripted.Scripted");
    return folder;
  }

  /** The gateway's own classes: who may write them may write plugins. */
  public static Path program() {
    return location(PluginLoader.class);
  }

  static void jar(Path jar, Map<String, byte[]> classes, String service) throws IOException {
    try (OutputStream file = Files.newOutputStream(jar);
        var out = new JarOutputStream(file)) {
      for (var each : classes.entrySet()) {
        entry(out, each.getKey(), each.getValue());
      }
      entry(
          out,
          "META-INF/services/" + DriverPlugin.class.getName(),
          service.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static void entry(JarOutputStream out, String name, byte[] content) throws IOException {
    out.putNextEntry(new JarEntry(name));
    out.write(content);
    out.closeEntry();
  }

  private static final Map<String, Map<String, byte[]>> COMPILED = new ConcurrentHashMap<>();

  static Map<String, byte[]> compiled(String version) {
    return COMPILED.computeIfAbsent(version, PluginFolder::compile);
  }

  private static Map<String, byte[]> compile(String version) {
    try {
      Path work = Files.createTempDirectory("scripted");
      Path main = work.resolve("Scripted.java");
      try (InputStream source = PluginFolder.class.getResourceAsStream("/plugins/Scripted.java")) {
        Files.write(main, Objects.requireNonNull(source).readAllBytes());
      }
      Path text = work.resolve("Version.java");
      Files.writeString(
          text,
          "package scripted; final class Version { static final String TEXT = \""
              + version
              + "\"; }");
      Path classes = Files.createDirectory(work.resolve("classes"));
      compile(classes, List.of(main, text));
      return read(classes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void compile(Path classes, List<Path> sources) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    var arguments =
        new ArrayList<>(
            List.of(
                "-d",
                classes.toString(),
                "-cp",
                location(DriverPlugin.class).toString(),
                "-proc:none"));
    sources.forEach(source -> arguments.add(source.toString()));
    if (compiler.run(null, null, null, arguments.toArray(String[]::new)) != 0) {
      throw new IllegalStateException("the scripted plugin does not compile");
    }
  }

  private static Map<String, byte[]> read(Path classes) throws IOException {
    try (Stream<Path> files = Files.walk(classes)) {
      var found = new TreeMap<String, byte[]>();
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        found.put(classes.relativize(file).toString(), Files.readAllBytes(file));
      }
      return found;
    }
  }

  private static Path location(Class<?> type) {
    try {
      URI uri = type.getProtectionDomain().getCodeSource().getLocation().toURI();
      return Path.of(uri);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
