package io.lintel.hardware.zwave;

import com.fasterxml.jackson.databind.JsonNode;
import io.lintel.hardware.rig.Child;
import io.lintel.hardware.rig.Json;
import io.lintel.hardware.rig.Signal;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The simulated house {@code peers/zwave-house.cjs} and the hand in it. */
public final class ZwaveHouse implements AutoCloseable {
  /** A mains-powered lock that tells nothing by itself. */
  public static final int LOCK = 7;

  /** A battery lock with Door Lock, Notification and Battery in the clear. */
  public static final int DOOR_LOCK = 8;

  /** A lock that is moved only with its key. */
  public static final int SECURE_LOCK = 2;

  /** No lock at all. */
  public static final int SENSOR = 5;

  public static final int LOCKED = 255;
  public static final int UNLOCKED = 0;

  private static final Path PEERS = Path.of("peers").toAbsolutePath();
  private static final Duration SETS_LIMIT = Duration.ofSeconds(30);
  private static final Duration START_LIMIT = Duration.ofSeconds(60);

  private final Child process;
  private final int port;
  private final int controlPort;
  private final Socket control;
  private final BufferedReader replies;

  private ZwaveHouse(Child process, JsonNode ready) throws IOException {
    this.process = process;
    this.port = ready.path("port").asInt();
    this.controlPort = ready.path("ctl").asInt();
    this.control = new Socket(InetAddress.getLoopbackAddress(), controlPort);
    this.replies =
        new BufferedReader(new InputStreamReader(control.getInputStream(), StandardCharsets.UTF_8));
  }

  /** Starts a house whose bolts take this long; skips the test when Node or its packages miss. */
  public static ZwaveHouse open(Duration travel) {
    Path node = Peer.require("node");
    Peer.require(PEERS.resolve("node_modules/zwave-js"), "npm ci --prefix hardware-tests/peers");
    List<String> command =
        List.of(
            node.toString(),
            PEERS.resolve("zwave-house.cjs").toString(),
            "--exit-with-stdin",
            "--travel",
            Long.toString(travel.toMillis()));
    Child process = Child.start("zwave-house", PEERS, command);
    try {
      String line =
          process.awaitLine("ready", START_LIMIT, each -> each.startsWith("{\"ready\":true"));
      return new ZwaveHouse(process, Json.read(line));
    } catch (IOException e) {
      process.close();
      throw new UncheckedIOException(e);
    }
  }

  public String address() {
    return "tcp://127.0.0.1:" + port;
  }

  public int port() {
    return port;
  }

  int controlPort() {
    return controlPort;
  }

  /** Where a node's bolt is, as the house itself sees it. */
  public boolean isLocked(int node) {
    return act("state", Map.of("node", node)).path("locked").asBoolean();
  }

  /** How many orders to move its bolt a node took. */
  public int sets(int node) {
    return act("state", Map.of("node", node)).path("sets").asInt();
  }

  /** Waits until a node took that many. */
  public void awaitSets(int node, int wanted) {
    boolean taken =
        Signal.poll(
                SETS_LIMIT,
                Duration.ofMillis(5),
                () -> Optional.of(sets(node)).filter(count -> count >= wanted))
            .isPresent();
    if (!taken) {
      throw new AssertionError("node " + node + " took " + sets(node) + " orders, not " + wanted);
    }
  }

  /** See the commands in {@code zwave-house.cjs}. */
  public JsonNode act(String command, Map<String, Object> details) {
    Map<String, Object> message = new HashMap<>(details);
    message.put("cmd", command);
    try {
      control
          .getOutputStream()
          .write((Json.write(message) + "\n").getBytes(StandardCharsets.UTF_8));
      JsonNode reply = Json.read(String.valueOf(replies.readLine()));
      if (!reply.path("ok").asBoolean()) {
        throw new AssertionError("the house refused " + message + ": " + reply);
      }
      return reply.path("result");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      control.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      process.close();
    }
  }
}
