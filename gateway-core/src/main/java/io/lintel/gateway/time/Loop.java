package io.lintel.gateway.time;

/** One thread that runs actions in the order they came. The real one and the virtual one. */
public interface Loop {

  /** Queues an action; from any thread. Dropped after the loop has been closed. */
  void execute(Runnable action);
}
