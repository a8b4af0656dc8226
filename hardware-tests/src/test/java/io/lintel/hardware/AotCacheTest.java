package io.lintel.hardware;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code lintel-aot} on the packaged tree. */
class AotCacheTest {
  @TempDir Path cache;

  @Test
  void the_cache_that_a_training_run_makes_is_one_that_java_accepts() throws Exception {
    Path bin = PackagedTree.launcher().resolveSibling("lintel-aot");
    Shell.Result made = Shell.run(environment(""), List.of(bin.toString()));
    assertEquals(0, made.status(), made::output);

    // With AOTMode=on Java refuses to start when it cannot use the cache.
    Shell.Result used =
        Shell.run(
            environment("-XX:AOTMode=on"), List.of(PackagedTree.launcher().toString(), "version"));
    assertEquals(0, used.status(), used::output);
    assertEquals(
        List.of(made.output().strip()),
        PackagedTree.entries(cache).stream().map(Path::toString).toList());
  }

  private Map<String, String> environment(String options) {
    return Map.of(
        "PATH",
        "/usr/bin:/bin",
        "JAVA_HOME",
        System.getProperty("java.home"),
        "LINTEL_CACHE",
        cache.toString(),
        "LINTEL_OPTS",
        options);
  }
}
