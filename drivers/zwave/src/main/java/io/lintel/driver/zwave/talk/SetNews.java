package io.lintel.driver.zwave.talk;

import io.lintel.driver.zwave.transport.Delivery;

/** How a command that changes something fares. */
public sealed interface SetNews {
  /**
   * The node is at it and will say more; supervised.
   *
   * @param leftMillis how long it will take, 0 when it does not say
   */
  record Working(int leftMillis) implements SetNews {}

  /** The last news. */
  sealed interface Ended extends SetNews {}

  /** The node says that it is done; supervised. */
  record Confirmed() implements Ended {}

  /** The node says that it failed or will not; supervised. */
  record Failed() implements Ended {}

  /** It went out, and what came of it is not known: it has to be asked. */
  record Delivered() implements Ended {}

  /** The node got it twice and could not read it: keys do not fit. */
  record NotDecoded() implements Ended {}

  /** It never came to a delivery; see {@link Delivery}, of which only the sad ones occur. */
  record Undelivered(Delivery delivery) implements Ended {}
}
