package io.lintel.gateway.mqtt;

/** How a connection that had been accepted ended. */
public sealed interface ConnectionEnd {

  /**
   * The broker said goodbye.
   *
   * @param reasonCode of its DISCONNECT
   */
  record Told(int reasonCode) implements ConnectionEnd {}

  /** The stream ended or broke without a word. */
  record Dropped(String detail) implements ConnectionEnd {}

  /** The broker did not answer a ping. */
  record Silent() implements ConnectionEnd {}

  /** Something of ours threw. */
  record Failed(String detail) implements ConnectionEnd {}
}
