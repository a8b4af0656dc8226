package io.lintel.gateway.mqtt;

import io.lintel.gateway.model.Inbound;
import io.lintel.gateway.model.UplinkFault;

/** Hears what happens on one connection. Called from any thread; returns at once. */
public interface ConnectionListener {

  void connected(Accepted accepted);

  /** CONNACK with a failure. */
  void refused(int reasonCode);

  /** There was no CONNACK. */
  void unconnected(UplinkFault fault, String detail);

  void subscribed(Subscription subscription, int reasonCode);

  void answered(long ticket, int reasonCode);

  /**
   * A message came.
   *
   * @param acknowledge tells the broker, on this connection alone; from any thread
   */
  void arrived(Inbound message, Runnable acknowledge);

  void lost(ConnectionEnd end);

  /** After {@link Connection#close}: nothing of the connection is left. */
  void ended();
}
