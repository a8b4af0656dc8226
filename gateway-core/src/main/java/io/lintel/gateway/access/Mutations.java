package io.lintel.gateway.access;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.gateway.model.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is being pushed to the device, as published. Pure. */
final class Mutations {

  private Mutations() {}

  /** {@code pending_mutations} of the object. */
  static List<ObjectNode> pending(AccessCode code, Holder holder, Now now, PinText pins) {
    return of(code, holder, now, pins).stream()
        .map(mutation -> mutation.put("created_at", Iso.text(code.since())))
        .map(mutation -> mutation.put("message", "the gateway is about to do this"))
        .toList();
  }

  /** {@code requested_mutations} of the event. */
  static List<ObjectNode> of(AccessCode code, Holder holder, Now now, PinText pins) {
    if (code.stage() == Stage.REMOVING || code.deleting()) {
      return List.of(named("deleting"));
    }
    if (code.confirmed().isEmpty()) {
      return List.of(creation(code, holder, now));
    }
    return updates(code.confirmed().get(), code.wanted(), pins);
  }

  private static ObjectNode creation(AccessCode code, Holder holder, Now now) {
    Optional<Instant> loadAt = holder.loadAt(code.wanted()).filter(at -> !now.reached(at));
    return loadAt.isPresent() && !code.isLive()
        ? named("deferring_creation").put("scheduled_at", Iso.text(loadAt.get()))
        : named("creating");
  }

  private static List<ObjectNode> updates(Wanted from, Wanted to, PinText pins) {
    var updates = new ArrayList<ObjectNode>();
    if (!from.pin().equals(to.pin())) {
      updates.add(change("updating_code", digits(from, pins), digits(to, pins)));
    }
    if (!from.sameTimes(to)) {
      updates.add(change("updating_time_frame", times(from), times(to)));
    }
    return updates;
  }

  static ObjectNode digits(Wanted wanted, PinText pins) {
    return Json.object().put("code", pins.nullable(wanted.pin()));
  }

  static ObjectNode times(Wanted wanted) {
    return Json.object()
        .put("starts_at", Iso.orNull(wanted.startsAt()))
        .put("ends_at", Iso.orNull(wanted.endsAt()));
  }

  private static ObjectNode change(String name, ObjectNode from, ObjectNode to) {
    var mutation = named(name);
    mutation.set("from", from);
    mutation.set("to", to);
    return mutation;
  }

  private static ObjectNode named(String name) {
    return Json.object().put("mutation_code", name);
  }
}
