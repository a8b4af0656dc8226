package io.lintel.gateway.driver.link;

import io.lintel.gateway.time.Loop;
import io.lintel.spi.Links;

/** Gives each run of a driver its links. */
@FunctionalInterface
public interface LinkSource {

  /**
   * Links for one run.
   *
   * @param loop where listeners are called
   */
  RunLinks forRun(Loop loop);

  /** The links of one run. */
  interface RunLinks extends Links {

    /** Closes all of them for good, from any thread; what they still hold is dropped. */
    void closeAll();
  }
}
