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
 * @param unpaced how many may go at once: a new connection is given everything
 * @param pace what holds changes back after that: values in between are skipped
 */
record SlotBook(Map<String, Bytes> values, SequencedSet<String> due, int unpaced, Bucket pace) {

  static SlotBook empty(long nowNanos) {
    return new SlotBook(
        Map.of(), new LinkedHashSet<>(), 0, new Bucket(UplinkLimits.SLOTS_PER_SECOND, nowNanos));
  }

  boolean hasRoomFor(String topic) {
    return values.containsKey(topic) || values.size() < UplinkLimits.SLOTS_MAX;
  }

  SlotBook put(String topic, Bytes payload) {
    var next = new LinkedHashMap<>(values);
    next.put(topic, payload);
    var waiting = new LinkedHashSet<>(due);
    waiting.add(topic);
    return new SlotBook(next, waiting, unpaced, pace);
  }

  /** A new connection: everything is sent again. */
  SlotBook allDue() {
    return new SlotBook(values, new LinkedHashSet<>(values.keySet()), values.size(), pace);
  }

  /** Whether one may be sent now. */
  boolean mayGo(long nowNanos) {
    return !due.isEmpty() && (unpaced > 0 || refilled(nowNanos).hasOne());
  }

  /** When the next may be sent that only the pace holds back; far off when there is none. */
  long readyNanos() {
    boolean held = !due.isEmpty() && unpaced == 0 && !pace.hasOne();
    return held ? pace.readyNanos(UplinkLimits.SLOTS_PER_SECOND) : Long.MAX_VALUE;
  }

  Item.Slot next() {
    String topic = due.getFirst();
    return new Item.Slot(topic, values.getOrDefault(topic, Bytes.utf8("")));
  }

  SlotBook sent(long nowNanos) {
    var waiting = new LinkedHashSet<>(due);
    waiting.removeFirst();
    return unpaced > 0
        ? new SlotBook(values, waiting, unpaced - 1, pace)
        : new SlotBook(values, waiting, 0, refilled(nowNanos).take());
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
    return new SlotBook(next, due, unpaced, pace);
  }

  private Bucket refilled(long nowNanos) {
    return pace.refilled(nowNanos, UplinkLimits.SLOTS_PER_SECOND);
  }
}
