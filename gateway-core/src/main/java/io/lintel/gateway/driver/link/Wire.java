package io.lintel.gateway.driver.link;

import io.lintel.spi.Fault;

/** One opening of a link. Safe from any thread; nothing blocks. */
interface Wire {

  /**
   * Sends bytes. One call at a time: the next comes after {@code written}.
   *
   * @param written called from any thread when the system has taken them
   */
  void write(byte[] chunk, Runnable written);

  /** The driver has had so many received bytes; more may be read. */
  void taken(int bytes);

  /** Closes for good, dropping what the system still holds as far as it can. Safe to call twice. */
  void close();

  /** Whether the system may still deliver bytes long after it took them, as TCP does. */
  boolean holdsBytesLong();

  /** Opens wires. */
  @FunctionalInterface
  interface Opener {

    /** Begins to open one; returns at once. Either opened or failed is called, once. */
    void open(Listener listener);
  }

  /** Hears of one opening, from any thread. */
  interface Listener {
    void opened(Wire wire);

    void failed(Fault cause);

    /** Not called before opened. */
    void received(byte[] bytes);

    /** Not called before opened, and at most once. */
    void lost(Fault cause);
  }
}
