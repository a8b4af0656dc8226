package io.lintel.hardware.rig;

import io.lintel.testkit.Peer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A mosquitto of the test's own, on a free port; can be killed and comes back on the same port. */
public final class Mosquitto implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(20);

  private final Path program;
  private final Path folder;
  private final int port;
  private Child child;

  private Mosquitto(Path program, Path folder, int port) {
    this.program = program;
    this.folder = folder;
    this.port = port;
    this.child = launch();
  }

  /**
   * Starts a broker whose sessions outlive most kills, since it saves them on every change.
   *
   * @param folder where it keeps its configuration and its sessions
   */
  public static Mosquitto start(Path folder) {
    return start(
        folder,
        """
        persistence true
        persistence_location %s/
        autosave_on_changes true
        autosave_interval 200
        """
            .formatted(folder));
  }

  /** A broker that saves nothing: saving on every change costs more than what is measured. */
  public static Mosquitto forgetful(Path folder) {
    return start(folder, "persistence false\n");
  }

  private static Mosquitto start(Path folder, String persistence) {
    Path program = Peer.require("mosquitto");
    int port = Ports.free();
    write(folder.resolve("mosquitto.conf"), configuration(port) + persistence);
    return new Mosquitto(program, folder, port);
  }

  public int port() {
    return port;
  }

  public String url() {
    return "mqtt://127.0.0.1:" + port;
  }

  /** Of the process that runs now. */
  public long pid() {
    return child.pid();
  }

  /** SIGKILL: what it had in memory is lost. */
  public void kill() {
    child.close();
  }

  /** Starts it again on the same port. */
  public void restart() {
    child = launch();
  }

  @Override
  public void close() {
    child.close();
  }

  private Child launch() {
    List<String> command = List.of(program.toString(), "-c", "mosquitto.conf");
    Child started = Child.start("mosquitto", folder, command);
    Ports.awaitListener(started, port, START_LIMIT);
    return started;
  }

  private static String configuration(int port) {
    return """
        listener %d 127.0.0.1
        allow_anonymous true
        %s
        max_queued_messages 0
        max_inflight_messages 100
        set_tcp_nodelay true
        """
        .formatted(port, asRoot());
  }

  /** Started by root it would become another user, who cannot write a test's folder. */
  private static String asRoot() {
    return "root".equals(System.getProperty("user.name")) ? "user root" : "";
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
