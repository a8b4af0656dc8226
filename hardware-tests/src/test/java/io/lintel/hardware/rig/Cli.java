package io.lintel.hardware.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Commands of the packaged {@code bin/lintel}, each a process of its own. */
public final class Cli {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Path configuration;

  /** Against the gateway of this configuration. */
  public Cli(Path configuration) {
    this.configuration = configuration;
  }

  /** What a command printed, on both streams, and its exit status. */
  public record Ended(int status, List<String> lines) {

    public String text() {
      return String.join("\n", lines);
    }
  }

  /** Runs a command to its end with this on its standard input. */
  public Ended run(String input, String... arguments) {
    try {
      Path typed = Files.createTempFile("typed", ".txt");
      Files.writeString(typed, input);
      try (Child child = Child.start("lintel", builder(arguments).redirectInput(typed.toFile()))) {
        int status = child.awaitExit(LIMIT);
        return new Ended(status, child.lines());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Begins a command at a terminal where nobody types. */
  public Child begin(String... arguments) {
    return Child.start("lintel", builder(arguments));
  }

  private ProcessBuilder builder(String... arguments) {
    var command = new ArrayList<String>();
    command.add(PackagedDaemon.tree().resolve("bin/lintel").toString());
    command.addAll(List.of(arguments));
    command.addAll(List.of("--config", configuration.toString()));
    var builder = new ProcessBuilder(command);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    return builder;
  }
}
