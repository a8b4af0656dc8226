package io.lintel.gateway.access;

import io.lintel.spi.CodeSlots.CodeTraits;
import io.lintel.spi.CodeSlots.Window;
import io.lintel.spi.Fault;
import io.lintel.spi.Outcome;
import io.lintel.spi.Pin;
import io.lintel.spi.Reason;
import io.lintel.spi.Report.SlotContent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A lock with slots, on the bench: it shows what was written only after a while, as real ones do.
 */
final class FakeLock {

  static final Duration SETTLE = Duration.ofSeconds(3);

  record Content(Pin pin, Optional<Window> window) {
    boolean opens(Instant at) {
      return window.isEmpty()
          || (!at.isBefore(window.get().from()) && at.isBefore(window.get().until()));
    }
  }

  /** What the lock tells, and how the exchange ended. */
  record Reply(List<Input.Seen> seen, Outcome outcome) {}

  private record Late(Optional<Content> before, Instant until) {}

  final CodeTraits traits;
  final Map<Integer, Content> slots = new TreeMap<>();
  final List<Work> done = new ArrayList<>();
  private final Map<Integer, Late> late = new HashMap<>();

  /** Refuses a second slot with the same digits without a word. */
  boolean silentDuplicates;

  /** Says so. */
  boolean toldDuplicates;

  /** Every exchange ends so. */
  Optional<Outcome> stuck = Optional.empty();

  /** The write arrives and its confirmation does not. */
  boolean mute;

  FakeLock(int slots, boolean schedules, boolean masked) {
    this.traits = new CodeTraits(slots, Set.of(4, 5, 6), schedules, masked, SETTLE);
  }

  boolean opens(String digits, Instant at) {
    return slots.values().stream().anyMatch(c -> c.pin().equals(new Pin(digits)) && c.opens(at));
  }

  Content at(int slot) {
    return Optional.ofNullable(slots.get(slot)).orElseThrow();
  }

  static Outcome offline() {
    return new Outcome.NotSent(
        Reason.DEVICE_DISCONNECTED, Fault.retry("bench.offline", "the lock does not answer"));
  }

  static Outcome refused(Reason reason) {
    return new Outcome.Refused(reason, Fault.retry("bench.refused", "the lock says no"));
  }

  Reply carryOut(Work work, Instant at) {
    done.add(work);
    if (stuck.isPresent()) {
      return new Reply(List.of(), stuck.get());
    }
    return switch (work) {
      case Work.ListAll list -> new Reply(all(at), Outcome.confirmed());
      case Work.Look look -> new Reply(List.of(shown(look.slot(), at)), Outcome.confirmed());
      case Work.Verify verify -> new Reply(List.of(shown(verify.slot(), at)), Outcome.confirmed());
      case Work.Put put -> put(put, at);
      case Work.Clear clear -> clear(clear.slot(), at);
    };
  }

  private List<Input.Seen> all(Instant at) {
    return slots.keySet().stream()
        .map(slot -> shown(slot, at))
        .filter(seen -> !(seen.content() instanceof SlotContent.Empty))
        .toList();
  }

  Input.Seen shown(int slot, Instant at) {
    var hidden = Optional.ofNullable(late.get(slot)).filter(l -> at.isBefore(l.until()));
    var content = hidden.isPresent() ? hidden.get().before() : Optional.ofNullable(slots.get(slot));
    return new Input.Seen(
        slot, content.<SlotContent>map(this::visible).orElseGet(SlotContent.Empty::new));
  }

  private SlotContent visible(Content content) {
    return traits.masked() ? new SlotContent.Masked() : new SlotContent.Holds(content.pin());
  }

  private Reply put(Work.Put put, Instant at) {
    boolean duplicate =
        slots.entrySet().stream()
            .anyMatch(e -> e.getKey() != put.slot() && e.getValue().pin().equals(put.pin()));
    if (duplicate && toldDuplicates) {
      return new Reply(List.of(), refused(Reason.DUPLICATE_CODE_ON_DEVICE));
    }
    if (!duplicate || !silentDuplicates) {
      write(put.slot(), Optional.of(new Content(put.pin(), put.window())), at);
    }
    return answered();
  }

  private Reply clear(int slot, Instant at) {
    write(slot, Optional.empty(), at);
    return answered();
  }

  private void write(int slot, Optional<Content> content, Instant at) {
    late.put(slot, new Late(Optional.ofNullable(slots.get(slot)), at.plus(SETTLE)));
    content.ifPresentOrElse(c -> slots.put(slot, c), () -> slots.remove(slot));
  }

  private Reply answered() {
    return new Reply(
        List.of(),
        mute
            ? new Outcome.Unknown(Fault.retry("bench.mute", "no confirmation came"))
            : Outcome.confirmed());
  }
}
