package io.lintel.hardware.rig;

import io.lintel.gateway.model.Bytes;
import io.lintel.hardware.rig.MqttPackets.Packet;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What went over the wire between gateway and broker, over all connections. Thread-safe. */
public final class WireRecord {
  /** PUBACK reason codes from here on are refusals (MQTT 5, 2.4). */
  private static final int REFUSED = 0x80;

  private final List<Published> published = new ArrayList<>();
  private final List<Published> acknowledged = new ArrayList<>();
  private int connections;

  /**
   * A QoS 1 publish of the gateway.
   *
   * @param topic whole
   */
  public record Published(String topic, Bytes payload) {}

  /** Everything that the gateway published with QoS 1, each sending once. */
  public synchronized List<Published> published() {
    return List.copyOf(published);
  }

  /** What the broker took. */
  public synchronized List<Published> acknowledged() {
    return List.copyOf(acknowledged);
  }

  public synchronized int connections() {
    return connections;
  }

  synchronized Connection connection() {
    connections++;
    return new Connection();
  }

  private synchronized void add(List<Published> list, Published message) {
    list.add(message);
  }

  /** Packet identifiers count within one connection. */
  final class Connection {
    private final Map<Integer, Published> unacknowledged = new HashMap<>();

    void fromGateway(Packet packet) {
      if (packet.type() == Packet.PUBLISH && packet.qos() == 1) {
        ByteBuffer body = packet.body();
        String topic = text(body);
        int id = Short.toUnsignedInt(body.getShort());
        skipProperties(body);
        Published message = new Published(topic, rest(body));
        remember(id, message);
        add(published, message);
      }
    }

    void fromBroker(Packet packet) {
      if (packet.type() == Packet.PUBACK) {
        int id = Short.toUnsignedInt(packet.body().getShort());
        int reason = packet.body().hasRemaining() ? Byte.toUnsignedInt(packet.body().get()) : 0;
        Published message = take(id);
        if (message != null && reason < REFUSED) {
          add(acknowledged, message);
        }
      }
    }

    private synchronized void remember(int id, Published message) {
      unacknowledged.put(id, message);
    }

    private synchronized @Nullable Published take(int id) {
      return unacknowledged.remove(id);
    }
  }

  private static String text(ByteBuffer body) {
    byte[] bytes = new byte[Short.toUnsignedInt(body.getShort())];
    body.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static void skipProperties(ByteBuffer body) {
    int length = 0;
    int digit;
    int shift = 0;
    do {
      digit = body.get();
      length |= (digit & 0x7f) << shift;
      shift += 7;
    } while (digit < 0);
    body.position(body.position() + length);
  }

  private static Bytes rest(ByteBuffer body) {
    byte[] bytes = new byte[body.remaining()];
    body.get(bytes);
    return Bytes.of(bytes);
  }
}
