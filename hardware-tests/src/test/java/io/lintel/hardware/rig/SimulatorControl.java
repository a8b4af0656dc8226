package io.lintel.hardware.rig;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.IntFunction;

/** The hand at the simulated doors: one JSON line a request, one a reply. */
public final class SimulatorControl implements AutoCloseable {
  private static final int AHEAD_MAX = 16;

  private final SocketChannel channel;
  private final BufferedReader replies;

  private SimulatorControl(SocketChannel channel) {
    this.channel = channel;
    this.replies = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
  }

  public static SimulatorControl open(Path dataDir) {
    Path socket = dataDir.resolve("simulator/control.sock");
    try {
      SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
      channel.connect(UnixDomainSocketAddress.of(socket));
      return new SimulatorControl(channel);
    } catch (IOException e) {
      throw new UncheckedIOException("no simulator at " + socket, e);
    }
  }

  /** Does something at a door; the reply. */
  public JsonNode act(String deviceId, String deed) {
    return request(Map.of("device_id", deviceId, "do", deed));
  }

  public JsonNode key(String deviceId, String digits) {
    return request(Map.of("device_id", deviceId, "do", "key", "digits", digits));
  }

  /** A deed at a door. */
  public record Deed(String deviceId, String act) {}

  /** Many deeds, some ahead of their replies; fails at the first that is refused. */
  public void actAll(int count, IntFunction<Deed> deeds) {
    for (int n = 0; n < count + AHEAD_MAX; n++) {
      if (n >= AHEAD_MAX) {
        requireDone(read());
      }
      if (n < count) {
        Deed deed = deeds.apply(n);
        write(Map.of("device_id", deed.deviceId(), "do", deed.act()));
      }
    }
  }

  /** Any request; the reply. */
  public JsonNode request(Map<String, Object> fields) {
    write(fields);
    return read();
  }

  private static void requireDone(JsonNode reply) {
    if (!reply.path("ok").asBoolean()) {
      throw new AssertionError("the simulator refused: " + reply);
    }
  }

  private void write(Map<String, Object> fields) {
    try {
      ByteBuffer line = StandardCharsets.UTF_8.encode(Json.write(fields) + "\n");
      while (line.hasRemaining()) {
        channel.write(line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JsonNode read() {
    try {
      String line = replies.readLine();
      if (line == null) {
        throw new AssertionError("the simulator hung up");
      }
      return Json.read(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
