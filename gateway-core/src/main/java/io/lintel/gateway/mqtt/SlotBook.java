package io.lintel.gateway.mqtt;

import io.lintel.gateway.model.Bytes;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedSet;

/**
 * Latest values, and which of them the broker was not given on this connection.
 *
 * @param values by topic; empty bytes clear the topic
 * @param due topics to send, in the order they changed
 */
record SlotBook(Map<String, Bytes> values, SequencedSet<String> due) {

  static SlotBook empty() {
    return new SlotBook(Map.of(), new LinkedHashSet<>());
  }

  boolean hasRoomFor(String topic) {
    return values.containsKey(topic) || values.size() < UplinkLimits.SLOTS_MAX;
  }

  SlotBook put(String topic, Bytes payload) {
    var next = new LinkedHashMap<>(values);
    next.put(topic, payload);
    var waiting = new LinkedHashSet<>(due);
    waiting.add(topic);
    return new SlotBook(next, waiting);
  }

  /** A new connection: everything is sent again. */
  SlotBook allDue() {
    return new SlotBook(values, new LinkedHashSet<>(values.keySet()));
  }

  Item.Slot next() {
    String topic = due.getFirst();
    return new Item.Slot(topic, values.getOrDefault(topic, Bytes.utf8("")));
  }

  SlotBook sent() {
    var waiting = new LinkedHashSet<>(due);
    waiting.removeFirst();
    return new SlotBook(values, waiting);
  }

  /** The broker has it. A cleared topic needs no place any more. */
  SlotBook acknowledged(Item.Slot slot) {
    boolean cleared =
        slot.payload().size() == 0 && Objects.equals(values.get(slot.topic()), slot.payload());
    if (!cleared) {
      return this;
    }
    var next = new LinkedHashMap<>(values);
    next.remove(slot.topic());
    return new SlotBook(next, due);
  }
}
