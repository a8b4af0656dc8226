package io.lintel.spi;

import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** The one thread on which the host calls a driver and a driver calls the host. */
public interface Loop {

  /** Runs an action on the loop, after what is queued. May be called from any thread. */
  void execute(Runnable action);

  /**
   * Runs work that may block (a native call, a file) off the loop, and then one of the two on the
   * loop, never before this call has returned. At most 4 at a time and 64 waiting per instance; for
   * what exceeds that, {@code failed} is given a {@link FaultException} {@code
   * host.too_much_blocking_work}. Work may touch of the host only {@link Time}'s clocks, and
   * permits. When the driver stops, work under way may be interrupted, and neither is called.
   */
  <T> void blocking(Callable<T> work, Consumer<? super T> done, Consumer<Exception> failed);
}
