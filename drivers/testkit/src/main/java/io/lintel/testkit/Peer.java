package io.lintel.testkit;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * A program or package that a test talks to and that not every machine has.
 *
 * <p>A missing peer skips the test by name on a newcomer's machine, and fails it where {@code
 * CI=true}: a green build server must mean that every test ran.
 */
public final class Peer {
  /** Where brokers and daemons stand that a plain user's {@code PATH} leaves out. */
  private static final List<Path> USUAL_FOLDERS =
      List.of(Path.of("/usr/sbin"), Path.of("/usr/local/sbin"), Path.of("/sbin"));

  private final List<Path> folders;
  private final boolean mustBePresent;

  Peer(List<Path> folders, boolean mustBePresent) {
    this.folders = folders;
    this.mustBePresent = mustBePresent;
  }

  /** The program's path, from {@code PATH} or the usual sbin folders. */
  public static Path require(String program) {
    return here().program(program);
  }

  /**
   * The file or folder {@code path}, for peers that are not programs (such as a folder of Node
   * packages).
   *
   * @param howToGet the command that brings it, for example {@code npm ci}
   */
  public static Path require(Path path, String howToGet) {
    return here().file(path, howToGet);
  }

  Path program(String name) {
    return folders.stream()
        .map(folder -> folder.resolve(name))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseGet(() -> missing(name + " is not installed (looked on the PATH and in sbin)"));
  }

  Path file(Path path, String howToGet) {
    return Files.exists(path) ? path : missing(path + " is missing: run " + howToGet);
  }

  private Path missing(String what) {
    return mustBePresent ? Assertions.fail(what + ", and CI=true") : Assumptions.abort(what);
  }

  private static Peer here() {
    Map<String, String> environment = System.getenv();
    return new Peer(
        folders(environment.getOrDefault("PATH", "")),
        "true".equals(environment.getOrDefault("CI", "")));
  }

  private static List<Path> folders(String path) {
    var onPath = Stream.of(path.split(File.pathSeparator, -1)).filter(entry -> !entry.isEmpty());
    return Stream.concat(onPath.map(Path::of), USUAL_FOLDERS.stream()).toList();
  }
}
