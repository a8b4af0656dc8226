package io.lintel.hardware.rig;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A process of a test: its output line by line, its signals, and an end that is certain. */
public final class Child implements AutoCloseable {
  private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

  private final String name;
  private final Process process;
  private final Thread reader;
  private final Thread lastResort;
  private final List<String> lines = new ArrayList<>();
  private final Signal heard = new Signal();

  private Child(String name, Process process) {
    this.name = name;
    this.process = process;
    this.lastResort = new Thread(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(lastResort);
    this.reader = Thread.ofPlatform().daemon().name(name + " output").start(this::read);
  }

  /**
   * Starts a process in a folder, both outputs in one. It takes SIGINT as at a terminal: a build
   * that a shell runs in the background ignores it, and so would every program it starts.
   */
  public static Child start(String name, ProcessBuilder builder) {
    List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT"));
    command.addAll(builder.command());
    try {
      return new Child(name, builder.command(command).redirectErrorStream(true).start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Child start(String name, Path folder, List<String> command) {
    return start(name, new ProcessBuilder(command).directory(folder.toFile()));
  }

  /** What it printed so far. */
  public List<String> lines() {
    synchronized (lines) {
      return List.copyOf(lines);
    }
  }

  /** Waits for a line; fails with everything it printed when it ends or is silent. */
  public String awaitLine(String what, Duration limit, Predicate<String> wanted) {
    Optional<String> line =
        heard
            .within(limit, () -> firstLine(wanted).or(this::ended))
            .filter(wanted); // the end of the process wakes the wait too
    return line.orElseThrow(
        () -> new AssertionError(name + " did not print " + what + "; it said:\n" + tail()));
  }

  /** Waits until so many lines of a kind were printed. */
  public void awaitTimes(String what, int times, Duration limit, Predicate<String> wanted) {
    boolean came =
        heard
            .within(limit, () -> Optional.of(count(wanted)).filter(count -> count >= times))
            .isPresent();
    if (!came) {
      throw new AssertionError(
          name + " did not print " + times + " times " + what + ":\n" + tail());
    }
  }

  /** Types at its standard input. */
  public void type(String text) {
    try {
      process.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public boolean alive() {
    return process.isAlive();
  }

  public long pid() {
    return process.pid();
  }

  /** SIGKILL, and waits until it is gone. */
  public void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    awaitExit(STOP_LIMIT);
  }

  /** SIGTERM, and waits; the exit status. */
  public int stop() {
    process.destroy();
    return awaitExit(STOP_LIMIT);
  }

  /** SIGSTOP, SIGCONT and the like, by name without SIG. */
  public void signal(String signal) {
    Child kill = start("kill", Path.of("/"), List.of("kill", "-" + signal, "" + pid()));
    if (kill.awaitExit(STOP_LIMIT) != 0) {
      throw new AssertionError("kill -" + signal + " failed: " + kill.lines());
    }
  }

  /** Waits for its end; the exit status, 128 + n after signal n. */
  public int awaitExit(Duration limit) {
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError(name + " did not end within " + limit + "; it said:\n" + tail());
      }
      reader.join(STOP_LIMIT);
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** The last lines, for messages. */
  public String tail() {
    List<String> all = lines();
    return String.join("\n", all.subList(Math.max(0, all.size() - 60), all.size()));
  }

  @Override
  public void close() {
    kill();
    try {
      Runtime.getRuntime().removeShutdownHook(lastResort);
    } catch (IllegalStateException shuttingDown) {
      // The hook is about to run; the process is gone already.
      lastResort.setName("done");
    }
  }

  private Optional<String> firstLine(Predicate<String> wanted) {
    return lines().stream().filter(wanted).findFirst();
  }

  private long count(Predicate<String> wanted) {
    return lines().stream().filter(wanted).count();
  }

  private Optional<String> ended() {
    return reader.isAlive() ? Optional.empty() : Optional.of("");
  }

  private void read() {
    try (BufferedReader output = process.inputReader()) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        synchronized (lines) {
          lines.add(line);
        }
        heard.changed();
      }
    } catch (IOException e) {
      synchronized (lines) {
        lines.add("(output lost: " + e.getMessage() + ")");
      }
    } finally {
      heard.changed();
    }
  }
}
