package io.lintel.gateway.climate;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What was set last, and what stands against it. Pure: from this, the regime and the time follows
 * what is to be set now, after a restart as before.
 *
 * @param applied the turn whose preset the device has taken
 * @param again what stands must be set once more: the device has lost it, or it means something
 *     else
 */
record Steering(Optional<Turn> applied, Optional<Hold> hold, boolean again) {

  static Steering none() {
    return new Steering(Optional.empty(), Optional.empty(), false);
  }

  /** Lets go of a hold whose time is over. */
  Steering at(Regime regime, Instant now, ZoneId zone) {
    var turn = regime.at(now, zone);
    return hold.filter(h -> h.isOver(turn, now)).isPresent() ? none() : this;
  }

  /** Whose preset is to be set now; empty when nothing is to be done. */
  Optional<Turn> due(Regime regime, Instant now, ZoneId zone) {
    return hold.isPresent()
        ? hold.flatMap(Hold::presetKey).filter(key -> again).map(Turn::command)
        : regime.at(now, zone).filter(turn -> again || !applied.equals(Optional.of(turn)));
  }

  /** Whether this turn's preset had been set before. */
  boolean isRepeated(Turn turn) {
    return turn.source() == Turn.Source.COMMAND || applied.equals(Optional.of(turn));
  }

  Steering applied(Turn turn) {
    return turn.source() == Turn.Source.COMMAND
        ? new Steering(applied, hold, false)
        : new Steering(Optional.of(turn), Optional.empty(), false);
  }

  Steering doubted() {
    return new Steering(applied, hold, true);
  }

  /** A preset was activated by command: it goes before any schedule, at once. */
  Steering activated(String presetKey, Regime regime, Instant now, ZoneId zone) {
    var turn = regime.at(now, zone);
    return turn.filter(t -> t.presetKey().equals(presetKey)).isPresent()
        ? new Steering(turn, Optional.empty(), false)
        : new Steering(
            applied, Optional.of(hold(Optional.of(presetKey), turn, regime, now)), false);
  }

  /**
   * Someone set something else, by hand or by command. Where the schedule forbids that, the preset
   * is to be set again; else it stands, and its time begins anew with each change.
   */
  Steering adjusted(Regime regime, Instant now, ZoneId zone) {
    var turn = regime.at(now, zone);
    if (regime.scheduled(now).filter(schedule -> !schedule.overrideAllowed()).isPresent()
        && hold.flatMap(Hold::presetKey).isEmpty()) {
      return new Steering(applied, Optional.empty(), true);
    }
    return turn.isEmpty()
        ? none()
        : new Steering(applied, Optional.of(hold(Optional.empty(), turn, regime, now)), false);
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
