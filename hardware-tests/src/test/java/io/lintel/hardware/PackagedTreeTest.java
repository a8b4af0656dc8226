package io.lintel.hardware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackagedTreeTest {
  private static final String MAIN = "io.lintel.gateway.boot.Main";

  @TempDir Path machine;

  @Test
  void every_driver_folder_has_a_descriptor_and_its_jar_but_not_the_spi() throws IOException {
    List<Path> drivers = PackagedTree.entries(PackagedTree.home().resolve("drivers"));
    assertEquals(3, drivers.size(), drivers::toString);
    for (Path driver : drivers) {
      assertTrue(Files.exists(driver.resolve("driver.json")), () -> driver + " has no driver.json");
      assertTrue(jarsIn(driver).anyMatch(jar -> jar.startsWith("driver-")), driver::toString);
      assertFalse(jarsIn(driver).anyMatch(jar -> jar.startsWith("driver-spi")), driver::toString);
    }
  }

  @Test
  void a_descriptor_names_exactly_the_jars_beside_it() throws IOException {
    for (Path driver : PackagedTree.entries(PackagedTree.home().resolve("drivers"))) {
      var descriptor = new ObjectMapper().readTree(driver.resolve("driver.json").toFile());
      List<String> named = descriptor.path("jars").valueStream().map(JsonNode::asText).toList();
      assertEquals(jarsIn(driver).sorted().toList(), named.stream().sorted().toList());
      assertEquals(driver.getFileName().toString(), descriptor.path("id").asText());
    }
  }

  @Test
  void no_driver_is_on_the_class_path_of_the_daemon() throws IOException {
    var drivers =
        jarsIn(PackagedTree.home().resolve("lib"))
            .filter(jar -> jar.startsWith("driver-") && !jar.startsWith("driver-spi"));
    assertEquals(List.of(), drivers.toList());
  }

  @Test
  void natives_lie_ready_for_each_supported_processor() {
    Path natives = PackagedTree.home().resolve("lib").resolve("native");
    for (String processor : List.of("x86_64", "aarch64", "armv7")) {
      assertTrue(Files.exists(natives.resolve(processor).resolve("libsqlitejdbc.so")), processor);
      assertTrue(Files.exists(natives.resolve(processor).resolve("libjSerialComm.so")), processor);
    }
  }

  @Test
  void natives_load_with_no_folder_to_unpack_them_into() throws Exception {
    List<String> command = new ArrayList<>(argumentsOf("run"));
    int main = command.indexOf(MAIN);
    int classPath = command.indexOf("-cp") + 1;
    command.set(classPath, command.get(classPath) + testClasses());
    var probe =
        new ArrayList<>(List.of(java(), "-Djava.io.tmpdir=/nowhere", "-Duser.home=/nowhere"));
    probe.addAll(command.subList(0, main));
    probe.add(NativesProbe.class.getName());

    Shell.Result result = Shell.run(Map.of("PATH", "/usr/bin:/bin"), probe);

    assertEquals(0, result.status(), result::output);
    assertTrue(result.output().contains("sqlite 3."), result::output);
    assertTrue(result.output().contains("serial ports"), result::output);
  }

  @Test
  void the_launcher_hands_its_arguments_on_untouched() throws Exception {
    List<String> arguments = argumentsOf("attempt", "UNLOCK_DOOR", "Front door");
    assertEquals(
        List.of(MAIN, "attempt", "UNLOCK_DOOR", "Front door"),
        arguments.subList(arguments.indexOf(MAIN), arguments.size() - 1));
  }

  @Test
  void java_gets_a_locale_that_can_write_any_name() throws Exception {
    assertTrue(argumentsOf("run").contains("in C.UTF-8"));
  }

  @Test
  void a_cache_made_for_this_very_runtime_is_used() throws Exception {
    fakeJava("25.0.3");
    String cache = lintel(environment(), "--print-aot-cache").output().strip();
    assertFalse(argumentsOf("run").toString().contains("AOTCache"));

    Files.createDirectories(Path.of(cache).getParent());
    Files.createFile(Path.of(cache));

    assertEquals("-XX:AOTCache=" + cache, argumentsOf("run").getFirst());
  }

  @Test
  void a_cache_made_for_another_runtime_has_another_name() throws Exception {
    fakeJava("25.0.3");
    String before = lintel(environment(), "--print-aot-cache").output();
    fakeJava("25.0.4");

    assertFalse(before.equals(lintel(environment(), "--print-aot-cache").output()));
  }

  @Test
  void a_named_java_that_is_too_old_is_refused_in_one_line() throws Exception {
    fakeJava("21.0.8");
    Shell.Result result = lintel(environment(), "version");
    assertEquals(69, result.status());
    assertTrue(result.output().endsWith("is not a Java 25 or newer\n"), result::output);
    assertEquals(1, result.output().lines().count(), result::output);
  }

  /** What a java at the place of {@code LINTEL_JAVA} is called with. */
  private List<String> argumentsOf(String... arguments) throws IOException, InterruptedException {
    fakeJava("25.0.3");
    Shell.Result result = lintel(environment(), arguments);
    assertEquals(0, result.status(), result::output);
    return result.output().lines().skip(1).toList();
  }

  private static Shell.Result lintel(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(PackagedTree.launcher().toString()));
    command.addAll(Arrays.asList(arguments));
    return Shell.run(environment, command);
  }

  private Map<String, String> environment() {
    return Map.of(
        "PATH", "/usr/bin:/bin",
        "LINTEL_JAVA", machine.resolve("jre/bin/java").toString(),
        "LINTEL_CACHE", machine.resolve("cache").toString());
  }

  private void fakeJava(String version) throws IOException {
    Path java = machine.resolve("jre/bin/java");
    Files.createDirectories(java.getParent());
    Files.writeString(java, "#!/bin/sh\necho fake java\nprintf '%s\\n' \"$@\" \"in $LC_ALL\"\n");
    assertTrue(java.toFile().setExecutable(true));
    Files.writeString(machine.resolve("jre/release"), "JAVA_VERSION=\"" + version + "\"\n");
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static Path testClasses() {
    return Path.of("target", "test-classes").toAbsolutePath();
  }

  private static Stream<String> jarsIn(Path folder) throws IOException {
    return PackagedTree.entries(folder).stream()
        .map(path -> path.getFileName().toString())
        .filter(name -> name.endsWith(".jar"));
  }
}
