package io.lintel.driver.zwave.talk;

import io.lintel.driver.zwave.transport.Delivery;
import io.lintel.driver.zwave.wire.Octets;

/** How a question ended. */
public sealed interface Answer {
  record Said(Octets command) implements Answer {}

  /** The node has the question and answered nothing in time. */
  record Silence() implements Answer {}

  /** The node got it twice and could not read it: keys do not fit. */
  record NotDecoded() implements Answer {}

  /** It never came to a delivery; see {@link Delivery}, of which only the sad ones occur. */
  record Undelivered(Delivery delivery) implements Answer {}
}
