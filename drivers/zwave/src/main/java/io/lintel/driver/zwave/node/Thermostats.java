package io.lintel.driver.zwave.node;

import io.lintel.driver.zwave.command.ScaledNumber;
import io.lintel.driver.zwave.command.ThermostatFanModeClass;
import io.lintel.driver.zwave.command.ThermostatModeClass;
import io.lintel.driver.zwave.command.ThermostatSetpointClass;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Thermostat.FanMode;
import io.lintel.spi.Thermostat.HvacMode;
import io.lintel.spi.Thermostat.Range;
import io.lintel.spi.Thermostat.ThermostatTraits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a thermostat has, as it said in the interview, and how its words stand to the host's. Pure.
 *
 * @param endpoint which part of the node it is
 * @param modes by the node's numbers
 * @param fanModes by the node's numbers
 * @param points heating and cooling set points that it has, by the node's numbers
 */
record Thermostats(
    int endpoint, Set<Integer> modes, Set<Integer> fanModes, Map<Integer, Point> points) {
  /** Where a thermostat of an old version does not say what it takes. */
  private static final Range USUAL = new Range(5, 35);

  /** Nodes do not say how far their set points must lie apart; they refuse what is too close. */
  private static final double NO_DELTA = 0;

  private static final List<Integer> POINTS =
      List.of(ThermostatSetpointClass.HEATING, ThermostatSetpointClass.COOLING);

  /** Which of the node's numbers stands for a mode, the best first. */
  private static final Map<HvacMode, List<Integer>> MODES =
      Map.of(
          HvacMode.OFF, List.of(ThermostatModeClass.OFF),
          HvacMode.HEAT, List.of(ThermostatModeClass.HEAT),
          HvacMode.COOL, List.of(ThermostatModeClass.COOL),
          HvacMode.HEAT_COOL,
              List.of(ThermostatModeClass.AUTO, ThermostatModeClass.AUTO_CHANGEOVER),
          HvacMode.ECO, List.of(ThermostatModeClass.ENERGY_HEAT, ThermostatModeClass.ENERGY_COOL));

  private static final Map<FanMode, List<Integer>> FAN_MODES =
      Map.of(
          FanMode.AUTO,
              List.of(
                  ThermostatFanModeClass.AUTO_LOW,
                  ThermostatFanModeClass.AUTO_MEDIUM,
                  ThermostatFanModeClass.AUTO_HIGH),
          FanMode.ON,
              List.of(
                  ThermostatFanModeClass.LOW,
                  ThermostatFanModeClass.MEDIUM,
                  ThermostatFanModeClass.HIGH),
          FanMode.CIRCULATE, List.of(ThermostatFanModeClass.CIRCULATION));

  Thermostats {
    modes = Set.copyOf(modes);
    fanModes = Set.copyOf(fanModes);
    points = Map.copyOf(points);
  }

  /**
   * One set point.
   *
   * @param form in which the node itself writes it: some take no other
   */
  record Point(ScaledNumber form, Range range) {}

  /** What has to be asked; the forms of set points only once it is known which there are. */
  static List<Question> questions(NodeProfile soFar) {
    OptionalInt at = soFar.endpointWith(ThermostatModeClass.ID);
    if (at.isEmpty()) {
      return List.of();
    }
    int endpoint = at.getAsInt();
    var questions = new ArrayList<Question>();
    questions.add(modesOf(endpoint));
    if (soFar.version(endpoint, ThermostatFanModeClass.ID) > 0) {
      questions.add(fanModesOf(endpoint));
    }
    if (soFar.version(endpoint, ThermostatSetpointClass.ID) > 0) {
      questions.add(pointsOf(endpoint));
      pointTypes(soFar, endpoint).forEach(type -> addPoint(questions, soFar, endpoint, type));
    }
    return questions;
  }

  /** Empty when the node is none, or did not say what it can do. */
  static Optional<Thermostats> of(NodeProfile profile) {
    OptionalInt at = profile.endpointWith(ThermostatModeClass.ID);
    if (at.isEmpty()
        || !(profile.told(modesOf(at.getAsInt())).orElse(null)
            instanceof ThermostatModeClass.Supported(Set<Integer> modes))) {
      return Optional.empty();
    }
    int endpoint = at.getAsInt();
    Set<Integer> fanModes =
        profile.told(fanModesOf(endpoint)).orElse(null)
                instanceof ThermostatFanModeClass.Supported(Set<Integer> told)
            ? told
            : Set.of();
    return Optional.of(new Thermostats(endpoint, modes, fanModes, points(profile, endpoint)));
  }

  ThermostatTraits traits() {
    return new ThermostatTraits(
        MODES.keySet().stream().filter(m -> code(m).isPresent()).collect(Collectors.toSet()),
        FAN_MODES.keySet().stream().filter(m -> code(m).isPresent()).collect(Collectors.toSet()),
        range(ThermostatSetpointClass.HEATING),
        range(ThermostatSetpointClass.COOLING),
        NO_DELTA,
        points.values().stream().mapToDouble(p -> celsiusStep(p.form())).max().orElse(1));
  }

  /** The node's number; empty when it has no such mode. */
  OptionalInt code(HvacMode mode) {
    return first(MODES.getOrDefault(mode, List.of()), modes);
  }

  OptionalInt code(FanMode mode) {
    return first(FAN_MODES.getOrDefault(mode, List.of()), fanModes);
  }

  /** Empty for a mode that the host has no word for, as moist air. */
  static Optional<HvacMode> mode(int code) {
    return word(MODES, code);
  }

  static Optional<FanMode> fanMode(int code) {
    return word(FAN_MODES, code);
  }

  Optional<Range> range(int type) {
    return Optional.ofNullable(points.get(type)).map(Point::range);
  }

  static double celsius(ScaledNumber number) {
    return number.scale() == ThermostatSetpointClass.FAHRENHEIT
        ? (number.value() - 32) * 5 / 9
        : number.value();
  }

  /**
   * In the unit of the node, and in its form; with one decimal place more where it reported a whole
   * number in °C, which it may have done for brevity.
   */
  static ScaledNumber inFormOf(ScaledNumber form, double celsius) {
    if (form.scale() == ThermostatSetpointClass.FAHRENHEIT) {
      return form.with(celsius * 9 / 5 + 32);
    }
    boolean whole = form.precision() > 0 || celsius == Math.rint(celsius);
    return whole ? form.with(celsius) : form.inTenths().with(celsius);
  }

  static Question pointOf(int endpoint, int type) {
    return new Question(
        endpoint,
        ThermostatSetpointClass.get(type),
        Octets.of(ThermostatSetpointClass.ID, 0x03, type));
  }

  private static void addPoint(
      List<Question> questions, NodeProfile soFar, int endpoint, int type) {
    questions.add(pointOf(endpoint, type));
    if (soFar.version(endpoint, ThermostatSetpointClass.ID) >= 3) {
      questions.add(rangeOf(endpoint, type));
    }
  }

  private static List<Integer> pointTypes(NodeProfile profile, int endpoint) {
    return profile.told(pointsOf(endpoint)).orElse(null)
            instanceof ThermostatSetpointClass.Supported(Set<Integer> types)
        ? POINTS.stream().filter(types::contains).toList()
        : List.of();
  }

  private static Map<Integer, Point> points(NodeProfile profile, int endpoint) {
    var points = new HashMap<Integer, Point>();
    for (int type : pointTypes(profile, endpoint)) {
      if (profile.told(pointOf(endpoint, type)).orElse(null)
          instanceof ThermostatSetpointClass.Report(_, ScaledNumber form)) {
        points.put(type, new Point(form, range(profile, endpoint, type)));
      }
    }
    return points;
  }

  private static Range range(NodeProfile profile, int endpoint, int type) {
    return profile.told(rangeOf(endpoint, type)).orElse(null)
                instanceof
                ThermostatSetpointClass.Capabilities(_, ScaledNumber min, ScaledNumber max)
            && celsius(min) < celsius(max)
        ? new Range(celsius(min), celsius(max))
        : USUAL;
  }

  private static Question modesOf(int endpoint) {
    return Question.of(endpoint, ThermostatModeClass.getSupported());
  }

  private static Question fanModesOf(int endpoint) {
    return Question.of(endpoint, ThermostatFanModeClass.getSupported());
  }

  private static Question pointsOf(int endpoint) {
    return Question.of(endpoint, ThermostatSetpointClass.getSupported());
  }

  private static Question rangeOf(int endpoint, int type) {
    return new Question(
        endpoint,
        ThermostatSetpointClass.getCapabilities(type),
        Octets.of(ThermostatSetpointClass.ID, 0x0A, type));
  }

  private static OptionalInt first(List<Integer> wanted, Set<Integer> there) {
    return wanted.stream().filter(there::contains).mapToInt(code -> code).findFirst();
  }

  private static <M extends Enum<M>> Optional<M> word(Map<M, List<Integer>> words, int code) {
    return words.entrySet().stream()
        .filter(each -> each.getValue().contains(code))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private static double celsiusStep(ScaledNumber form) {
    return form.scale() == ThermostatSetpointClass.FAHRENHEIT
        ? form.step() * 5 / 9
        : Math.min(form.step(), form.inTenths().step());
  }
}
