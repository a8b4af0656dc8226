package io.lintel.hardware.bench;

import io.lintel.hardware.rig.Child;
import io.lintel.hardware.rig.PackagedDaemon;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** The AOT cache, made on this box by the packaged tool. */
final class AotCache {
  private static final Duration LIMIT = Duration.ofMinutes(3);

  private AotCache() {}

  /** The environment that makes the daemon use it; empty when the tool failed or is not there. */
  static Map<String, String> make(Path folder) throws IOException {
    Path tool = PackagedDaemon.tree().resolve("bin/lintel-aot");
    if (!Files.isExecutable(tool)) {
      return Map.of();
    }
    Map<String, String> environment =
        Map.of("LINTEL_CACHE", Files.createDirectories(folder).toString());
    ProcessBuilder builder = new ProcessBuilder(tool.toString());
    builder.environment().putAll(environment);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    try (Child child = Child.start("lintel-aot", builder)) {
      return child.awaitExit(LIMIT) == 0 ? environment : Map.of();
    }
  }
}
