package io.lintel.driver.zwave.security.join;

/** One end of a simulated key exchange. */
interface JoinSide {
  void hear(AirFrame frame);

  void woke(long round);

  /** The radio got no acknowledgement for this; it may have arrived all the same. */
  void undelivered(AirFrame frame);

  /** What a side may do. */
  interface Hands {
    void send(AirFrame frame);

    void wakeAfter(long round, int delayMillis);
  }
}
