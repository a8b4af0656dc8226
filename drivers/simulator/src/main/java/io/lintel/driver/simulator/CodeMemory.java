package io.lintel.driver.simulator;

import io.lintel.spi.CodeSlots.Window;
import io.lintel.spi.Pin;
import io.lintel.spi.Report;
import io.lintel.spi.Report.Denial;
import io.lintel.spi.Report.SlotContent;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The codes that a keypad lock holds.
 *
 * @param changed what is not as the configuration says, by slot; this is what is kept durably
 * @param settling what a reading still shows of slots that were written a moment ago
 */
record CodeMemory(CodeSpec spec, Map<Integer, Content> changed, Map<Integer, Settling> settling) {

  CodeMemory {
    changed = Map.copyOf(changed);
    settling = Map.copyOf(settling);
  }

  /** What a slot holds. */
  sealed interface Content {

    record Empty() implements Content {}

    record Code(Pin pin, Optional<Window> window) implements Content {}

    /** Something that takes the slot and opens nothing: the lock is full of such. */
    record Filler() implements Content {}
  }

  /** A slot as it was before its last write, which has this number. */
  record Settling(Content before, int write) {}

  static CodeMemory configured(CodeSpec spec) {
    return new CodeMemory(spec, Map.of(), Map.of());
  }

  Content at(int slot) {
    Content configured =
        slot <= spec.configured().size()
            ? new Content.Code(spec.configured().get(slot - 1), Optional.empty())
            : new Content.Empty();
    return changed.getOrDefault(slot, configured);
  }

  /** Writes a slot. Readings show what it held before until {@link #settled} with this number. */
  CodeMemory written(int slot, Content content, int write) {
    var shownBefore = new HashMap<>(settling);
    shownBefore.put(slot, new Settling(shown(slot), write));
    return new CodeMemory(spec, with(slot, content), shownBefore);
  }

  CodeMemory settled(int slot, int write) {
    Settling last = settling.get(slot);
    if (last == null || last.write() != write) {
      return this;
    }
    var left = new HashMap<>(settling);
    left.remove(slot);
    return new CodeMemory(spec, changed, left);
  }

  /** Writes a slot by hand, at the lock: readings show it at once. */
  CodeMemory atTheLock(int slot, Content content) {
    var left = new HashMap<>(settling);
    left.remove(slot);
    return new CodeMemory(spec, with(slot, content), left);
  }

  CodeMemory filled() {
    CodeMemory full = this;
    for (int slot : slots().filter(slot -> at(slot) instanceof Content.Empty).toArray()) {
      full = full.atTheLock(slot, new Content.Filler());
    }
    return full;
  }

  /** The slot whose code opens now. */
  OptionalInt opens(Pin entered, Instant now) {
    return slots().filter(slot -> isCode(slot, entered) && counts(slot, now)).findFirst();
  }

  /** Why a code that opens nothing now does not. */
  Denial denial(Pin entered, Instant now) {
    boolean isOver = slots().anyMatch(slot -> isCode(slot, entered) && isOver(slot, now));
    return isOver ? Denial.EXPIRED_CODE : Denial.UNKNOWN_CODE;
  }

  /** Whether another slot holds the same digits, whenever they count. */
  boolean isDuplicate(int slot, Pin pin) {
    return slots().anyMatch(other -> other != slot && isCode(other, pin));
  }

  boolean has(int slot) {
    return slot >= 1 && slot <= spec.traits().slots();
  }

  int used() {
    return (int) slots().filter(slot -> !(at(slot) instanceof Content.Empty)).count();
  }

  Report.CodeSlot reading(int slot) {
    return new Report.CodeSlot(slot, content(shown(slot)));
  }

  /** What every slot shows that shows anything. */
  List<Report> readings() {
    return slots()
        .filter(slot -> !(shown(slot) instanceof Content.Empty))
        .<Report>mapToObj(this::reading)
        .toList();
  }

  private IntStream slots() {
    return IntStream.rangeClosed(1, spec.traits().slots());
  }

  private Map<Integer, Content> with(int slot, Content content) {
    var more = new HashMap<>(changed);
    more.put(slot, content);
    return more;
  }

  private boolean isCode(int slot, Pin pin) {
    return at(slot) instanceof Content.Code(Pin held, _) && held.equals(pin);
  }

  private boolean counts(int slot, Instant now) {
    return window(slot).map(w -> !now.isBefore(w.from()) && now.isBefore(w.until())).orElse(true);
  }

  private boolean isOver(int slot, Instant now) {
    return window(slot).map(w -> !now.isBefore(w.until())).orElse(false);
  }

  private Optional<Window> window(int slot) {
    return at(slot) instanceof Content.Code(_, Optional<Window> window) ? window : Optional.empty();
  }

  private Content shown(int slot) {
    Settling last = settling.get(slot);
    return last == null ? at(slot) : last.before();
  }

  private SlotContent content(Content shown) {
    return switch (shown) {
      case Content.Empty() -> new SlotContent.Empty();
      case Content.Filler() -> new SlotContent.Masked();
      case Content.Code(Pin pin, _) ->
          spec.traits().masked() ? new SlotContent.Masked() : new SlotContent.Holds(pin);
    };
  }
}
