package io.lintel.gateway.driver;

import io.lintel.gateway.time.Loop;

/** Makes the threads that plugin code runs on. Replaced in tests by virtual ones. */
public interface Threads {

  /**
   * A loop of its own for one run of an instance.
   *
   * @param context class loader of the plugin
   */
  Worker worker(String name, ClassLoader context);

  /** Runs work that may block: 4 at a time, 64 waiting. */
  Pool pool(String name, ClassLoader context);

  /** Runs actions one after the other. Safe from any thread. */
  interface Worker extends Loop {

    /** Ends after the present action: what is queued is dropped, and the thread interrupted. */
    void end();
  }

  /** Runs actions beside each other. Safe from any thread. */
  interface Pool {

    /** Whether it was taken; false when too many wait. */
    boolean offer(Runnable work);

    /** Drops what waits and interrupts what runs. */
    void end();
  }
}
