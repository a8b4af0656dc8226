package io.lintel.gateway.mqtt;

/** Begins connections. */
@FunctionalInterface
public interface ConnectionFactory {

  /**
   * Begins one; returns at once, whatever happens is heard by the listener.
   *
   * @param cleanStart drops what the broker keeps of our session
   * @param will published by the broker some time after it lost us
   */
  Connection open(boolean cleanStart, Message will, ConnectionListener listener);

  /** How long the broker keeps commands for an absent gateway. */
  long SESSION_EXPIRY_SECONDS = 24 * 3600;

  /** The largest packet we take. */
  long MAXIMUM_PACKET_BYTES = 64 * 1024;
}
