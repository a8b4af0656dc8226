package io.lintel.gateway.mqtt.paho;

import java.util.ArrayDeque;
import java.util.OptionalInt;
import java.util.Queue;

/**
 * What the client does not tell. Of a message: whether its DUP flag was set (the client drops it),
 * and whether it came before the first SUBACK (the client hands that out before messages that came
 * earlier). Of the end: the broker's goodbye, when a write fails first. All are taken from the
 * stream itself: the reader adds, the callback thread takes, in the order of the messages. The
 * client's inbound queue of 10 bounds what lies between.
 */
final class Arrivals {

  private static final int PUBLISH = 0x30;
  private static final int SUBACK = 0x90;
  private static final int DISCONNECT = 0xE0;
  private static final int DUPLICATE_FLAG = 0x08;

  /** To be believed of a message that was never seen in the stream: the worst. */
  private static final Arrival UNSEEN = new Arrival(true, true);

  private final Queue<Arrival> arrived = new ArrayDeque<>();
  private OptionalInt goodbye = OptionalInt.empty();
  private boolean subscribed;

  /** How one message came. */
  record Arrival(boolean beforeSubscribed, boolean duplicate) {}

  /** A packet was read from the stream. */
  synchronized void read(byte[] packet) {
    int type = packet[0] & 0xF0;
    if (type == SUBACK) {
      subscribed = true;
    } else if (type == PUBLISH) {
      arrived.add(new Arrival(!subscribed, (packet[0] & DUPLICATE_FLAG) != 0));
    } else if (type == DISCONNECT) {
      goodbye = OptionalInt.of(packet.length > 2 ? packet[2] & 0xFF : 0);
    }
  }

  /** The reason code of the broker's DISCONNECT, if one was read. */
  synchronized OptionalInt goodbye() {
    return goodbye;
  }

  /** How the next message to be delivered came. */
  synchronized Arrival next() {
    var next = arrived.poll();
    return next == null ? UNSEEN : next;
  }
}
