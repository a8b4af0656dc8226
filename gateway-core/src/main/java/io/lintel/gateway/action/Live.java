package io.lintel.gateway.action;

import io.lintel.gateway.model.Bytes;
import java.util.Optional;

/**
 * Messages that are sent now or never, outside the outbox: answers to a Response Topic, errors that
 * could not be stored. Implemented by the uplink; from any thread, returns at once; dropped when
 * there is no connection or 64 already wait.
 */
@FunctionalInterface
public interface Live {
  void send(String topic, Bytes payload, Optional<Bytes> correlation);
}
