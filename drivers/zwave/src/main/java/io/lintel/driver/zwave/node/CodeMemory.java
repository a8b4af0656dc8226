package io.lintel.driver.zwave.node;

import io.lintel.driver.zwave.wire.MalformedFrame;
import io.lintel.driver.zwave.wire.OctetReader;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Report.CodeSlot;
import io.lintel.spi.Report.SlotContent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What is known of a lock's slots. Which are used, and which of them the gateway wrote, is kept
 * over restarts; what they hold is not: no code is ever written to the store.
 */
final class CodeMemory {
  private final TreeSet<Integer> used = new TreeSet<>();
  private final TreeSet<Integer> ours = new TreeSet<>();
  private final Map<Integer, SlotContent> seen = new HashMap<>();
  private final Runnable keep;
  private OptionalInt checksum = OptionalInt.empty();
  private boolean masked;

  /**
   * A memory in which nothing is.
   *
   * @param keep called before a slot is written
   */
  private CodeMemory(Runnable keep) {
    this.keep = keep;
  }

  /** Slots that were seen, or written, and not seen to be empty since. */
  SortedSet<Integer> used() {
    return new TreeSet<>(used);
  }

  /** Whether the gateway wrote the slot last. */
  boolean isOurs(int slot) {
    return ours.contains(slot);
  }

  /** Whether a used slot was seen without its digits. */
  boolean masked() {
    return masked;
  }

  /** A used slot was read and showed no digits; whether that is news. */
  boolean hides() {
    boolean news = !masked;
    masked = true;
    return news;
  }

  /** Whether every slot is as it was last seen, going by the lock's checksum over them. */
  boolean isStill(int now) {
    return checksum.isPresent() && checksum.getAsInt() == now;
  }

  /** What used slots were seen to hold. */
  List<CodeSlot> seen() {
    return used.stream()
        .map(slot -> new CodeSlot(slot, seen.getOrDefault(slot, new SlotContent.Masked())))
        .toList();
  }

  /** It is about to be written by the gateway. */
  void claim(int slot) {
    ours.add(slot);
    used.add(slot);
    seen.remove(slot);
    checksum = OptionalInt.empty();
    keep.run();
  }

  void see(CodeSlot slot) {
    switch (slot.content()) {
      case SlotContent.Empty() -> {
        used.remove(slot.slot());
        ours.remove(slot.slot());
        seen.remove(slot.slot());
      }
      case SlotContent.Holds _, SlotContent.Masked _ -> {
        used.add(slot.slot());
        seen.put(slot.slot(), slot.content());
      }
    }
  }

  /** These are all that are used, and this is the lock's checksum over them. */
  void seeAll(List<CodeSlot> all, OptionalInt over) {
    List<Integer> slots = all.stream().map(CodeSlot::slot).toList();
    used.retainAll(slots);
    ours.retainAll(slots);
    seen.keySet().retainAll(slots);
    all.forEach(this::see);
    checksum = over;
  }

  /** Somebody changed something. */
  void doubt() {
    checksum = OptionalInt.empty();
  }

  /** A form number, then the slots in use and ours among them, each list after its length. */
  Octets encode() {
    return Octets.of(1).plus(words(used)).plus(words(ours));
  }

  /**
   * What was kept; nothing is known when the bytes make no sense.
   *
   * @param keep called before a slot is written
   */
  static CodeMemory of(Octets kept, Runnable keep) {
    var memory = new CodeMemory(keep);
    try {
      var reader = new OctetReader(kept, "kept codes");
      if (reader.u8("form") == 1) {
        memory.used.addAll(slots(reader));
        memory.ours.addAll(slots(reader));
      }
    } catch (MalformedFrame _) {
      return new CodeMemory(keep);
    }
    return memory;
  }

  private static Octets words(SortedSet<Integer> slots) {
    Octets octets = word(slots.size());
    for (int slot : slots) {
      octets = octets.plus(word(slot));
    }
    return octets;
  }

  private static Octets word(int value) {
    return Octets.of(value >> 8, value & 0xFF);
  }

  private static SortedSet<Integer> slots(OctetReader reader) {
    var slots = new TreeSet<Integer>();
    int count = reader.u16("count");
    for (int i = 0; i < count; i++) {
      slots.add(reader.u16("slot"));
    }
    return slots;
  }
}
