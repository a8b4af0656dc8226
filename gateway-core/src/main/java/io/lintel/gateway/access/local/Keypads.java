package io.lintel.gateway.access.local;

import io.lintel.gateway.action.Workshop;
import io.lintel.gateway.store.Blob;
import io.lintel.gateway.store.Write;
import io.lintel.gateway.time.Stamp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The wrong tries of every keypad, durably. On the loop alone. */
final class Keypads {

  private static final String KEY = "access/keypad/";

  private final Workshop workshop;
  private final Map<UUID, KeypadState> states = new HashMap<>();

  Keypads(Workshop workshop) {
    this.workshop = workshop;
    var now = workshop.time().stamp();
    for (var blob : workshop.blobs(KEY)) {
      var keypad = UUID.fromString(blob.key().substring(KEY.length()));
      KeypadRecord.read(blob.value()).ifPresent(kept -> takeUp(keypad, kept, now));
    }
  }

  /** Kept anew by this boot's clocks, or the tries of long ago would be as new at each boot. */
  private void takeUp(UUID keypad, KeypadRecord kept, Stamp now) {
    var resumed = kept.resumed(now);
    var state = resumed.resume(now).current(now.bootNanos());
    if (state.isClean()) {
      workshop.record(List.of(new Write.DropBlob(KEY + keypad)));
      return;
    }
    states.put(keypad, state);
    if (!resumed.equals(kept)) {
      workshop.record(List.of(new Write.PutBlob(new Blob(KEY + keypad, resumed.toJson()))));
    }
  }

  KeypadState of(UUID keypad) {
    return states.getOrDefault(keypad, KeypadState.clean());
  }

  /** Takes a keypad's new state over; says what is to be written with it. */
  List<Write> become(UUID keypad, KeypadState next) {
    var was = of(keypad);
    if (was.equals(next)) {
      return List.of();
    }
    if (next.isClean()) {
      states.remove(keypad);
      return List.of(new Write.DropBlob(KEY + keypad));
    }
    states.put(keypad, next);
    var kept = KeypadRecord.of(next, workshop.time().stamp());
    return List.of(new Write.PutBlob(new Blob(KEY + keypad, kept.toJson())));
  }
}
