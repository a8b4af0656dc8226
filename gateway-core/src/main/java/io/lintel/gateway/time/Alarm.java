package io.lintel.gateway.time;

/** An action that can be taken back until the moment its loop would run it. */
final class Alarm implements Runnable {

  private final Runnable action;
  private volatile boolean cancelled;

  Alarm(Runnable action) {
    this.action = action;
  }

  void cancel() {
    cancelled = true;
  }

  @Override
  public void run() {
    if (!cancelled) {
      action.run();
    }
  }
}
