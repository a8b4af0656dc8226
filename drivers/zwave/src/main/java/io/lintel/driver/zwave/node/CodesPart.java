package io.lintel.driver.zwave.node;

import io.lintel.driver.zwave.command.NodeCommand;
import io.lintel.driver.zwave.security.Level;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Capability;
import io.lintel.spi.CodeSlots;
import io.lintel.spi.Order;
import io.lintel.spi.Outcome;
import io.lintel.spi.Pin;
import io.lintel.spi.Report;
import io.lintel.spi.Report.CodeSlot;
import io.lintel.spi.Report.SlotContent;
import io.lintel.spi.Traits;
import java.util.List;
import java.util.Optional;

/** The codes that a lock or keypad holds: one order at a time, each one dialogue. */
final class CodesPart implements Part {
  private static final String KEPT = "codes";

  private final PartContext context;
  private final CodeProtocol protocol;
  private final boolean schedules;
  private final CodeMemory memory;
  private Octets kept;
  private Optional<Dialogue> underWay = Optional.empty();

  /** The slot that an order under way writes: what the lock says of it is the order's affair. */
  private int writing;

  CodesPart(PartContext context, CodeProtocol protocol) {
    this.context = context;
    this.protocol = protocol;
    this.schedules = protocol instanceof UserCodes && CodeWindows.fit(context.profile());
    this.kept = context.kept(KEPT).map(Octets::copyOf).orElse(Octets.NONE);
    this.memory = CodeMemory.of(kept, this::keep);
  }

  @Override
  public List<Capability> capabilities() {
    return List.of(new NodeCodes());
  }

  @Override
  public void said(int endpoint, NodeCommand command, Level level) {
    int ours = writing;
    NodeCommand meant = AlarmNews.inNewForm(context.profile().product(), command);
    underWay.ifPresent(dialogue -> dialogue.heard(meant));
    List<CodeSlot> changed = protocol.heard(meant, memory);
    if (!changed.isEmpty()) {
      memory.doubt();
      changed.stream().filter(slot -> slot.slot() != ours).forEach(this::changedThere);
      keep();
    }
  }

  @Override
  public void close() {
    underWay.ifPresent(Dialogue::detach);
  }

  private void changedThere(CodeSlot slot) {
    memory.see(slot);
    context.reports().report(context.deviceId(), slot);
  }

  /** What a question brought to light. */
  private void tell(Report report) {
    if (report instanceof CodeSlot slot) {
      memory.see(slot);
      if (slot.content() instanceof SlotContent.Masked && memory.hides()) {
        context.reports().capabilitiesChanged(context.deviceId());
      }
    }
    context.reports().report(context.deviceId(), report);
  }

  private void begin(Order order, int slot, Move first) {
    if (underWay.isPresent()) {
      context.reports().outcome(order, Outcomes.busy(context.node()));
      return;
    }
    writing = slot;
    var dialogue =
        new Dialogue(context, order.permit(), this::tell, outcome -> ended(order, outcome));
    underWay = Optional.of(dialogue);
    dialogue.begin(first);
  }

  private void ended(Order order, Outcome outcome) {
    underWay = Optional.empty();
    writing = 0;
    keep();
    context.reports().outcome(order, outcome);
  }

  /** Which slots are used and which are ours; never a code. */
  private void keep() {
    Octets now = memory.encode();
    if (!now.equals(kept)) {
      kept = now;
      context.keep(KEPT, now.toArray(), () -> {});
    }
  }

  private CodeSlots.CodeTraits limits() {
    return protocol.traits(schedules, memory.masked());
  }

  private Move put(int slot, Pin code, Optional<CodeSlots.Window> window) {
    if (!has(slot)) {
      return new Move.End(CodeFaults.noSuchSlot(limits().slots()));
    }
    if (!limits().lengths().contains(code.length())) {
      return new Move.End(CodeFaults.wrongLength(limits().lengths()));
    }
    return window.isPresent() ? windowed(slot, code, window.get()) : always(slot, code);
  }

  private Move always(int slot, Pin code) {
    boolean lifts = schedules && canBeScheduled(slot);
    return protocol.put(
        slot,
        code,
        memory,
        confirmed ->
            lifts
                ? CodeWindows.lift(slot, () -> proven(slot, code, confirmed))
                : proven(slot, code, confirmed));
  }

  /** The clock first: by a wrong one a window opens at the wrong time. The code last. */
  private Move windowed(int slot, Pin code, CodeSlots.Window window) {
    if (!schedules || !canBeScheduled(slot)) {
      return new Move.End(CodeFaults.noSchedules());
    }
    if (!context.time().wallTrusted()) {
      return new Move.End(CodeFaults.clockUntrusted());
    }
    var when = CodeWindows.yearDay(window, context.timeZone());
    Move put =
        protocol.put(
            slot,
            code,
            memory,
            confirmed ->
                CodeWindows.prove(
                    slot, when, () -> proven(slot, code, confirmed), () -> takeOut(slot)));
    Move write = CodeWindows.prepare(slot, when, () -> put);
    return NodeClock.check(context.profile(), context.time().wall(), context.timeZone(), write);
  }

  /** A lock that did not say that it took a code is asked; the radio's word is no proof. */
  private Move proven(int slot, Pin code, boolean confirmed) {
    return confirmed
        ? Move.done(true)
        : protocol.look(slot, memory, content -> Move.done(canBe(content, code)));
  }

  private static boolean canBe(SlotContent content, Pin code) {
    return switch (content) {
      case SlotContent.Empty() -> false;
      case SlotContent.Holds(Pin shown) -> shown.equals(code);
      case SlotContent.Masked() -> true;
    };
  }

  private Move takeOut(int slot) {
    return protocol.clear(slot, memory, _ -> new Move.End(CodeFaults.scheduleNotKept()));
  }

  private Move clear(int slot) {
    return has(slot)
        ? protocol.clear(slot, memory, confirmed -> cleared(slot, confirmed))
        : new Move.End(CodeFaults.noSuchSlot(limits().slots()));
  }

  /** What is still there is ours still: a code that was forgotten would go on opening. */
  private Move cleared(int slot, boolean confirmed) {
    return confirmed
        ? seen(new CodeSlot(slot, new SlotContent.Empty()), Move.done(true))
        : protocol.look(
            slot,
            memory,
            content ->
                seen(new CodeSlot(slot, content), Move.done(content instanceof SlotContent.Empty)));
  }

  private Move seen(CodeSlot slot, Move next) {
    return new Move.Note(() -> memory.see(slot), next);
  }

  private Move read(int slot) {
    return has(slot)
        ? protocol.look(
            slot, memory, content -> new Move.Tell(new CodeSlot(slot, content), Move.done(true)))
        : new Move.End(CodeFaults.noSuchSlot(limits().slots()));
  }

  private boolean has(int slot) {
    return slot >= 1 && slot <= limits().slots();
  }

  /** Schedules count their users in one octet. */
  private static boolean canBeScheduled(int slot) {
    return slot <= 0xFF;
  }

  private final class NodeCodes implements CodeSlots {
    @Override
    public Optional<Traits> traits() {
      return Optional.of(limits());
    }

    @Override
    public void put(Order order, int slot, Pin code, Optional<Window> window) {
      begin(order, slot, CodesPart.this.put(slot, code, window));
    }

    @Override
    public void clear(Order order, int slot) {
      begin(order, slot, CodesPart.this.clear(slot));
    }

    @Override
    public void read(Order order, int slot) {
      begin(order, 0, CodesPart.this.read(slot));
    }

    @Override
    public void readAll(Order order) {
      begin(order, 0, protocol.readAll(memory));
    }
  }
}
