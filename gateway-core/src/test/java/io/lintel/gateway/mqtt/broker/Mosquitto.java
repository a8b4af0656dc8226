package io.lintel.gateway.mqtt.broker;

import io.lintel.testkit.Peer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A real broker as a process of its own, on a free port. */
public final class Mosquitto implements AutoCloseable {

  private static final int LOOKS_MAX = 500;

  private final Path program;
  private final Path settings;
  private final int port;
  private Process process;

  /**
   * Starts it. It drops nothing for a consumer that is slower than its gateway.
   *
   * @param lines of its configuration beside the listener's; persistence goes to the folder
   */
  public Mosquitto(Path folder, String lines) throws IOException {
    this.program = Peer.require("mosquitto");
    this.port = freePort();
    this.settings = folder.resolve("mosquitto.conf");
    Files.writeString(
        settings,
        """
        listener %d 127.0.0.1
        user %s
        persistence true
        persistence_location %s/
        autosave_interval 1
        log_dest file %s
        max_queued_messages 0
        %s
        """
            .formatted(
                port, System.getProperty("user.name"), folder, folder.resolve("log"), lines));
    this.process = start();
  }

  /** For anyone, in the clear. */
  public static Mosquitto open(Path folder) throws IOException {
    return new Mosquitto(folder, "allow_anonymous true");
  }

  public int port() {
    return port;
  }

  /** SIGKILL. What it had not written is gone. */
  public void kill() throws IOException {
    end(process.destroyForcibly());
  }

  public void restart() throws IOException {
    process = start();
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    end(process);
  }

  private static void end(Process process) throws IOException {
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private Process start() throws IOException {
    var started =
        new ProcessBuilder(program.toString(), "-c", settings.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    awaitListening();
    return started;
  }

  private void awaitListening() throws IOException {
    var never = new CountDownLatch(1);
    for (int i = 0; i < LOOKS_MAX; i++) {
      try (var socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
        return;
      } catch (IOException notYet) {
        pause(never);
      }
    }
    throw new IOException("mosquitto does not listen: see " + settings.resolveSibling("log"));
  }

  private static void pause(CountDownLatch never) throws IOException {
    try {
      if (never.await(10, TimeUnit.MILLISECONDS)) {
        throw new IOException("unreachable");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
