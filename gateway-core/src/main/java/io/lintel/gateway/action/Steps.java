package io.lintel.gateway.action;

import io.lintel.gateway.model.Bytes;

/** Hears how an attempt goes on, in order, on the engine's loop; returns at once. */
public interface Steps {

  void accepted();

  void started();

  /**
   * It ended; nothing follows.
   *
   * @param attempt the public object as JSON
   */
  void ended(Bytes attempt);

  /** For callers that read the envelopes. */
  static Steps none() {
    return new Steps() {
      @Override
      public void accepted() {}

      @Override
      public void started() {}

      @Override
      public void ended(Bytes attempt) {}
    };
  }
}
