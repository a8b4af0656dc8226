package io.lintel.gateway.access.local;

import io.lintel.gateway.access.CanonicalCard;
import io.lintel.gateway.access.ClockSense;
import io.lintel.gateway.action.Abilities;
import io.lintel.gateway.action.Workshop;
import io.lintel.gateway.store.Write;
import io.lintel.spi.Fault;
import io.lintel.spi.Outcome;
import io.lintel.spi.Pin;
import io.lintel.spi.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Does what was decided: orders the door first, and writes afterwards. A write that fails is
 * insisted upon elsewhere and never waited for here. On the loop alone.
 */
final class Desk {

  /** Someone stands there; a door that opens later than this opens for nobody. */
  static final Duration OPEN_WITHIN = Duration.ofSeconds(10);

  /** An entry that was told later than this is history. */
  private static final Duration LATE_AFTER = Duration.ofSeconds(5);

  /** How long a door that tells its position is given to tell it. */
  private static final Duration REPORT_WITHIN = Duration.ofSeconds(5);

  private final Workshop workshop;
  private final AccessNews news;
  private final Rights rights;
  private final Keypads keypads;
  private final ClockSense clock;
  private final Decision.Rules rules;
  private final boolean showsPins;
  private final Grants grants = new Grants();

  Desk(
      Workshop workshop,
      AccessNews news,
      Rights rights,
      ClockSense clock,
      Decision.Rules rules,
      boolean showsPins) {
    this.workshop = workshop;
    this.news = news;
    this.rights = rights;
    this.keypads = new Keypads(workshop);
    this.clock = clock;
    this.rules = rules;
    this.showsPins = showsPins;
  }

  DoorRights rights(UUID door) {
    return rights.of(door);
  }

  void renew(UUID door) {
    rights.renew(door);
  }

  void enteredCode(UUID reader, UUID door, Pin code, List<Entitlement> found) {
    var before = keypads.of(reader);
    var decision = Decision.overCode(before, found, now(), rules);
    act(reader, door, decision, shown(code));
    if (decision.keypad().locksOutAfter(before, rules.wrongTriesAllowed())) {
      news.lockedOut(reader, decision.keypad().wrong());
    }
  }

  void showedCard(UUID reader, UUID door, Optional<CanonicalCard> card, List<Entitlement> found) {
    var now = now();
    act(reader, door, Decision.overCard(keypads.of(reader), card, found, now, rules), Map.of());
  }

  private Moment now() {
    var time = workshop.time();
    return new Moment(time.bootNanos(), time.floor(), clock.trust());
  }

  /** An entry out of a device's own log opens nothing any more. */
  boolean isLate(UUID reader, UUID door, Optional<Instant> occurredAt) {
    var late = occurredAt.filter(at -> at.isBefore(workshop.time().wall().minus(LATE_AFTER)));
    late.ifPresent(at -> workshop.record(List.of(news.late(door, reader, at))));
    return late.isPresent();
  }

  Map<String, Object> attribution(UUID door, Report.Position position) {
    return grants
        .causeOf(door, position, workshop.time().bootNanos())
        .map(Grant::fields)
        .orElse(Map.of());
  }

  void guardsNothing(UUID reader) {
    news.guardsNothing(reader);
  }

  void forget(UUID reader, Runnable then) {
    var writes = keypads.become(reader, KeypadState.clean());
    if (writes.isEmpty()) {
      then.run();
    } else {
      workshop.commit(writes, result -> then.run());
    }
  }

  void check(UUID reader, UUID door) {
    if (workshop.abilities(door).kind() == Abilities.Kind.NONE) {
      news.cannotOpen(reader, door);
    }
  }

  private void act(UUID reader, UUID door, Decision decision, Map<String, Object> shown) {
    var at = workshop.time().wall();
    var writes = new ArrayList<Write>();
    switch (decision.verdict()) {
      case Verdict.Granted(var by) -> open(reader, grant(door, reader, by, at, shown));
      case Verdict.Denied denied -> writes.add(news.denied(door, reader, denied, at));
    }
    boolean opened = decision.verdict() instanceof Verdict.Granted;
    decision.duress().ifPresent(by -> writes.add(news.duress(door, reader, by, opened, at)));
    writes.addAll(keypads.become(reader, decision.keypad()));
    if (!writes.isEmpty()) {
      workshop.record(writes);
    }
  }

  private void open(UUID reader, Grant grant) {
    grants.open(grant);
    workshop.unlockNow(grant.door(), OPEN_WITHIN, outcome -> ended(grant, outcome));
    news.granted(grant.door(), reader, grant.by());
  }

  private void ended(Grant grant, Outcome outcome) {
    switch (outcome) {
      case Outcome.Done(boolean confirmed) when confirmed || isBlind(grant.door()) -> tell(grant);
      case Outcome.Done unconfirmed ->
          workshop.time().after(REPORT_WITHIN, workshop.loop(), () -> tell(grant));
      case Outcome.Refused(var reason, var fault) -> failed(grant, fault);
      case Outcome.NotSent(var reason, var fault) -> failed(grant, fault);
      case Outcome.Unknown(var fault) -> // a late report of its movement is still this grant's
          workshop.record(List.of(news.grantFailed(grant, fault.code(), fault.message())));
    }
  }

  /** The door was open already, or cannot tell: then the grant is told by itself. */
  private void tell(Grant grant) {
    if (grants.take(grant)) {
      workshop.record(List.of(news.unlocked(grant)));
    }
  }

  private void failed(Grant grant, Fault fault) {
    grants.take(grant);
    workshop.record(List.of(news.grantFailed(grant, fault.code(), fault.message())));
  }

  private boolean isBlind(UUID door) {
    var can = workshop.abilities(door);
    return !can.readback() || can.kind() == Abilities.Kind.BOLT_BLIND;
  }

  private Grant grant(
      UUID door, UUID reader, Entitlement by, Instant at, Map<String, Object> shown) {
    var fields = new HashMap<>(shown);
    fields.put("reader_device_id", reader.toString());
    if (by.kind() == Entitlement.Kind.CARD) {
      fields.put("method", "card");
      fields.put("acs_credential_id", by.id().toString());
    } else {
      fields.put("method", "keycode");
      fields.put("access_code_id", by.id().toString());
      fields.put("access_code_is_managed", true);
    }
    return new Grant(
        workshop.newId(), door, by, at, workshop.time().bootNanos(), Map.copyOf(fields));
  }

  private Map<String, Object> shown(Pin code) {
    return showsPins ? Map.of("code", code.reveal()) : Map.of();
  }
}
