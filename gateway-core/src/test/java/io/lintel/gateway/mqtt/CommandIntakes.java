package io.lintel.gateway.mqtt;

import io.lintel.gateway.model.Inbound;

/** What may happen to a command that was taken in. */
public final class CommandIntakes {

  private CommandIntakes() {}

  /** One way of taking commands in. */
  @FunctionalInterface
  public interface Named {
    void offer(Inbound message, Runnable acknowledge);
  }

  /** Stored at once. */
  public static Named acknowledging() {
    return (message, acknowledge) -> acknowledge.run();
  }

  /** Not stored yet: the test acknowledges. */
  public static Named holding() {
    return (message, acknowledge) -> {};
  }
}
