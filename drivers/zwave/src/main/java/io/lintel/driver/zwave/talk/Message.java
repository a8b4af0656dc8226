package io.lintel.driver.zwave.talk;

import io.lintel.driver.zwave.serial.StickLine;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Permit;

/**
 * A command for a node, without any encapsulation.
 *
 * @param endpoint 0 for the node itself, 1 to 127 for a part of it
 * @param permit asked before each transmission, repetitions and resynchronised ones included
 */
public record Message(Octets command, int endpoint, Permit permit, StickLine.Priority priority) {
  public static final int ENDPOINTS_LIMIT = 127;

  public Message {
    if (endpoint < 0 || endpoint > ENDPOINTS_LIMIT) {
      throw new IllegalArgumentException(endpoint + " is no endpoint");
    }
  }

  /** For the node itself, when nothing more urgent waits; moves nothing. */
  public static Message background(Octets command) {
    return new Message(command, 0, Permit.unlimited(), StickLine.Priority.BACKGROUND);
  }

  public Message at(int other) {
    return new Message(command, other, permit, priority);
  }
}
