package io.lintel.gateway.cli.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Another process whose lines are read, and which does not outlive the demo. */
final class Child implements AutoCloseable {

  private static final long END_LIMIT_SECONDS = 6;

  private final Process process;

  private Child(Process process) {
    this.process = process;
  }

  static Child start(List<String> command, Consumer<String> onLine) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      Thread.ofVirtual().name("lines of " + command.getFirst()).start(() -> read(process, onLine));
      return new Child(process);
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot start " + command.getFirst(), failed);
    }
  }

  /** Starts a process and waits, for a minute at most, until it says something. */
  static Child startAndAwait(
      List<String> command, Consumer<String> onLine, Predicate<String> awaited) {
    var said = new CompletableFuture<String>();
    Child child =
        start(
            command,
            line -> {
              onLine.accept(line);
              if (awaited.test(line)) {
                said.complete(line);
              }
            });
    var _ =
        child
            .process
            .onExit()
            .thenAccept(ended -> said.completeExceptionally(ended(command, ended)));
    try {
      said.get(1, TimeUnit.MINUTES);
      return child;
    } catch (ExecutionException | TimeoutException failed) {
      child.close();
      throw new IllegalStateException(command.getFirst() + " did not start", failed);
    } catch (InterruptedException stopped) {
      child.close();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", stopped);
    }
  }

  boolean alive() {
    return process.isAlive();
  }

  boolean endsWithin(long time, TimeUnit unit) {
    try {
      return process.waitFor(time, unit);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** SIGTERM, and SIGKILL for one that does not end. Safe to call twice. */
  @Override
  public void close() {
    process.toHandle().destroy(); // unlike Process.destroy it leaves the last lines readable
    try {
      if (!process.waitFor(END_LIMIT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor(END_LIMIT_SECONDS, TimeUnit.SECONDS);
      }
    } catch (InterruptedException stopped) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static void read(Process process, Consumer<String> onLine) {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      lines.lines().forEach(onLine);
    } catch (IOException | UncheckedIOException ended) {
      System.getLogger(Child.class.getName())
          .log(System.Logger.Level.DEBUG, "no more lines: {0}", ended.toString());
    }
  }

  private static IllegalStateException ended(List<String> command, Process process) {
    return new IllegalStateException(
        command.getFirst() + " ended at once with status " + process.exitValue());
  }
}
