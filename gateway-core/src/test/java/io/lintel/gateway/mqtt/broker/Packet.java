package io.lintel.gateway.mqtt.broker;

import io.lintel.gateway.model.Bytes;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a client sends (MQTT 5, chapter 3). */
public sealed interface Packet {

  /** The first packet of a connection. */
  record Connect(
      boolean cleanStart,
      int keepAliveSeconds,
      String clientId,
      Optional<Will> will,
      Optional<String> username,
      Optional<String> password,
      Properties properties)
      implements Packet {}

  /** What the broker publishes when it loses the client. */
  record Will(String topic, boolean retained, int qos, Bytes payload, Properties properties) {
    public String text() {
      return payload.utf8();
    }
  }

  record Publish(
      String topic,
      int id,
      int qos,
      boolean duplicate,
      boolean retained,
      Properties properties,
      Bytes payload)
      implements Packet {
    public String text() {
      return payload.utf8();
    }
  }

  record Puback(int id, int reasonCode) implements Packet {}

  record Subscribe(int id, List<Filter> filters) implements Packet {}

  /** One filter with its options (section 3.8.3.1). */
  record Filter(String topic, int qos, boolean noLocal, boolean asPublished, int retainHandling) {}

  record Unsubscribe(int id, List<String> filters) implements Packet {}

  record Ping() implements Packet {}

  record Disconnect(int reasonCode) implements Packet {}

  /** Reads a whole packet. */
  static Packet read(int header, byte[] body) {
    var in = ByteBuffer.wrap(body);
    return switch (header >> 4) {
      case 1 -> connect(in);
      case 3 -> publish(header, in);
      case 4 -> new Puback(Bits.u16(in), in.hasRemaining() ? in.get() & 0xFF : 0);
      case 8 -> subscribe(in);
      case 10 -> unsubscribe(in);
      case 12 -> new Ping();
      case 14 -> new Disconnect(in.hasRemaining() ? in.get() & 0xFF : 0);
      default -> throw new IllegalArgumentException("packet type " + (header >> 4));
    };
  }

  private static Connect connect(ByteBuffer in) {
    String protocol = Bits.text(in);
    int version = in.get();
    if (!protocol.equals("MQTT") || version != 5) {
      throw new IllegalArgumentException(protocol + " " + version);
    }
    int flags = in.get();
    int keepAlive = Bits.u16(in);
    var properties = Properties.read(in);
    String clientId = Bits.text(in);
    Optional<Will> will = (flags & 4) == 0 ? Optional.empty() : Optional.of(will(flags, in));
    Optional<String> username = (flags & 0x80) == 0 ? Optional.empty() : Optional.of(Bits.text(in));
    Optional<String> password = (flags & 0x40) == 0 ? Optional.empty() : Optional.of(Bits.text(in));
    return new Connect((flags & 2) != 0, keepAlive, clientId, will, username, password, properties);
  }

  private static Will will(int flags, ByteBuffer in) {
    var properties = Properties.read(in);
    String topic = Bits.text(in);
    return new Will(
        topic, (flags & 0x20) != 0, (flags >> 3) & 3, Bytes.of(Bits.binary(in)), properties);
  }

  private static Publish publish(int header, ByteBuffer in) {
    int qos = (header >> 1) & 3;
    String topic = Bits.text(in);
    int id = qos == 0 ? 0 : Bits.u16(in);
    var properties = Properties.read(in);
    return new Publish(
        topic, id, qos, (header & 8) != 0, (header & 1) != 0, properties, Bytes.of(Bits.rest(in)));
  }

  private static Subscribe subscribe(ByteBuffer in) {
    int id = Bits.u16(in);
    Properties.read(in);
    var filters = new ArrayList<Filter>();
    while (in.hasRemaining()) {
      String topic = Bits.text(in);
      int options = in.get();
      filters.add(
          new Filter(
              topic, options & 3, (options & 4) != 0, (options & 8) != 0, (options >> 4) & 3));
    }
    return new Subscribe(id, filters);
  }

  private static Unsubscribe unsubscribe(ByteBuffer in) {
    int id = Bits.u16(in);
    Properties.read(in);
    var filters = new ArrayList<String>();
    while (in.hasRemaining()) {
      filters.add(Bits.text(in));
    }
    return new Unsubscribe(id, filters);
  }
}
