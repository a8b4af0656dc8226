package io.lintel.gateway.mqtt.paho;

import io.lintel.gateway.mqtt.ConnectionFactory;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Reads whole MQTT packets from a stream that times out now and then. A time-out before the first
 * byte of a packet is the reader's to see; one in the middle only means that the rest comes later.
 * On the client's reader thread.
 */
final class Packets {

  private static final int LENGTH_BYTES_MAX = 4;

  private final InputStream in;

  Packets(InputStream in) {
    this.in = in;
  }

  /** The next packet, fixed header included; null at a clean end of the stream. */
  byte @Nullable [] next() throws IOException {
    int first = in.read();
    if (first < 0) {
      return null;
    }
    byte[] head = new byte[1 + LENGTH_BYTES_MAX];
    head[0] = (byte) first;
    int headBytes = 1;
    int length = 0;
    do {
      if (headBytes > LENGTH_BYTES_MAX) {
        throw new IOException("malformed packet: its length has more than 4 bytes");
      }
      head[headBytes] = (byte) readPatiently();
      length |= (head[headBytes] & 0x7F) << (7 * (headBytes - 1));
    } while ((head[headBytes++] & 0x80) != 0);
    return body(head, headBytes, length);
  }

  private byte[] body(byte[] head, int headBytes, int length) throws IOException {
    if (headBytes + length > ConnectionFactory.MAXIMUM_PACKET_BYTES) {
      throw new IOException("a packet of " + length + " bytes is larger than we announced to take");
    }
    byte[] packet = new byte[headBytes + length];
    System.arraycopy(head, 0, packet, 0, headBytes);
    for (int at = headBytes; at < packet.length; ) {
      at += readPatiently(packet, at);
    }
    return packet;
  }

  private int readPatiently() throws IOException {
    byte[] one = new byte[1];
    readPatiently(one, 0);
    return one[0];
  }

  private int readPatiently(byte[] into, int at) throws IOException {
    while (true) {
      try {
        int count = in.read(into, at, into.length - at);
        if (count < 0) {
          throw new EOFException("the stream ended inside a packet");
        }
        return count;
      } catch (SocketTimeoutException later) {
        // the keep-alive watches over a peer that never sends the rest; it closes this stream
      }
    }
  }
}
