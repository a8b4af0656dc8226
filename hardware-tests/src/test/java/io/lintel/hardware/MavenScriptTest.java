package io.lintel.hardware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code mvnw} on machines that have this and lack that: every program it may see is a fake. */
class MavenScriptTest {
  private static final Path SCRIPT = Path.of("..", "mvnw").toAbsolutePath().normalize();

  /** What the script needs from any Unix. */
  private static final List<String> TOOLS =
      List.of(
          "sh",
          "sed",
          "grep",
          "cut",
          "tar",
          "gzip",
          "sha512sum",
          "mkdir",
          "mv",
          "rm",
          "dirname",
          "readlink");

  @TempDir Path machine;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void a_machine_with_a_shell_and_nothing_else() throws IOException {
    Path bin = Files.createDirectories(machine.resolve("bin"));
    for (String tool : TOOLS) {
      Files.createSymbolicLink(bin.resolve(tool), locate(tool));
    }
    environment.put("PATH", bin.toString());
    environment.put("HOME", machine.resolve("home").toString());
    environment.put("LINTEL_JDKS", "");
  }

  @Test
  void without_a_jdk_25_it_says_what_to_install() throws Exception {
    environment.put("JAVA_HOME", jdk("jdk17", "17.0.15"));
    mavenOnThePath("3.9.9");

    Shell.Result result = mvnw();

    assertEquals(1, result.status());
    assertOneLine(result, "mvnw: no JDK 25 found");
  }

  @Test
  void an_older_java_home_gives_way_to_a_jdk_25_in_a_usual_place() throws Exception {
    environment.put("JAVA_HOME", jdk("jdk17", "17.0.15"));
    String jdk = jdk("jdk25", "25.0.3");
    environment.put("LINTEL_JDKS", machine.resolve("nothing") + " " + jdk);
    mavenOnThePath("3.9.9");

    assertEquals("mvn of 3.9.9 on " + jdk + ": -q verify\n", mvnw("-q", "verify").output());
  }

  @Test
  void a_jdk_is_found_through_the_link_on_the_path() throws Exception {
    String jdk = jdk("jdk25", "25");
    Files.createSymbolicLink(machine.resolve("bin/javac"), Path.of(jdk, "bin", "javac"));
    mavenOnThePath("4.0.0");

    assertEquals(0, mvnw("verify").status());
  }

  @Test
  void a_jdk_250_is_not_a_jdk_25() throws Exception {
    environment.put("JAVA_HOME", jdk("jdk250", "250.0.1"));
    assertOneLine(mvnw(), "mvnw: no JDK 25 found");
  }

  @Test
  void an_old_maven_is_not_used_and_without_a_fetcher_it_says_so() throws Exception {
    environment.put("JAVA_HOME", jdk("jdk25", "25.0.3"));
    mavenOnThePath("3.6.3");

    Shell.Result result = mvnw("verify");

    assertEquals(1, result.status());
    assertTrue(result.output().contains("neither curl nor wget"), result::output);
  }

  @Test
  void a_fetched_maven_with_another_sha512_is_thrown_away() throws Exception {
    environment.put("JAVA_HOME", jdk("jdk25", "25.0.3"));
    program(machine.resolve("bin/curl"), "echo evil > \"$6\"");

    Shell.Result result = mvnw("verify");

    assertEquals(1, result.status());
    assertTrue(result.output().contains("does not have the expected SHA-512"), result::output);
    assertFalse(Files.exists(machine.resolve("home/.m2/lintel/apache-maven-3.9.11")));
  }

  @Test
  void a_network_that_fails_is_one_clear_line() throws Exception {
    environment.put("JAVA_HOME", jdk("jdk25", "25.0.3"));
    program(machine.resolve("bin/curl"), "exit 6");

    assertOneLine(mvnw("verify"), "mvnw: cannot fetch https://archive.apache.org/dist/maven/");
  }

  @Test
  void a_maven_fetched_before_is_used_again() throws Exception {
    environment.put("JAVA_HOME", jdk("jdk25", "25.0.3"));
    Path maven = machine.resolve("home/.m2/lintel/apache-maven-3.9.11/bin/mvn");
    Files.createDirectories(maven.getParent());
    program(maven, "echo kept: \"$@\"");

    assertEquals("kept: verify\n", mvnw("verify").output());
  }

  private Shell.Result mvnw(String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("/bin/sh", SCRIPT.toString()));
    command.addAll(List.of(arguments));
    return Shell.run(environment, command);
  }

  private void mavenOnThePath(String version) throws IOException {
    program(
        machine.resolve("bin/mvn"),
        """
        if [ "$1" = --version ]; then echo "Apache Maven %1$s (abc)"; exit; fi
        echo "mvn of %1$s on $JAVA_HOME: $*"
        """
            .formatted(version));
  }

  private String jdk(String name, String version) throws IOException {
    Path bin = Files.createDirectories(machine.resolve(name).resolve("bin"));
    program(bin.resolve("javac"), "exit 1");
    Files.writeString(
        machine.resolve(name).resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    return machine.resolve(name).toString();
  }

  private static void program(Path path, String text) throws IOException {
    Files.writeString(path, "#!/bin/sh\n" + text + "\n");
    assertTrue(path.toFile().setExecutable(true));
  }

  private static Path locate(String tool) {
    return List.of("/usr/bin", "/bin").stream()
        .map(folder -> Path.of(folder, tool))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("this machine has no " + tool));
  }

  private static void assertOneLine(Shell.Result result, String start) {
    assertTrue(result.output().startsWith(start), result::output);
    assertEquals(1, result.output().lines().count(), result::output);
  }
}
