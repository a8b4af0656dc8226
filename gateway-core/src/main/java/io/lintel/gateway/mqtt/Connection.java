package io.lintel.gateway.mqtt;

/** One connection to the broker, from its begin to its end. Methods return at once. */
public interface Connection {

  void subscribe(Subscription subscription);

  /** Ends a subscription; nothing is heard of it. */
  void unsubscribe(Subscription subscription);

  /**
   * Publishes with QoS 1.
   *
   * @param ticket comes back with the answer
   */
  void publish(long ticket, Message message);

  /**
   * Tears it down. {@link ConnectionListener#ended} is called once, when nothing of it is left.
   *
   * @param goodbye with a DISCONNECT, so that the broker drops the will
   */
  void close(boolean goodbye);
}
