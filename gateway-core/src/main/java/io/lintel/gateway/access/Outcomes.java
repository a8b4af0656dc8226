package io.lintel.gateway.access;

import io.lintel.gateway.access.DeviceCodes.Settling;
import io.lintel.spi.Outcome;
import io.lintel.spi.Report.SlotContent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How an exchange ended, and what that means for the slot. */
final class Outcomes {

  private static final Trouble.Kind DUPLICATE = Trouble.Kind.DUPLICATE_CODE_ON_DEVICE;
  private static final String NOT_SET = "failed_to_set_on_device";
  private static final String NOT_REMOVED = "failed_to_remove_from_device";

  /** How often a device is looked through unasked. */
  static final Duration AUDIT_EVERY = Duration.ofDays(1);

  private Outcomes() {}

  static void came(Turn turn, Work work, Outcome outcome) {
    if (!turn.work.equals(Optional.of(work))) {
      return; // it was given up, or is another round's
    }
    turn.work = Optional.empty();
    switch (work) {
      case Work.ListAll list -> listed(turn, outcome);
      case Work.Look look -> read(turn, look, outcome);
      case Work.Verify verify -> read(turn, verify, outcome);
      case Work.Put put -> put(turn, put, outcome);
      case Work.Clear clear -> cleared(turn, clear, outcome);
    }
  }

  static void unwritten(Turn turn, Work work) {
    if (turn.work.equals(Optional.of(work))) {
      turn.work = Optional.empty();
      if (work instanceof Work.OnSlot on) {
        Setbacks.again(
            turn,
            on,
            Failure.because(
                "gateway_storage_unavailable", "the gateway cannot write to its store now"));
      }
    }
  }

  private static void listed(Turn turn, Outcome outcome) {
    var failure = Failure.of(outcome, "command_rejected");
    if (failure.isPresent()) {
      Setbacks.listing(turn, failure.get());
      return;
    }
    for (int slot = 1; slot <= slots(turn); slot++) {
      Evidence.take(turn, slot, turn.listed.getOrDefault(slot, new SlotContent.Empty()));
    }
    freeDigits(turn);
    turn.listed.clear();
    turn.roomChanged();
    turn.listing = turn.listing.listed(turn.now.in(AUDIT_EVERY));
  }

  /** A duplicate of something that is not there, or not to be seen, is tried once more. */
  private static void freeDigits(Turn turn) {
    for (var code : List.copyOf(turn.codes.values())) {
      var holds = new SlotContent.Holds(code.wanted().pin());
      if (code.has(DUPLICATE) && !turn.listed.containsValue(holds)) {
        turn.keep(code.clearedOf(kind -> kind == DUPLICATE));
      }
    }
  }

  private static void read(Turn turn, Work.OnSlot work, Outcome outcome) {
    var failure = Failure.of(outcome, NOT_SET);
    var content = turn.heard;
    turn.heard = Optional.empty();
    if (failure.isPresent()) {
      Setbacks.again(turn, work, failure.get());
    } else if (content.isEmpty()) {
      Setbacks.again(turn, work, Failure.because(NOT_SET, silent(work.slot())));
    } else {
      Readings.take(turn, work, content.get());
    }
  }

  private static String silent(int slot) {
    return "the device did not say what slot " + slot + " holds";
  }

  /** What may have arrived is looked at like what has. */
  private static void put(Turn turn, Work.Put work, Outcome outcome) {
    if (outcome instanceof Outcome.Done || outcome instanceof Outcome.Unknown) {
      settle(turn, work.slot(), false);
    } else {
      Failure.of(outcome, NOT_SET).ifPresent(failure -> Setbacks.putRefused(turn, work, failure));
    }
  }

  private static void cleared(Turn turn, Work.Clear work, Outcome outcome) {
    if (outcome instanceof Outcome.Done || outcome instanceof Outcome.Unknown) {
      settle(turn, work.slot(), true);
    } else {
      Failure.of(outcome, NOT_REMOVED).ifPresent(failure -> Setbacks.again(turn, work, failure));
    }
  }

  private static void settle(Turn turn, int slot, boolean cleared) {
    turn.settling.put(slot, new Settling(turn.now.in(settleTime(turn)), cleared));
  }

  private static Duration settleTime(Turn turn) {
    return turn.holder instanceof Holder.Slots(var traits) ? traits.settle() : Duration.ZERO;
  }

  private static int slots(Turn turn) {
    return turn.holder instanceof Holder.Slots(var traits) ? traits.slots() : 0;
  }
}
