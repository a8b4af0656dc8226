package io.lintel.hardware.rig;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/** Cuts a byte stream into MQTT control packets (MQTT 5, 2.1). */
final class MqttPackets {
  private final Consumer<Packet> onPacket;
  private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();

  MqttPackets(Consumer<Packet> onPacket) {
    this.onPacket = onPacket;
  }

  /**
   * A control packet.
   *
   * @param first type and flags
   * @param body variable header and payload, ready to be read
   */
  record Packet(int first, ByteBuffer body) {
    static final int PUBLISH = 3;
    static final int PUBACK = 4;

    int type() {
      return first >> 4;
    }

    int qos() {
      return (first >> 1) & 3;
    }
  }

  void feed(byte[] bytes, int count) {
    waiting.write(bytes, 0, count);
    ByteBuffer buffer = ByteBuffer.wrap(waiting.toByteArray());
    int whole = 0;
    while (takePacket(buffer)) {
      whole = buffer.position();
    }
    waiting.reset();
    waiting.write(buffer.array(), whole, buffer.limit() - whole);
  }

  private boolean takePacket(ByteBuffer buffer) {
    if (buffer.remaining() < 2) {
      return false;
    }
    int first = Byte.toUnsignedInt(buffer.get());
    int length = remainingLength(buffer);
    if (length < 0 || buffer.remaining() < length) {
      return false;
    }
    onPacket.accept(new Packet(first, buffer.slice(buffer.position(), length)));
    buffer.position(buffer.position() + length);
    return true;
  }

  /** MQTT 5, 1.5.5; negative while bytes are missing. */
  private static int remainingLength(ByteBuffer buffer) {
    int length = 0;
    for (int shift = 0; shift < 28 && buffer.hasRemaining(); shift += 7) {
      int digit = buffer.get();
      length |= (digit & 0x7f) << shift;
      if (digit >= 0) {
        return length;
      }
    }
    return -1;
  }
}
