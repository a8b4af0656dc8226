package io.lintel.gateway.climate;

import io.lintel.spi.Thermostat.HvacMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * What there is to tell of a room's temperature. Pure.
 *
 * @param told the temperature that was told last, °C; changes count from it
 * @param exceeded whether it was outside the limits when last told
 * @param reaching whether a set point was set and has not been reached since
 */
record TemperatureWatch(OptionalDouble told, boolean exceeded, boolean reaching) {

  /** As published: a change of so much is told, and so near counts as reached, °C. */
  private static final double NEAR = 1;

  /** Above the error of arithmetic, °C. */
  private static final double ROUNDING = 1e-9;

  static TemperatureWatch begin() {
    return new TemperatureWatch(OptionalDouble.empty(), false, false);
  }

  /** Something to tell. */
  sealed interface News {
    record Changed() implements News {}

    record LimitExceeded() implements News {}

    record LimitKept() implements News {}

    record ReachedSetPoint(Temperature desired) implements News {}
  }

  /** The watch after a reading, and what it told. */
  record Step(TemperatureWatch next, List<News> news) {}

  /** A set point was set. */
  TemperatureWatch reach() {
    return new TemperatureWatch(told, exceeded, true);
  }

  Step feel(double celsius, TemperatureLimits limits, Shown shown) {
    var news = new ArrayList<News>();
    boolean changed = told.isPresent() && Math.abs(celsius - told.getAsDouble()) >= NEAR - ROUNDING;
    if (changed) {
      news.add(new News.Changed());
    }
    boolean outside = limits.isExceeded(celsius, exceeded);
    if (outside != exceeded) {
      news.add(outside ? new News.LimitExceeded() : new News.LimitKept());
    }
    var reached = reaching ? reached(celsius, shown) : Optional.<Temperature>empty();
    reached.map(News.ReachedSetPoint::new).ifPresent(news::add);
    return new Step(
        new TemperatureWatch(
            changed || told.isEmpty() ? OptionalDouble.of(celsius) : told,
            outside,
            reaching && reached.isEmpty()),
        List.copyOf(news));
  }

  /** The set point that counts in this mode, if it is near. */
  private static Optional<Temperature> reached(double celsius, Shown shown) {
    return shown.mode().stream()
        .flatMap(mode -> setPoints(mode, shown))
        .filter(point -> Math.abs(point.celsius() - celsius) <= NEAR + ROUNDING)
        .findFirst();
  }

  private static Stream<Temperature> setPoints(HvacMode mode, Shown shown) {
    var points = shown.settings();
    return switch (mode) {
      case HEAT -> points.heating().stream();
      case COOL -> points.cooling().stream();
      case HEAT_COOL -> Stream.concat(points.heating().stream(), points.cooling().stream());
      case OFF, ECO -> Stream.empty();
    };
  }
}
