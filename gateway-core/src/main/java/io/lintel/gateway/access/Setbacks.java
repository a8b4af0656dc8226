package io.lintel.gateway.access;

import io.lintel.gateway.access.Placement.Phase;
import io.lintel.gateway.log.Happening.Level;
import io.lintel.spi.Pin;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What did not work: tried again later and later, told once, or given up until something changes.
 */
final class Setbacks {

  private static final String STAYS_WANTED =
      "; it is tried again until the code ends or is deleted";

  private Setbacks() {}

  /** Something that may pass. */
  static void again(Turn turn, Work.OnSlot work, Failure failure) {
    turn.settling.remove(work.slot());
    var code = turn.codes.get(work.codeId());
    if (code != null) {
      failed(turn, code, failure, 0);
    }
  }

  static void listing(Turn turn, Failure failure) {
    int tries = turn.listing.tries() + 1;
    turn.listing = turn.listing.failed(turn.now.in(Retry.pause(tries)));
    if (turn.listing.asked() && tries >= Retry.TOLD_AFTER) {
      turn.passed(Optional.of(failure));
      turn.listing = Listing.first(turn.listing.nextNanos());
    }
  }

  /** The device said no to a write; what it holds is looked at before anything else is done. */
  static void putRefused(Turn turn, Work.Put work, Failure failure) {
    var code = turn.codes.get(work.codeId());
    if (code == null || Reconciler.isToGo(code, turn.now)) {
      return; // what may be there is looked for and taken away
    }
    var terminal = failure.terminal();
    if (terminal.isPresent()) {
      giveUp(turn, code, work.slot(), work.pin(), terminal.get(), failure.message());
    } else {
      again(turn, work, failure);
    }
  }

  /** It took the code and does not hold it. */
  static void notTaken(Turn turn, AccessCode code, Placement place) {
    int silent = 1 + Optional.ofNullable(turn.retries.get(code.id())).map(Retry::silent).orElse(0);
    if (silent < Retry.SILENT_MAX) {
      failed(
          turn,
          code,
          Failure.because("failed_to_set_on_device", "the device took the code and lost it"),
          1);
    } else {
      giveUp(
          turn,
          code,
          place.slot(),
          place.pin(),
          Trouble.Kind.DUPLICATE_CODE_ON_DEVICE,
          "the device takes these digits and does not keep them: another slot holds them; choose"
              + " other digits");
    }
  }

  private static void failed(Turn turn, AccessCode code, Failure failure, int silentMore) {
    var before = Optional.ofNullable(turn.retries.get(code.id()));
    int tries = before.map(Retry::tries).orElse(0) + 1;
    int silent = before.map(Retry::silent).orElse(0) + silentMore;
    turn.retries.put(code.id(), new Retry(tries, turn.now.in(Retry.pause(tries)), silent, failure));
    if (tries == Retry.TOLD_AFTER) {
      tellFailed(turn, code, failure);
    }
  }

  private static void tellFailed(Turn turn, AccessCode code, Failure failure) {
    boolean removing = Reconciler.target(turn, code).isEmpty();
    var kind =
        removing ? Trouble.Kind.FAILED_TO_REMOVE_FROM_DEVICE : Trouble.Kind.FAILED_TO_SET_ON_DEVICE;
    var told =
        turn.keep(code.with(Trouble.of(kind, turn.now.at(), failure.message() + STAYS_WANTED)));
    turn.tell(removing ? turn.news.failedToRemove(told) : turn.news.failedToSet(told));
    turn.say(
        Level.WARN,
        (removing ? "a code cannot be removed: " : "a code cannot be set: ") + failure.message());
  }

  /** Trying again is of no use until something else changes. */
  private static void giveUp(
      Turn turn, AccessCode code, int slot, Pin pin, Trouble.Kind kind, String message) {
    turn.settling.remove(slot);
    var back =
        code.placement(slot)
            .filter(place -> place.is(Phase.CLAIMED))
            .map(place -> code.with(undone(place)))
            .orElse(code);
    block(
        turn,
        back,
        new Trouble(
            kind,
            turn.now.at(),
            message,
            kind == Trouble.Kind.DUPLICATE_CODE_ON_DEVICE ? other(turn, code, pin) : Map.of()));
  }

  /** What it held before comes back; what was new is looked for and taken away. */
  private static Placement undone(Placement place) {
    return place
        .over()
        .filter(old -> place.replaces())
        .map(place::restored)
        .orElseGet(place::clearing);
  }

  static void block(Turn turn, AccessCode code, Trouble trouble) {
    turn.retries.remove(code.id());
    var blocked = turn.keep(code.with(trouble));
    turn.tell(turn.news.failedToSet(blocked));
    turn.say(Level.WARN, "a code cannot be set: " + trouble.message());
  }

  /** Who has the same digits, where that can be seen. */
  private static Map<String, String> other(Turn turn, AccessCode code, Pin pin) {
    var facts = new HashMap<String, String>();
    turn.codes.values().stream()
        .filter(rival -> !rival.id().equals(code.id()))
        .filter(rival -> rival.placements().stream().anyMatch(p -> p.pin().equals(pin)))
        .findFirst()
        .ifPresent(rival -> facts.put("managed_access_code_id", rival.id().toString()));
    turn.unmanaged.values().stream()
        .filter(rival -> rival.pin().equals(Optional.of(pin)))
        .findFirst()
        .ifPresent(rival -> facts.put("unmanaged_access_code_id", rival.id().toString()));
    return facts;
  }
}
