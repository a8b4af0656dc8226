package io.lintel.hardware;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs one command to its end, with an environment of its own and nothing on standard input. */
final class Shell {
  private static final int LIMIT_SECONDS = 120;

  private Shell() {}

  record Result(int status, String output) {}

  static Result run(Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile("shell", ".out");
    try {
      return run(environment, command, output);
    } finally {
      Files.delete(output);
    }
  }

  /** Output goes to a file: a pipe would block a command whose child outlives it. */
  private static Result run(Map<String, String> environment, List<String> command, Path output)
      throws IOException, InterruptedException {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectInput(Path.of("/dev/null").toFile()).redirectOutput(output.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.start();
    if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException(command + " did not end within " + LIMIT_SECONDS + " s");
    }
    return new Result(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
  }
}
