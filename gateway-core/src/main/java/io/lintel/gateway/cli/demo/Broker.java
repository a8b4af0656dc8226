package io.lintel.gateway.cli.demo;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A broker on a free loopback port, in a process of its own, that can be away for a while. */
final class Broker implements AutoCloseable {

  private static final int START_TRIES = 600;
  private static final long TRY_MILLIS = 100;

  private final List<String> command;
  private final int port;
  private Optional<Child> child = Optional.empty();

  private Broker(List<String> command, int port) {
    this.command = command;
    this.port = port;
  }

  /**
   * With a program of our own that takes port and folder, else with mosquitto.
   *
   * @return empty when there is neither
   */
  static Optional<Broker> find(Optional<Path> program, Path folder) {
    int port = freePort();
    String number = Integer.toString(port);
    Optional<List<String>> command =
        program
            .map(own -> List.of(own.toString(), number, folder.toString()))
            .or(() -> mosquitto().map(found -> List.of(found.toString(), "-p", number)));
    return command.map(words -> new Broker(words, port));
  }

  int port() {
    return port;
  }

  /** Returns once it takes connections. */
  void start() {
    Child started = Child.start(command, _ -> {});
    child = Optional.of(started);
    for (int i = 0; i < START_TRIES && started.alive(); i++) {
      if (takesConnections()) {
        return;
      }
      pause();
    }
    close();
    throw new IllegalStateException("the broker did not start: " + String.join(" ", command));
  }

  @Override
  public void close() {
    child.ifPresent(Child::close);
    child = Optional.empty();
  }

  private boolean takesConnections() {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** Until the process ends, or a little while. */
  private void pause() {
    child.ifPresent(running -> running.endsWithin(TRY_MILLIS, TimeUnit.MILLISECONDS));
  }

  private static Optional<Path> mosquitto() {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.concat(
            Stream.of(path.split(File.pathSeparator, -1)),
            Stream.of("/usr/sbin", "/usr/local/sbin", "/sbin"))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, "mosquitto"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
