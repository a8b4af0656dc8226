package io.lintel.spi;

import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** The one thread on which the host calls a driver and a driver calls the host. */
public interface Loop {

  /** Runs an action on the loop, after what is queued. May be called from any thread. */
  void execute(Runnable action);

  /**
   * Runs work that may block (a native call, a file) off the loop, and then one of the two on the
   * loop. At most 4 at a time and 64 waiting per instance; what exceeds that fails with {@link
   * FaultException} {@code host.too_much_blocking_work}.
   */
  <T> void blocking(Callable<T> work, Consumer<? super T> done, Consumer<Exception> failed);
}
