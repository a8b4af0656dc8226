package io.lintel.gateway.mqtt.broker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** MQTT's data types (MQTT 5, section 1.5). */
final class Bits {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  Bits u8(int value) {
    out.write(value);
    return this;
  }

  Bits u16(int value) {
    return u8(value >> 8).u8(value);
  }

  Bits number(int width, long value) {
    for (int shift = 8 * (width - 1); shift >= 0; shift -= 8) {
      u8((int) (value >> shift));
    }
    return this;
  }

  Bits text(String value) {
    return binary(value.getBytes(UTF_8));
  }

  Bits binary(byte[] value) {
    return u16(value.length).raw(value);
  }

  Bits raw(byte[] value) {
    out.writeBytes(value);
    return this;
  }

  Bits variable(int value) {
    int rest = value;
    do {
      int digit = rest & 0x7F;
      rest >>>= 7;
      u8(rest > 0 ? digit | 0x80 : digit);
    } while (rest > 0);
    return this;
  }

  int size() {
    return out.size();
  }

  byte[] bytes() {
    return out.toByteArray();
  }

  /** The packet with this as its body. */
  byte[] packet(int header) {
    return new Bits().u8(header).variable(size()).raw(bytes()).bytes();
  }

  static int u16(ByteBuffer in) {
    return Short.toUnsignedInt(in.getShort());
  }

  static String text(ByteBuffer in) {
    return new String(binary(in), UTF_8);
  }

  static byte[] binary(ByteBuffer in) {
    byte[] value = new byte[u16(in)];
    in.get(value);
    return value;
  }

  static byte[] rest(ByteBuffer in) {
    byte[] value = new byte[in.remaining()];
    in.get(value);
    return value;
  }

  static int variableInt(ByteBuffer in) {
    int value = 0;
    int shift = 0;
    int digit;
    do {
      digit = in.get();
      value |= (digit & 0x7F) << shift;
      shift += 7;
    } while ((digit & 0x80) != 0);
    return value;
  }
}
