package io.lintel.gateway.mqtt.paho;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Set;

/**
 * Rewrites a CONNACK (MQTT 5, section 3.2) so that the client cannot hurt itself: it resends
 * messages with topic aliases that the new connection does not know, and reads a Receive Maximum
 * above 32,767 as negative.
 */
final class ConnackFilter {

  static final int RECEIVE_MAXIMUM_MAX = 32_767;

  private static final int RECEIVE_MAXIMUM = 0x21;
  private static final int TOPIC_ALIAS_MAXIMUM = 0x22;
  private static final Set<Integer> ONE_BYTE = Set.of(0x24, 0x25, 0x28, 0x29, 0x2A);
  private static final Set<Integer> TWO_BYTES = Set.of(0x13, RECEIVE_MAXIMUM, TOPIC_ALIAS_MAXIMUM);
  private static final Set<Integer> FOUR_BYTES = Set.of(0x11, 0x27);
  private static final Set<Integer> LENGTH_AND_BYTES = Set.of(0x12, 0x15, 0x16, 0x1A, 0x1C, 0x1F);
  private static final int USER_PROPERTY = 0x26;

  private ConnackFilter() {}

  static boolean isConnack(byte[] packet) {
    return (packet[0] & 0xF0) == 0x20;
  }

  static byte[] rewrite(byte[] connack) throws IOException {
    try {
      var in = ByteBuffer.wrap(connack);
      in.get();
      variableInt(in);
      byte[] flagsAndCode = {in.get(), in.get()};
      if (!in.hasRemaining()) {
        return connack;
      }
      var properties = in.slice(in.position() + lengthBytes(in), variableInt(in));
      return assemble(flagsAndCode, kept(properties));
    } catch (BufferUnderflowException | IndexOutOfBoundsException cut) {
      throw new IOException("malformed CONNACK", cut);
    }
  }

  private static byte[] kept(ByteBuffer properties) throws IOException {
    var out = new ByteArrayOutputStream();
    while (properties.hasRemaining()) {
      int start = properties.position();
      int id = properties.get() & 0xFF;
      skipValue(properties, id);
      byte[] property = new byte[properties.position() - start];
      properties.get(start, property);
      keep(out, id, property);
    }
    return out.toByteArray();
  }

  private static void keep(ByteArrayOutputStream out, int id, byte[] property) {
    switch (id) {
      case TOPIC_ALIAS_MAXIMUM -> {}
      case RECEIVE_MAXIMUM -> {
        int maximum = Short.toUnsignedInt(ByteBuffer.wrap(property, 1, 2).getShort());
        out.writeBytes(
            ByteBuffer.allocate(3)
                .put((byte) RECEIVE_MAXIMUM)
                .putShort((short) Math.min(maximum, RECEIVE_MAXIMUM_MAX))
                .array());
      }
      default -> out.writeBytes(property);
    }
  }

  private static void skipValue(ByteBuffer in, int id) throws IOException {
    if (ONE_BYTE.contains(id)) {
      skip(in, 1);
    } else if (TWO_BYTES.contains(id)) {
      skip(in, 2);
    } else if (FOUR_BYTES.contains(id)) {
      skip(in, 4);
    } else if (LENGTH_AND_BYTES.contains(id)) {
      skip(in, Short.toUnsignedInt(in.getShort()));
    } else if (id == USER_PROPERTY) {
      skip(in, Short.toUnsignedInt(in.getShort()));
      skip(in, Short.toUnsignedInt(in.getShort()));
    } else {
      throw new IOException(String.format("malformed CONNACK: unknown property 0x%02X", id));
    }
  }

  private static void skip(ByteBuffer in, int bytes) {
    in.position(Math.addExact(in.position(), checked(in, bytes)));
  }

  private static int checked(ByteBuffer in, int bytes) {
    if (bytes > in.remaining()) {
      throw new BufferUnderflowException();
    }
    return bytes;
  }

  private static byte[] assemble(byte[] flagsAndCode, byte[] properties) {
    var body = new ByteArrayOutputStream();
    body.writeBytes(flagsAndCode);
    writeVariableInt(body, properties.length);
    body.writeBytes(properties);
    var packet = new ByteArrayOutputStream();
    packet.write(0x20);
    writeVariableInt(packet, body.size());
    packet.writeBytes(body.toByteArray());
    return packet.toByteArray();
  }

  private static int lengthBytes(ByteBuffer in) {
    int bytes = 1;
    while ((in.get(in.position() + bytes - 1) & 0x80) != 0) {
      bytes++;
    }
    return bytes;
  }

  private static int variableInt(ByteBuffer in) {
    int value = 0;
    int shift = 0;
    byte digit;
    do {
      digit = in.get();
      value |= (digit & 0x7F) << shift;
      shift += 7;
    } while ((digit & 0x80) != 0 && shift <= 21);
    return value;
  }

  private static void writeVariableInt(ByteArrayOutputStream out, int value) {
    int rest = value;
    do {
      int digit = rest & 0x7F;
      rest >>>= 7;
      out.write(rest > 0 ? digit | 0x80 : digit);
    } while (rest > 0);
  }
}
