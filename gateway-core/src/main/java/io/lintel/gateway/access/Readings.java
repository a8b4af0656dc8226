package io.lintel.gateway.access;

import io.lintel.gateway.access.DeviceCodes.Settling;
import io.lintel.spi.Report.SlotContent;
import io.lintel.spi.Report.SlotContent.Empty;
import io.lintel.spi.Report.SlotContent.Holds;
import io.lintel.spi.Report.SlotContent.Masked;
import java.util.Optional;

/** What a slot that we asked about holds, and what is to be done about it. */
final class Readings {

  private Readings() {}

  static void take(Turn turn, Work.OnSlot work, SlotContent content) {
    var settled = Optional.ofNullable(turn.settling.remove(work.slot()));
    var code = turn.codes.get(work.codeId());
    var place = code == null ? Optional.<Placement>empty() : code.placement(work.slot());
    if (code == null || place.isEmpty()) {
      candidate(turn, work, content);
      return;
    }
    switch (place.get().phase()) {
      case CLAIMED -> claimed(turn, code, place.get(), settled, content);
      case CLEARING -> clearing(turn, code, place.get(), settled, content);
      case HELD -> Evidence.take(turn, work.slot(), content);
    }
  }

  /** A slot that was to be taken: it is, if it is free, and only then. */
  private static void candidate(Turn turn, Work.OnSlot work, SlotContent content) {
    Evidence.take(turn, work.slot(), content);
    if (content instanceof Empty && turn.ownerOf(work.slot()).isEmpty()) {
      Optional.ofNullable(turn.codes.get(work.codeId()))
          .filter(code -> Planner.wantsPlace(turn, code))
          .ifPresent(code -> claim(turn, code, work.slot()));
    }
  }

  private static void claim(Turn turn, AccessCode code, int slot) {
    Reconciler.target(turn, code)
        .ifPresent(
            target -> {
              turn.durableFirst();
              turn.keep(code.with(Placement.claim(slot, target)));
              turn.begin(new Work.Put(code.id(), slot, target.pin(), target.window()));
            });
  }

  private static void claimed(
      Turn turn,
      AccessCode code,
      Placement place,
      Optional<Settling> settled,
      SlotContent content) {
    if (settled.isEmpty()) {
      before(turn, code, place, content);
    } else if (settled.get().cleared()) {
      afterClear(turn, code, place, content);
    } else {
      afterPut(turn, code, place, content);
    }
  }

  private static void before(Turn turn, AccessCode code, Placement place, SlotContent content) {
    switch (content) {
      case Holds(var seen) when seen.equals(place.pin()) && place.window().isEmpty() ->
          held(turn, code, place);
      case Holds(var seen) when !place.owned() && !seen.equals(place.pin()) ->
          takenByOther(turn, code, place, content);
      case Masked masked when place.replaces() ->
          turn.begin(new Work.Clear(code.id(), place.slot())); // else nobody could tell them apart
      case Empty empty -> put(turn, code, place);
      case Holds ours -> put(turn, code, place);
      case Masked ours -> put(turn, code, place);
    }
  }

  private static void afterClear(Turn turn, AccessCode code, Placement place, SlotContent content) {
    if (content instanceof Empty) {
      put(turn, code, place);
    } else {
      Setbacks.again(
          turn,
          new Work.Clear(code.id(), place.slot()),
          Failure.because("failed_to_set_on_device", "the device keeps the old code"));
    }
  }

  private static void afterPut(Turn turn, AccessCode code, Placement place, SlotContent content) {
    if (Evidence.canBe(content, place.pin())) {
      held(turn, code, place);
    } else if (!place.owned() && content instanceof Holds) {
      takenByOther(turn, code, place, content);
    } else {
      Setbacks.notTaken(turn, code, place);
    }
  }

  private static void put(Turn turn, AccessCode code, Placement place) {
    turn.begin(new Work.Put(code.id(), place.slot(), place.pin(), place.window()));
  }

  private static void held(Turn turn, AccessCode code, Placement place) {
    turn.retries.remove(code.id());
    turn.keep(code.with(place.held()));
    if (place.replaces()) {
      turn.unblock(); // what it held before is free now
    }
  }

  /** Someone was quicker: theirs stays, ours goes elsewhere. */
  private static void takenByOther(
      Turn turn, AccessCode code, Placement place, SlotContent content) {
    turn.keep(code.without(place.slot()));
    Evidence.foreign(turn, place.slot(), content);
  }

  private static void clearing(
      Turn turn,
      AccessCode code,
      Placement place,
      Optional<Settling> settled,
      SlotContent content) {
    boolean wasCleared = settled.filter(Settling::cleared).isPresent();
    if (content instanceof Empty) {
      emptied(turn, code, place);
    } else if (!place.owned() && !canBeOurs(content, place)) {
      takenByOther(turn, code, place, content);
    } else if (wasCleared) {
      Setbacks.again(
          turn,
          new Work.Clear(code.id(), place.slot()),
          Failure.because("failed_to_remove_from_device", "the device keeps the code"));
    } else {
      turn.keep(code.with(place.proven()));
      turn.begin(new Work.Clear(code.id(), place.slot()));
    }
  }

  private static boolean canBeOurs(SlotContent content, Placement place) {
    return Evidence.canBe(content, place.pin())
        || place.over().filter(pin -> Evidence.canBe(content, pin)).isPresent();
  }

  private static void emptied(Turn turn, AccessCode code, Placement place) {
    turn.retries.remove(code.id());
    turn.keep(code.without(place.slot()));
    turn.roomChanged();
    if (place.owned()) {
      turn.unblock(); // else it was free all along
    }
  }
}
