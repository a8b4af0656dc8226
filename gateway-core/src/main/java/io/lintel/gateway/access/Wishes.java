package io.lintel.gateway.access;

import java.util.ArrayList;
import java.util.UUID;

/** What the platform asks for. Counts once it is durable. */
final class Wishes {

  private Wishes() {}

  static void create(Turn turn, AccessCode code) {
    turn.durableFirst();
    turn.keep(code);
    turn.tell(turn.news.created(code));
    turn.tell(turn.news.requested(code, turn.holder, turn.now));
  }

  static void update(Turn turn, UUID id, Wanted wanted) {
    var was = turn.codes.get(id);
    if (was == null || was.deleting() || was.wanted().equals(wanted)) {
      return;
    }
    turn.durableFirst();
    turn.retries.remove(id);
    var is = turn.keep(revised(turn, was.wanting(wanted)));
    turn.tell(turn.news.changed(was, is));
    if (!was.wanted().name().equals(wanted.name())) {
      turn.tell(turn.news.nameChanged(was.wanted(), is));
    }
    if (!Mutations.of(is, turn.holder, turn.now, turn.news.pins()).isEmpty()) {
      turn.tell(turn.news.requested(is, turn.holder, turn.now));
    }
  }

  /** Old troubles say nothing of the new wish; what may now start later leaves the device. */
  private static AccessCode revised(Turn turn, AccessCode code) {
    var fresh = code.clearedOf(kind -> true);
    boolean later =
        turn.holder.loadAt(code.wanted()).filter(at -> !turn.now.reached(at)).isPresent();
    if (!later) {
      return fresh;
    }
    var places = new ArrayList<Placement>();
    fresh.placements().forEach(p -> places.add(p.window().isPresent() ? p : p.clearing()));
    return fresh.at(places);
  }

  static void delete(Turn turn, UUID id) {
    var was = turn.codes.get(id);
    if (was == null) {
      return;
    }
    turn.retries.remove(id);
    if (!was.deleting()) {
      turn.durableFirst();
      var is = turn.keep(was.toGo());
      turn.tell(turn.news.requested(is, turn.holder, turn.now));
    }
  }

  /** Someone wants all put right: nothing is held back any more. */
  static void sync(Turn turn) {
    turn.listing = turn.listing.begin(true, turn.now.nanos());
    turn.retries.clear();
    turn.unblock();
  }

  /** It may have been changed while it did not answer. */
  static void back(Turn turn) {
    turn.retries.clear();
    if (knowsAny(turn)) {
      turn.listing = turn.listing.begin(false, turn.now.nanos());
    }
  }

  /** Whether there is something that the device may have changed, seen by us or not. */
  static boolean knowsAny(Turn turn) {
    return !turn.unmanaged.isEmpty()
        || turn.codes.values().stream().anyMatch(code -> isInside(code) || isKeptOut(code));
  }

  private static boolean isInside(AccessCode code) {
    return !code.placements().isEmpty();
  }

  /** By something in the device that nobody may have told of, nor will when it goes. */
  private static boolean isKeptOut(AccessCode code) {
    return code.has(Trouble.Kind.DUPLICATE_CODE_ON_DEVICE) || code.has(Trouble.Kind.DEVICE_FULL);
  }
}
