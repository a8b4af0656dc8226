package io.lintel.gateway.access;

import io.lintel.gateway.access.Placement.Phase;
import io.lintel.spi.CodeSlots.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Compares what is wanted of each code with what the device holds, and keeps the stages. */
final class Reconciler {

  /** How late a code may be before that is told. */
  static final Duration LATE = Duration.ofMinutes(5);

  /** With {@code access.untrusted_clock: deny}. */
  static final Failure INACTIVE =
      Failure.because(
          "access_code_inactive",
          "the gateway's clock was not set for 24 hours, so it cannot tell whether this code has"
              + " ended; it opens nothing until the clock is set: see that the time server can be"
              + " reached");

  private static final Trouble.Kind NO_SPACE = Trouble.Kind.NO_SPACE_FOR_ACCESS_CODE_ON_DEVICE;
  private static final Trouble.Kind DENIED = Trouble.Kind.ACCESS_CODE_INACTIVE;

  private Reconciler() {}

  static void reconcile(Turn turn) {
    for (var code : List.copyOf(turn.codes.values())) {
      var current = turn.codes.get(code.id());
      if (current != null) {
        reconcile(turn, current);
      }
    }
  }

  private static void reconcile(Turn turn, AccessCode kept) {
    var code = kept;
    if (code.has(NO_SPACE) && Planner.freeSlot(turn).isPresent()) {
      code = turn.keep(code.clearedOf(kind -> kind == NO_SPACE));
    }
    if (code.has(DENIED) && !isDenied(code, turn.now)) {
      code = turn.keep(code.clearedOf(kind -> kind == DENIED));
    }
    if (isToGo(code, turn.now)) {
      remove(turn, code);
    } else if (turn.holder instanceof Holder.Slots || turn.holder instanceof Holder.Gateway) {
      reach(turn, code);
    }
  }

  private static void reach(Turn turn, AccessCode code) {
    target(turn, code)
        .ifPresentOrElse(target -> strive(turn, code, target), () -> defer(turn, code));
  }

  static boolean isToGo(AccessCode code, Now now) {
    return code.deleting() || code.wanted().endedBy(now.at());
  }

  /** Whether it may have ended, and the site wants no code that may have. */
  private static boolean isDenied(AccessCode code, Now now) {
    return now.denying() && code.wanted().endsAt().isPresent();
  }

  /** What the device is to hold of a code now. */
  static Optional<Target> target(Turn turn, AccessCode code) {
    return target(turn.holder, code, turn.now);
  }

  static Optional<Target> target(Holder holder, AccessCode code, Now now) {
    if (isToGo(code, now) || isDenied(code, now) || !isDue(holder, code, now)) {
      return Optional.empty();
    }
    var wanted = code.wanted();
    return Optional.of(
        new Target(
            wanted.pin(),
            holder.schedules(wanted)
                ? wanted
                    .endsAt()
                    .map(end -> new Window(wanted.startsAt().orElse(code.createdAt()), end))
                : Optional.empty()));
  }

  /** A start that has begun stays begun; a new one waits until the clock can be believed. */
  private static boolean isDue(Holder holder, AccessCode code, Now now) {
    var loadAt = holder.loadAt(code.wanted());
    return loadAt.isEmpty() || code.isLive() || (now.trusted() && now.reached(loadAt.get()));
  }

  /** Whether nothing is left to be done for it at present. */
  static boolean isAtRest(Holder holder, AccessCode code, Now now) {
    return !isToGo(code, now)
        && target(holder, code, now)
            .map(target -> code.placements().stream().anyMatch(isHeld(target)))
            .orElse(code.placements().isEmpty());
  }

  private static Predicate<Placement> isHeld(Target target) {
    return place -> place.is(Phase.HELD) && place.matches(target);
  }

  private static void remove(Turn turn, AccessCode code) {
    var going = turn.keep(allClearing(code).in(Stage.REMOVING, turn.now.at()));
    if (code.stage() != Stage.REMOVING) {
      turn.retries.remove(code.id());
      going = turn.keep(going.clearedOf(kind -> true));
    }
    if (going.placements().isEmpty()) {
      leave(turn, going);
      turn.tell(turn.news.deleted(going));
      turn.drop(going);
      turn.unblock();
    } else if (late(turn, going, going.since(), Trouble.Kind.DELAY_IN_REMOVING_FROM_DEVICE)) {
      turn.tell(turn.news.lateInRemoving(turn.codes.getOrDefault(code.id(), going)));
    }
  }

  private static void leave(Turn turn, AccessCode code) {
    if (code.confirmed().isPresent()) {
      turn.tell(turn.news.removed(code));
    }
  }

  /** Not now: what was there leaves. */
  private static void defer(Turn turn, AccessCode code) {
    var clearing = turn.keep(allClearing(deniedIfSo(turn, code)));
    boolean wasThere = clearing.stage() != Stage.UNSET || clearing.confirmed().isPresent();
    if (clearing.placements().isEmpty() && wasThere) {
      leave(turn, clearing);
      turn.keep(
          clearing
              .confirmed(Optional.empty())
              .clearedOf(kind -> kind == Trouble.Kind.FAILED_TO_REMOVE_FROM_DEVICE)
              .in(Stage.UNSET, turn.now.at()));
    }
  }

  /** Told once of a code that would open now. */
  private static AccessCode deniedIfSo(Turn turn, AccessCode code) {
    boolean wouldOpen =
        code.isLive() || code.wanted().startsAt().map(turn.now::reached).orElse(true);
    if (!isDenied(code, turn.now) || !wouldOpen || code.has(DENIED)) {
      return code;
    }
    turn.retries.remove(code.id());
    var denied =
        turn.keep(
            code.clearedOf(Trouble.Kind::isTerminal)
                .with(Trouble.of(DENIED, turn.now.at(), INACTIVE.message())));
    turn.tell(turn.news.failedToSet(denied));
    return denied;
  }

  /** In the gateway nothing needs to be taken away. */
  private static AccessCode allClearing(AccessCode code) {
    return code.at(
        code.placements().stream()
            .filter(place -> place.slot() != Placement.IN_GATEWAY)
            .map(Placement::clearing)
            .toList());
  }

  private static void strive(Turn turn, AccessCode code, Target target) {
    var placed =
        turn.holder instanceof Holder.Gateway ? code.with(Placement.inGateway(target.pin())) : code;
    if (placed.placements().stream().anyMatch(isHeld(target))) {
      confirm(turn, turn.keep(onlyThe(placed, target)));
    } else {
      pursue(turn, turn.keep(begun(turn, prepared(turn, placed, target), target)));
    }
  }

  /** The new one is proven: whatever else there is of it may go. */
  private static AccessCode onlyThe(AccessCode code, Target target) {
    return code.at(
        code.placements().stream()
            .map(place -> isHeld(target).test(place) ? place : place.clearing())
            .toList());
  }

  /** A placement of the same digits is turned into the wanted one, where it is. */
  private static AccessCode prepared(Turn turn, AccessCode code, Target target) {
    if (code.blocked() || code.placements().stream().anyMatch(p -> p.matches(target))) {
      return code;
    }
    return code.placements().stream()
        .filter(place -> place.pin().equals(target.pin()))
        .filter(place -> !isTouched(turn, place.slot()))
        .findFirst()
        .map(place -> code.with(place.becoming(target)))
        .orElse(code);
  }

  private static boolean isTouched(Turn turn, int slot) {
    return turn.settling.containsKey(slot)
        || turn.work.filter(w -> w instanceof Work.OnSlot on && on.slot() == slot).isPresent();
  }

  private static AccessCode begun(Turn turn, AccessCode code, Target target) {
    boolean early = target.window().isPresent() && !turn.now.reached(target.window().get().from());
    return early || code.stage() == Stage.SET ? code : code.in(Stage.SETTING, turn.now.at());
  }

  private static void pursue(Turn turn, AccessCode code) {
    var due = later(code.since(), code.wanted().startsAt());
    if (code.stage() == Stage.SETTING
        && late(turn, code, due, Trouble.Kind.DELAY_IN_SETTING_ON_DEVICE)) {
      turn.tell(turn.news.lateInSetting(turn.codes.getOrDefault(code.id(), code)));
    }
  }

  static Instant later(Instant since, Optional<Instant> start) {
    return start.filter(since::isBefore).orElse(since);
  }

  private static boolean late(Turn turn, AccessCode code, Instant due, Trouble.Kind kind) {
    boolean isLate = turn.now.reached(due.plus(LATE)) && !code.has(kind);
    if (isLate) {
      turn.keep(
          code.with(Trouble.of(kind, turn.now.at(), "it takes unusually long; it is tried again")));
    }
    return isLate;
  }

  /** The device holds what is wanted. */
  private static void confirm(Turn turn, AccessCode code) {
    var before = code.confirmed();
    var confirmed =
        turn.keep(
            code.confirmed(Optional.of(code.wanted()))
                .clearedOf(kind -> kind != Trouble.Kind.EXTERNAL_MODIFICATION_IN_EFFECT));
    before.ifPresent(was -> tellChanges(turn, was, confirmed));
    var startsAt = confirmed.wanted().startsAt();
    boolean waits =
        confirmed.isScheduledOnDevice()
            && startsAt.isPresent()
            && (!turn.now.reached(startsAt.get())
                || (!turn.now.trusted() && confirmed.stage() != Stage.SET));
    if (waits) {
      scheduled(turn, confirmed, before.isEmpty());
    } else {
      set(turn, confirmed, code.has(Trouble.Kind.CONFLICTING_EXTERNAL_MODIFICATION));
    }
  }

  private static void scheduled(Turn turn, AccessCode code, boolean first) {
    turn.keep(code.in(Stage.UNSET, turn.now.at()));
    if (first) {
      turn.tell(turn.news.scheduled(code));
    }
  }

  private static void set(Turn turn, AccessCode code, boolean putBack) {
    if (code.stage() != Stage.SET || putBack) {
      turn.tell(turn.news.set(turn.keep(code.in(Stage.SET, turn.now.at()))));
    }
  }

  private static void tellChanges(Turn turn, Wanted was, AccessCode code) {
    if (!was.pin().equals(code.wanted().pin())) {
      turn.tell(turn.news.codeChanged(was, code));
    }
    if (!was.sameTimes(code.wanted())) {
      turn.tell(turn.news.timesChanged(was, code));
    }
  }
}
