package io.lintel.gateway.mqtt;

import io.lintel.gateway.model.Bytes;
import io.lintel.gateway.model.UplinkFault;
import io.lintel.gateway.store.OutboxRow;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the uplink's machine hears. */
sealed interface Input {

  /** Time has passed. */
  record Tick() implements Input {}

  /** Say goodbye and end. */
  record Stop() implements Input {}

  /**
   * Rows were added to the outbox.
   *
   * @param putBack one of them may be an old one
   */
  record Appended(boolean putBack) implements Input {}

  /**
   * What the outbox held, oldest first.
   *
   * @param after as it was asked
   * @param full there may be more
   */
  record Rows(long after, List<OutboxRow> rows, boolean full) implements Input {}

  /** Acknowledgements and dead letters that are durable now. */
  record Kept(Set<Long> sequences) implements Input {}

  record SlotPut(String topic, Bytes payload) implements Input {}

  record LiveSend(String topic, Bytes payload, Optional<Bytes> correlation) implements Input {}

  /** A result of a connection; it counts while that connection does. */
  sealed interface OfConnection extends Input {
    long generation();
  }

  record Connected(long generation, Accepted accepted) implements OfConnection {}

  record Refused(long generation, int reasonCode) implements OfConnection {}

  record Unconnected(long generation, UplinkFault fault, String detail) implements OfConnection {}

  /** The broker lets us read our retained presence. */
  record Looking(long generation) implements OfConnection {}

  /** Our retained presence was read, or cannot be. */
  record Looked(long generation, Optional<SeenPresence> seen) implements OfConnection {}

  /** The store's epoch is above the one that was read. */
  record Raised(long generation) implements OfConnection {}

  record Subscribed(long generation, int reasonCode) implements OfConnection {}

  /** PUBACK. */
  record Answered(long generation, long ticket, int reasonCode) implements OfConnection {}

  record Lost(long generation, ConnectionEnd end) implements OfConnection {}

  /** Everything of a connection is gone, its threads too. */
  record Ended(long generation) implements Input {}
}
