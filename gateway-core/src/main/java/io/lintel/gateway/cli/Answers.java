package io.lintel.gateway.cli;

import java.io.ByteArrayOutputStream;
import java.io.Console;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.BiConsumer;

/**
 * Reads what an operator types and gives it to the question that is open then. Owns one thread,
 * which reads only while something is asked; one that waits for a key ends with the process.
 */
final class Answers {

  private final BiConsumer<Integer, Optional<String>> answer;
  private final Semaphore asked = new Semaphore(0);
  private Optional<Open> open = Optional.empty();
  private boolean ended;

  private record Open(int number, boolean secret) {}

  /**
   * For one job.
   *
   * @param answer is given the number and what was typed; empty at the end of the input
   */
  Answers(BiConsumer<Integer, Optional<String>> answer) {
    this.answer = answer;
    Thread.ofPlatform().daemon().name("answers").start(this::read);
  }

  void ask(int number, boolean secret) {
    synchronized (this) {
      open = Optional.of(new Open(number, secret));
    }
    asked.release();
  }

  /** A question is over. Whether it was open still. */
  synchronized boolean withdraw(int number) {
    boolean was = open.filter(question -> question.number == number).isPresent();
    if (was) {
      open = Optional.empty();
    }
    return was;
  }

  void end() {
    synchronized (this) {
      ended = true;
      open = Optional.empty();
    }
    asked.release();
  }

  private void read() {
    boolean more = true;
    while (more) {
      asked.acquireUninterruptibly();
      Optional<Open> question = now();
      if (question.isPresent()) {
        Optional<String> line = line(question.get().secret);
        take().ifPresent(still -> answer.accept(still.number, line));
      }
      more = !hasEnded();
    }
  }

  private synchronized Optional<Open> now() {
    return open;
  }

  private synchronized boolean hasEnded() {
    return ended;
  }

  private synchronized Optional<Open> take() {
    var taken = open;
    open = Optional.empty();
    return taken;
  }

  /** Without echo where there is a terminal; from a pipe as it comes. */
  private static Optional<String> line(boolean secret) {
    Optional<Console> terminal = Optional.ofNullable(System.console()).filter(Console::isTerminal);
    return secret && terminal.isPresent()
        ? Optional.ofNullable(terminal.get().readPassword()).map(String::new)
        : plainLine();
  }

  /** Byte by byte: what is not this line's is left for the next question. */
  private static Optional<String> plainLine() {
    try {
      var line = new ByteArrayOutputStream();
      for (int octet = System.in.read(); octet != '\n'; octet = System.in.read()) {
        if (octet < 0) {
          return line.size() == 0 ? Optional.empty() : Optional.of(text(line));
        }
        line.write(octet);
      }
      return Optional.of(text(line));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(ByteArrayOutputStream line) {
    return line.toString(StandardCharsets.UTF_8);
  }
}
