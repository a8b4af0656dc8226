package io.lintel.gateway.climate;

import io.lintel.gateway.action.Box;
import io.lintel.spi.Fault;
import io.lintel.spi.Order;
import io.lintel.spi.Outcome;
import io.lintel.spi.Reason;
import io.lintel.spi.Report;
import io.lintel.spi.Thermostat;
import io.lintel.spi.Traits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;

/** A thermostat on the wall; it outlives the gateway. */
final class PlayedThermostat implements Thermostat {

  private static final Duration EXCHANGE = Duration.ofMillis(200);

  private static final Fault LATE = Fault.retry("played.late", "too late");

  final List<String> heard = new ArrayList<>();

  /** It takes every order, and does nothing. */
  boolean stubborn;

  HvacMode mode = HvacMode.OFF;
  FanMode fan = FanMode.AUTO;
  double heating = 18;
  double cooling = 26;
  private final Box box;
  private final UUID deviceId;

  PlayedThermostat(Box box, UUID deviceId) {
    this.box = box;
    this.deviceId = deviceId;
  }

  @Override
  public Optional<Traits> traits() {
    return Optional.of(
        new ThermostatTraits(
            Set.of(HvacMode.OFF, HvacMode.HEAT, HvacMode.COOL, HvacMode.HEAT_COOL),
            Set.of(FanMode.AUTO, FanMode.ON),
            Optional.of(new Range(5, 30)),
            Optional.of(new Range(16, 35)),
            2,
            0.5));
  }

  @Override
  public void setMode(Order order, HvacMode to) {
    take(order, "mode " + to, () -> mode = to);
  }

  @Override
  public void setFan(Order order, FanMode to) {
    take(order, "fan " + to, () -> fan = to);
  }

  /** It knows half degrees alone. */
  @Override
  public void setPoints(Order order, OptionalDouble heatingCelsius, OptionalDouble coolingCelsius) {
    take(
        order,
        "points",
        () -> {
          heating = half(heatingCelsius.orElse(heating));
          cooling = half(coolingCelsius.orElse(cooling));
        });
  }

  @Override
  public void read(Order order) {
    box.doors.after(
        EXCHANGE,
        () -> {
          show();
          box.doors.end(order, Outcome.confirmed());
        });
  }

  /** Somebody turns the wheel. */
  void turnTo(double celsius) {
    heating = celsius;
    show();
  }

  void feel(double celsius) {
    box.doors.report(deviceId, Report.Climate.temperature(celsius));
  }

  private void show() {
    box.doors.report(
        deviceId,
        new Report.Climate(
            Optional.of(mode),
            Optional.of(fan),
            OptionalDouble.of(heating),
            OptionalDouble.of(cooling),
            OptionalDouble.empty(),
            OptionalDouble.empty()));
  }

  private void take(Order order, String what, Runnable change) {
    box.doors.after(
        EXCHANGE,
        () -> {
          if (!order.permit().allows(box.time.bootNanos())) {
            box.doors.end(order, new Outcome.NotSent(Reason.PERMIT_ENDED, LATE));
            return;
          }
          heard.add(what);
          if (!stubborn) {
            change.run();
          }
          box.doors.end(order, Outcome.delivered());
        });
  }

  private static double half(double celsius) {
    return Math.round(celsius * 2) / 2.0;
  }
}
