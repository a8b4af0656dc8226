package io.lintel.gateway.mqtt.broker;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Properties of a packet (MQTT 5, section 2.2.2).
 *
 * @param numbers by property id, whatever their width
 * @param texts strings
 * @param binaries binary data
 * @param user in order
 */
public record Properties(
    Map<Integer, Long> numbers,
    Map<Integer, String> texts,
    Map<Integer, byte[]> binaries,
    List<Map.Entry<String, String>> user) {

  public static final int MESSAGE_EXPIRY = 0x02;
  public static final int RESPONSE_TOPIC = 0x08;
  public static final int CORRELATION_DATA = 0x09;
  public static final int SESSION_EXPIRY = 0x11;
  public static final int WILL_DELAY = 0x18;
  public static final int RECEIVE_MAXIMUM = 0x21;
  public static final int TOPIC_ALIAS_MAXIMUM = 0x22;
  public static final int TOPIC_ALIAS = 0x23;
  public static final int MAXIMUM_PACKET = 0x27;
  private static final int USER = 0x26;
  private static final int SUBSCRIPTION_ID = 0x0B;

  public static Properties none() {
    return new Properties(
        new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>(), new ArrayList<>());
  }

  public Properties with(int id, long value) {
    numbers.put(id, value);
    return this;
  }

  public Properties with(int id, String value) {
    texts.put(id, value);
    return this;
  }

  public Properties with(int id, byte[] value) {
    binaries.put(id, value);
    return this;
  }

  public Properties withUser(String name, String value) {
    user.add(Map.entry(name, value));
    return this;
  }

  public OptionalLong number(int id) {
    Long value = numbers.get(id);
    return value == null ? OptionalLong.empty() : OptionalLong.of(value);
  }

  public Optional<byte[]> binary(int id) {
    return Optional.ofNullable(binaries.get(id));
  }

  static Properties read(ByteBuffer packet) {
    int length = Bits.variableInt(packet);
    var in = packet.slice(packet.position(), length);
    packet.position(packet.position() + length);
    var read = none();
    while (in.hasRemaining()) {
      read.readOne(in, Bits.variableInt(in));
    }
    return read;
  }

  void write(Bits out) {
    var body = new Bits();
    numbers.forEach((id, value) -> body.u8(id).number(width(id), value));
    texts.forEach((id, value) -> body.u8(id).text(value));
    binaries.forEach((id, value) -> body.u8(id).binary(value));
    user.forEach(entry -> body.u8(USER).text(entry.getKey()).text(entry.getValue()));
    out.variable(body.size()).raw(body.bytes());
  }

  private void readOne(ByteBuffer in, int id) {
    switch (width(id)) {
      case 1 -> numbers.put(id, Byte.toUnsignedLong(in.get()));
      case 2 -> numbers.put(id, (long) Short.toUnsignedInt(in.getShort()));
      case 4 -> numbers.put(id, Integer.toUnsignedLong(in.getInt()));
      default -> readLonger(in, id);
    }
  }

  private void readLonger(ByteBuffer in, int id) {
    switch (id) {
      case SUBSCRIPTION_ID -> numbers.put(id, (long) Bits.variableInt(in));
      case USER -> user.add(Map.entry(Bits.text(in), Bits.text(in)));
      case CORRELATION_DATA, 0x16 -> binaries.put(id, Bits.binary(in));
      default -> texts.put(id, Bits.text(in));
    }
  }

  private static int width(int id) {
    return switch (id) {
      case 0x01, 0x17, 0x19, 0x24, 0x25, 0x28, 0x29, 0x2A -> 1;
      case 0x13, RECEIVE_MAXIMUM, TOPIC_ALIAS_MAXIMUM, TOPIC_ALIAS -> 2;
      case MESSAGE_EXPIRY, SESSION_EXPIRY, WILL_DELAY, MAXIMUM_PACKET -> 4;
      default -> 0;
    };
  }
}
