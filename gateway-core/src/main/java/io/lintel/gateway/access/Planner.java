package io.lintel.gateway.access;

import io.lintel.gateway.access.Placement.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Chooses the next exchange with a device: what was written is proven first, then by what is due.
 */
final class Planner {

  /** An unfinished write goes before everything. */
  private static final Instant FIRST = Instant.MIN;

  private Planner() {}

  /**
   * Something to be done.
   *
   * @param due the earliest goes first
   * @param begin does it
   */
  private record Need(Instant due, Runnable begin) {}

  static void begin(Turn turn) {
    if (!(turn.holder instanceof Holder.Slots)) {
      passWithoutSlots(turn);
      return;
    }
    startAudit(turn);
    if (turn.listing.asked() && listIfDue(turn)) {
      return;
    }
    while (turn.work.isEmpty()) {
      var next = needs(turn).stream().min(Comparator.comparing(Need::due));
      if (next.isEmpty()) {
        rest(turn);
        return;
      }
      next.get().begin().run();
    }
  }

  private static void rest(Turn turn) {
    if (!listIfDue(turn) && turn.listing.repairing() && turn.settling.isEmpty()) {
      if (turn.listing.asked()) {
        turn.passed(Optional.empty());
      }
      turn.listing = turn.listing.told();
    }
  }

  /** Where the gateway holds the codes there is nothing to list. */
  private static void passWithoutSlots(Turn turn) {
    if (turn.listing.asked() && turn.holder instanceof Holder.Gateway) {
      turn.passed(Optional.empty());
      turn.listing = Listing.first(turn.now.in(Outcomes.AUDIT_EVERY));
    }
  }

  private static void startAudit(Turn turn) {
    if (!turn.listing.wanted() && turn.now.passed(turn.listing.nextNanos())) {
      turn.listing =
          Wishes.knowsAny(turn)
              ? turn.listing.begin(false, turn.now.nanos())
              : Listing.first(turn.now.in(Outcomes.AUDIT_EVERY));
    }
  }

  private static boolean listIfDue(Turn turn) {
    boolean due = turn.listing.wanted() && turn.now.passed(turn.listing.notBeforeNanos());
    if (due) {
      turn.begin(new Work.ListAll());
    }
    return due;
  }

  private static List<Need> needs(Turn turn) {
    var needs = new ArrayList<Need>();
    for (var code : turn.codes.values()) {
      if (mayTry(turn, code)) {
        code.placements().forEach(place -> atPlace(turn, code, place).ifPresent(needs::add));
        if (wantsPlace(turn, code)) {
          needs.add(new Need(due(code), () -> seekPlace(turn, code)));
        }
      }
    }
    return needs;
  }

  private static boolean mayTry(Turn turn, AccessCode code) {
    var retry = turn.retries.get(code.id());
    return retry == null || turn.now.passed(retry.notBeforeNanos());
  }

  private static Optional<Need> atPlace(Turn turn, AccessCode code, Placement place) {
    var settling = turn.settling.get(place.slot());
    if (settling != null) {
      return turn.now.passed(settling.untilNanos())
          ? need(turn, FIRST, () -> new Work.Verify(code.id(), place.slot()))
          : Optional.empty();
    }
    return switch (place.phase()) {
      case HELD -> Optional.empty();
      case CLAIMED -> need(turn, due(code), () -> new Work.Look(code.id(), place.slot()));
      case CLEARING -> need(turn, due(code), () -> clear(code, place));
    };
  }

  private static Work clear(AccessCode code, Placement place) {
    return place.owned()
        ? new Work.Clear(code.id(), place.slot())
        : new Work.Look(code.id(), place.slot());
  }

  private static Optional<Need> need(Turn turn, Instant due, Supplier<Work> work) {
    return Optional.of(new Need(due, () -> turn.begin(work.get())));
  }

  /** A removal is due at its end, all else when it is to open. */
  private static Instant due(AccessCode code) {
    return code.stage() == Stage.REMOVING
        ? code.since()
        : Reconciler.later(code.createdAt(), code.wanted().startsAt());
  }

  /** Whether a code is to be in the device and has no slot for that yet. */
  static boolean wantsPlace(Turn turn, AccessCode code) {
    return !code.blocked()
        && Reconciler.target(turn, code)
            .filter(target -> code.placements().stream().noneMatch(p -> p.matches(target)))
            .isPresent();
  }

  private static void seekPlace(Turn turn, AccessCode code) {
    var free = freeSlot(turn);
    var old = code.placements().stream().filter(p -> !p.is(Phase.CLEARING)).findFirst();
    if (free.isPresent()) {
      turn.begin(new Work.Look(code.id(), free.get()));
    } else if (old.isPresent() && old.get().owned()) {
      replace(turn, code, old.get());
    } else if (old.isPresent()) {
      turn.keep(code.with(old.get().clearing())); // nobody knows what is in it: it goes first
    } else if (turn.codes.values().stream().anyMatch(other -> isLeavingSoon(turn, other))) {
      turn.retries.put(code.id(), waitForRoom(turn));
    } else if (!turn.unmanaged.isEmpty() && !turn.listing.repairing()) {
      turn.listing = turn.listing.begin(false, turn.now.nanos()); // some may have gone unseen
      turn.retries.put(code.id(), waitForRoom(turn));
    } else {
      Setbacks.block(turn, code, full(turn));
    }
  }

  /** No second slot: the old one is written over, and what it held is remembered. */
  private static void replace(Turn turn, AccessCode code, Placement old) {
    Reconciler.target(turn, code)
        .ifPresent(
            target -> {
              turn.durableFirst();
              turn.settling.remove(old.slot());
              turn.keep(code.with(old.becoming(target)));
            });
  }

  private static boolean isLeavingSoon(Turn turn, AccessCode code) {
    var retry = Optional.ofNullable(turn.retries.get(code.id()));
    return retry.filter(Retry::isTold).isEmpty()
        && code.placements().stream().anyMatch(place -> place.is(Phase.CLEARING));
  }

  /** No failure: it is only not its turn. */
  private static Retry waitForRoom(Turn turn) {
    return new Retry(
        0,
        turn.now.in(Duration.ofMinutes(1)),
        0,
        Failure.because("no_space_for_access_code_on_device", "a slot is about to become free"));
  }

  private static Trouble full(Turn turn) {
    return Trouble.of(
        Trouble.Kind.NO_SPACE_FOR_ACCESS_CODE_ON_DEVICE,
        turn.now.at(),
        "all slots of the device are in use; delete a code and it is set by itself");
  }

  static Optional<Integer> freeSlot(Turn turn) {
    var used = used(turn);
    int slots = turn.holder instanceof Holder.Slots(var traits) ? traits.slots() : 0;
    return IntStream.rangeClosed(1, slots).boxed().filter(slot -> !used.contains(slot)).findFirst();
  }

  private static Set<Integer> used(Turn turn) {
    var used = new HashSet<>(turn.unmanaged.keySet());
    for (var code : turn.codes.values()) {
      code.placements().forEach(place -> used.add(place.slot()));
    }
    return used;
  }
}
