package io.lintel.gateway.climate;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What was set last, and what stands against it. Pure: from this, the regime and the time follows
 * what is to be set now, after a restart as before.
 *
 * @param applied the turn whose preset the device has taken
 */
record Steering(Optional<Turn> applied, Optional<Hold> hold) {

  static Steering none() {
    return new Steering(Optional.empty(), Optional.empty());
  }

  /** Lets go of a hold whose time is over. */
  Steering at(Regime regime, Instant now, ZoneId zone) {
    var turn = regime.at(now, zone);
    return hold.filter(h -> h.isOver(turn, now)).isPresent()
        ? new Steering(Optional.empty(), Optional.empty())
        : this;
  }

  /** Whose preset is to be set now; empty when nothing is to be done. */
  Optional<Turn> due(Regime regime, Instant now, ZoneId zone) {
    return hold.isPresent()
        ? Optional.empty()
        : regime.at(now, zone).filter(turn -> !applied.equals(Optional.of(turn)));
  }

  Steering applied(Turn turn) {
    return new Steering(Optional.of(turn), Optional.empty());
  }

  /** It must be set again, unless something else stands against it. */
  Steering doubted() {
    return new Steering(Optional.empty(), hold);
  }

  /** A preset was activated by command: it goes before any schedule, at once. */
  Steering activated(String presetKey, Regime regime, Instant now, ZoneId zone) {
    var turn = regime.at(now, zone);
    return turn.filter(t -> t.presetKey().equals(presetKey)).isPresent()
        ? new Steering(turn, Optional.empty())
        : new Steering(applied, Optional.of(hold(Optional.of(presetKey), turn, regime, now)));
  }

  /**
   * Someone set something else, by hand or by command. Where the schedule forbids that, the preset
   * is to be set again; else it stands, and its time begins anew with each change.
   */
  Steering adjusted(Regime regime, Instant now, ZoneId zone) {
    var turn = regime.at(now, zone);
    if (regime.scheduled(now).filter(schedule -> !schedule.overrideAllowed()).isPresent()
        && hold.flatMap(Hold::presetKey).isEmpty()) {
      return new Steering(Optional.empty(), Optional.empty());
    }
    return turn.isEmpty()
        ? none()
        : new Steering(applied, Optional.of(hold(Optional.empty(), turn, regime, now)));
  }

  /** The preset that stands at the device, unless it was changed by hand. */
  Optional<String> presetKey() {
    return hold.isPresent() ? hold.flatMap(Hold::presetKey) : applied.map(Turn::presetKey);
  }

  private static Hold hold(
      Optional<String> presetKey, Optional<Turn> turn, Regime regime, Instant now) {
    var endsAt = regime.scheduled(now).flatMap(ThermostatSchedule::overrideMax).map(now::plus);
    return new Hold(presetKey, turn, endsAt);
  }
}
