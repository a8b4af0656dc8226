package io.lintel.gateway.mqtt.paho;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import org.jspecify.annotations.Nullable;

/** What the client reads: whole packets, the CONNACK made harmless, the end not too early. */
final class InboundStream extends InputStream {

  private static final byte[] NOTHING = {};

  private final InputStream in;
  private final Packets packets;
  private final Arrivals arrivals;
  private final HoldBack holdBack;
  private byte[] packet = NOTHING;
  private int position;

  InboundStream(InputStream in, Arrivals arrivals, HoldBack holdBack) {
    this.in = in;
    this.packets = new Packets(in);
    this.arrivals = arrivals;
    this.holdBack = holdBack;
  }

  @Override
  public int read() throws IOException {
    return fill() ? packet[position++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, packet.length - position);
    System.arraycopy(packet, position, into, offset, count);
    position += count;
    return count;
  }

  @Override
  public int available() {
    return packet.length - position;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private boolean fill() throws IOException {
    if (position < packet.length) {
      return true;
    }
    byte[] next = next();
    if (next == null) {
      return false;
    }
    arrivals.read(next);
    packet = ConnackFilter.isConnack(next) ? ConnackFilter.rewrite(next) : next;
    position = 0;
    return true;
  }

  private byte @Nullable [] next() throws IOException {
    try {
      byte[] next = packets.next();
      if (next == null) {
        holdBack.await();
      }
      return next;
    } catch (SocketTimeoutException idle) {
      throw idle;
    } catch (IOException broken) {
      holdBack.await();
      throw broken;
    }
  }
}
