package io.lintel.gateway.access;

import io.lintel.gateway.access.Placement.Phase;
import io.lintel.gateway.log.Happening.Level;
import io.lintel.spi.Pin;
import io.lintel.spi.Report.SlotContent;
import io.lintel.spi.Report.SlotContent.Empty;
import io.lintel.spi.Report.SlotContent.Holds;
import io.lintel.spi.Report.SlotContent.Masked;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What a slot was seen to hold, outside of our own writing. */
final class Evidence {

  private Evidence() {}

  static void take(Turn turn, int slot, SlotContent content) {
    var owner = turn.ownerOf(slot);
    if (owner.isEmpty()) {
      foreign(turn, slot, content);
    } else if (!turn.settling.containsKey(slot)) {
      owner.get().placement(slot).ifPresent(place -> ours(turn, owner.get(), place, content));
    }
  }

  /** Whether a slot shows these digits, or shows none and can therefore hold them. */
  static boolean canBe(SlotContent content, Pin pin) {
    return switch (content) {
      case Empty empty -> false;
      case Holds(var seen) -> seen.equals(pin);
      case Masked masked -> true;
    };
  }

  private static void ours(Turn turn, AccessCode code, Placement place, SlotContent content) {
    if (place.is(Phase.HELD) && !canBe(content, place.pin())) {
      external(turn, code, place, content instanceof Empty);
    }
  }

  private static void external(Turn turn, AccessCode code, Placement place, boolean removed) {
    boolean allowed = code.wanted().externalAllowed();
    var kind =
        allowed
            ? Trouble.Kind.EXTERNAL_MODIFICATION_IN_EFFECT
            : Trouble.Kind.CONFLICTING_EXTERNAL_MODIFICATION;
    if (allowed && code.has(kind)) {
      return;
    }
    var changed = code.with(trouble(turn, kind, removed));
    turn.keep(allowed ? changed : changed.with(removed ? place.lost() : place.again()));
    turn.tell(turn.news.external(code, removed));
    turn.unblock(); // its digits may be free now
    turn.say(
        Level.WARN,
        "a code was "
            + (removed ? "removed" : "changed")
            + " at the device itself, in slot "
            + place.slot()
            + (allowed ? "; that is allowed for it" : "; it is put back"));
  }

  private static Trouble trouble(Turn turn, Trouble.Kind kind, boolean removed) {
    return new Trouble(
        kind,
        turn.now.at(),
        kind.isError()
            ? "someone changed it at the device itself; the gateway puts it back"
            : "someone changed it at the device itself; that is allowed and stays so",
        Map.of("change_type", removed ? "removed" : "modified"));
  }

  /** Lists what someone else put there; never more than that. */
  static void foreign(Turn turn, int slot, SlotContent content) {
    var known = Optional.ofNullable(turn.unmanaged.get(slot));
    if (content instanceof Empty) {
      known.ifPresent(code -> gone(turn, code));
    } else if (known.isEmpty() || !known.get().pin().map(p -> canBe(content, p)).orElse(true)) {
      known.ifPresent(code -> gone(turn, code));
      found(turn, slot, content);
    }
  }

  private static void found(Turn turn, int slot, SlotContent content) {
    var pin = content instanceof Holds(var seen) ? Optional.of(seen) : Optional.<Pin>empty();
    var code = new Unmanaged(slot, id(turn, slot), pin, turn.now.at());
    turn.keep(code);
    turn.tell(turn.news.found(code));
  }

  private static void gone(Turn turn, Unmanaged code) {
    turn.dropUnmanaged(code.slot());
    turn.tell(turn.news.lost(code));
    turn.roomChanged();
    turn.unblock();
  }

  private static UUID id(Turn turn, int slot) {
    var name = turn.deviceId + "/" + slot + "/" + turn.now.at() + "/" + turn.now.nanos();
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }
}
