package io.lintel.gateway.action;

import io.lintel.gateway.model.Inbound;

/** Where commands from the broker go. */
@FunctionalInterface
public interface CommandIntake {

  /**
   * Takes a message; from any thread, returns at once.
   *
   * @param acknowledge called once from any thread when the broker may be told: after the commit
   *     that holds the command, its refusal, or (storage read-only) after the error was handed to
   *     the uplink
   */
  void offer(Inbound message, Runnable acknowledge);
}
