package io.lintel.driver.zwave.node;

import io.lintel.driver.zwave.command.NodeCommand;
import io.lintel.driver.zwave.command.ScaledNumber;
import io.lintel.driver.zwave.command.ThermostatFanModeClass;
import io.lintel.driver.zwave.command.ThermostatModeClass;
import io.lintel.driver.zwave.command.ThermostatSetpointClass;
import io.lintel.driver.zwave.node.Thermostats.Point;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Thermostat.FanMode;
import io.lintel.spi.Thermostat.HvacMode;
import io.lintel.spi.Thermostat.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** What is said to a thermostat: what it was set to is read back before it is believed. Pure. */
record ThermostatMoves(Thermostats thermostat) {
  Move setMode(HvacMode mode) {
    OptionalInt code = thermostat.code(mode);
    return code.isEmpty()
        ? new Move.End(ClimateFaults.noSuchMode(thermostat.traits().modes()))
        : set(ThermostatModeClass.set(code.getAsInt()), modeOf(), modeIs(code.getAsInt()));
  }

  Move setFan(FanMode mode) {
    OptionalInt code = thermostat.code(mode);
    return code.isEmpty()
        ? new Move.End(ClimateFaults.noSuchFanMode(thermostat.traits().fanModes()))
        : set(ThermostatFanModeClass.set(code.getAsInt()), fanModeOf(), fanModeIs(code.getAsInt()));
  }

  Move setPoints(OptionalDouble heating, OptionalDouble cooling) {
    if (isOutside(heating, ThermostatSetpointClass.HEATING)
        || isOutside(cooling, ThermostatSetpointClass.COOLING)) {
      return new Move.End(ClimateFaults.outOfRange(thermostat.traits()));
    }
    Move done = Move.done(true);
    Move cool = setPoint(ThermostatSetpointClass.COOLING, cooling, done);
    return setPoint(ThermostatSetpointClass.HEATING, heating, cool);
  }

  /** Everything that it has, one question after the other. */
  Move read() {
    var questions = new ArrayList<Question>(List.of(modeOf()));
    if (!thermostat.fanModes().isEmpty()) {
      questions.add(fanModeOf());
    }
    thermostat.points().keySet().stream().sorted().map(this::pointOf).forEach(questions::add);
    Move move = Move.done(true);
    for (Question question : questions.reversed()) {
      Move next = move;
      move = new Move.Ask(question, told -> tell(told, next));
    }
    return move;
  }

  private Move setPoint(int type, OptionalDouble celsius, Move next) {
    Point point = thermostat.points().get(type);
    if (celsius.isEmpty() || point == null) {
      return next;
    }
    ScaledNumber wanted = Thermostats.inFormOf(point.form(), celsius.getAsDouble());
    return set(
        ThermostatSetpointClass.set(type, wanted), pointOf(type), pointIs(type, wanted), next);
  }

  private Move set(Octets command, Question question, Goal goal) {
    return set(command, question, goal, Move.done(true));
  }

  private Move set(Octets command, Question question, Goal goal, Move next) {
    return Move.set(
        thermostat.endpoint(),
        command,
        _ ->
            new Move.Ask(
                question,
                told ->
                    tell(
                        told,
                        goal.isReachedBy(told) ? next : new Move.End(ClimateFaults.notTaken()))));
  }

  private static Move tell(NodeCommand told, Move next) {
    Optional<Move> telling =
        ClimateNews.ofThermostat(told).map(report -> new Move.Tell(report, next));
    return telling.orElse(next);
  }

  private boolean isOutside(OptionalDouble celsius, int type) {
    Optional<Range> range = thermostat.range(type);
    return celsius.isPresent() && !range.filter(in -> has(in, celsius.getAsDouble())).isPresent();
  }

  private static boolean has(Range range, double celsius) {
    return celsius >= range.minCelsius() && celsius <= range.maxCelsius();
  }

  private interface Goal {
    boolean isReachedBy(NodeCommand told);
  }

  private static Goal modeIs(int mode) {
    return told -> told.equals(new ThermostatModeClass.Report(mode));
  }

  private static Goal fanModeIs(int mode) {
    return told -> told.equals(new ThermostatFanModeClass.Report(false, mode));
  }

  /** It may write the same number in another form. */
  private static Goal pointIs(int type, ScaledNumber wanted) {
    return told ->
        told instanceof ThermostatSetpointClass.Report(int of, ScaledNumber value)
            && of == type
            && Math.abs(Thermostats.celsius(value) - Thermostats.celsius(wanted)) < wanted.step();
  }

  private Question modeOf() {
    return Question.of(thermostat.endpoint(), ThermostatModeClass.get());
  }

  private Question fanModeOf() {
    return Question.of(thermostat.endpoint(), ThermostatFanModeClass.get());
  }

  private Question pointOf(int type) {
    return Thermostats.pointOf(thermostat.endpoint(), type);
  }
}
