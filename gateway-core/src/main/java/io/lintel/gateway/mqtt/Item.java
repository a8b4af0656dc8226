package io.lintel.gateway.mqtt;

import io.lintel.gateway.model.Bytes;
import io.lintel.gateway.store.OutboxRow;
import java.util.Optional;

/** What is published. */
sealed interface Item {

  /**
   * A message with a sequence.
   *
   * @param historical sent more than 60 s after it was made
   */
  record Row(OutboxRow row, boolean historical) implements Item {}

  /** A latest value; an empty payload clears it. */
  record Slot(String topic, Bytes payload) implements Item {}

  record Presence(boolean online) implements Item {}

  /** Now or never. */
  record Live(String topic, Bytes payload, Optional<Bytes> correlation) implements Item {}
}
