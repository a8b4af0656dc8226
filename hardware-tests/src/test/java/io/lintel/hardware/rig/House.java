package io.lintel.hardware.rig;

import com.fasterxml.jackson.databind.JsonNode;
import io.lintel.testkit.Peer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The simulated Z-Wave house of zwave-js, a process of its own; node 7 is a lock without keys. */
public final class House implements AutoCloseable {
  public static final int NODE = 7;
  public static final int UNLOCKED = 0;
  public static final int LOCKED = 255;

  private static final Path FOLDER = Path.of("peers").toAbsolutePath();
  private static final Duration START_LIMIT = Duration.ofSeconds(60);

  private final Child child;
  private final int port;
  private final Socket control;
  private final BufferedReader answers;

  private House(Child child, JsonNode ready) throws IOException {
    this.child = child;
    this.port = ready.path("port").asInt();
    this.control = new Socket(InetAddress.getLoopbackAddress(), ready.path("ctl").asInt());
    this.answers =
        new BufferedReader(new InputStreamReader(control.getInputStream(), StandardCharsets.UTF_8));
  }

  public static House start() {
    Path node = Peer.require("node");
    Peer.require(FOLDER.resolve("node_modules"), "npm ci in hardware-tests/peers");
    Child child = Child.start("zwave-house", FOLDER, List.of(node.toString(), "zwave-house.cjs"));
    String ready = child.awaitLine("ready", START_LIMIT, line -> line.startsWith("{\"ready\""));
    try {
      return new House(child, Json.read(ready));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** For {@code drivers.zwave.link}. */
  public String link() {
    return "tcp://127.0.0.1:" + port;
  }

  /** Someone turns the bolt by hand. */
  public void manual(int mode) {
    ask(Map.of("cmd", "manual", "node", NODE, "mode", mode));
  }

  public boolean locked() {
    return state().path("locked").asBoolean();
  }

  /** How many orders to move the bolt have come. */
  public int orders() {
    return state().path("sets").asInt();
  }

  @Override
  public void close() {
    child.close();
    try {
      control.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JsonNode state() {
    return ask(Map.of("cmd", "state", "node", NODE)).path("result");
  }

  private JsonNode ask(Map<String, Object> request) {
    try {
      control
          .getOutputStream()
          .write((Json.write(request) + "\n").getBytes(StandardCharsets.UTF_8));
      return Json.read(String.valueOf(answers.readLine()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
