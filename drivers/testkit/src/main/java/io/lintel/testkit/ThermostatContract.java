package io.lintel.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.spi.Outcome;
import io.lintel.spi.Report;
import io.lintel.spi.Thermostat;
import io.lintel.spi.Thermostat.HvacMode;
import io.lintel.spi.Thermostat.ThermostatTraits;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * What every driver of thermostats holds to, beside {@link OrderContract}. The rig's devices are
 * off at first, and can do something else too. A rig counts what is set as movements.
 */
public abstract class ThermostatContract extends OrderContract {

  @Override
  protected final void give(DriverRun run, TestOrder order) {
    giveEither(run, order, false);
  }

  @Override
  protected final void giveEither(DriverRun run, TestOrder order, boolean off) {
    HvacMode mode = off ? HvacMode.OFF : on(traits(run, order));
    ordered(run, order, (thermostat, it) -> thermostat.setMode(it, mode));
  }

  @Test
  void what_was_set_is_told_before_the_outcome_that_rests_on_it() {
    HvacMode goal = on(traits());
    bench
        .run()
        .reports()
        .listen(
            news ->
                assertTrue(
                    !(news instanceof Heard.Ended(_, _, Outcome.Done(boolean confirmed)))
                        || !confirmed
                        || modes().contains(goal),
                    "confirmed, and nothing told"));
    TestOrder set = given(device);
    bench.awaitAnswer();
    assertInstanceOf(Outcome.Done.class, bench.outcome(set));
  }

  @Test
  void reading_tells_how_it_is_and_sets_nothing() {
    given(device);
    bench.awaitAnswer();
    int already = modes().size();
    TestOrder read = give(Thermostat::read);
    assertEquals(Outcome.confirmed(), bench.outcome(read));
    assertEquals(on(traits()), modes().stream().skip(already).findFirst().orElseThrow());
    assertEquals(1, bench.movements(0));
  }

  @Test
  void what_a_hung_device_took_too_late_is_not_set() {
    bench.rig().hang(device);
    TestOrder set = given(device);
    bench.pass(Bench.WINDOW.plusMillis(1));
    bench.rig().wake(device);
    bench.pass(bench.rig().patience());
    assertFalse(bench.outcome(set) instanceof Outcome.Done);
    give(Thermostat::read);
    assertEquals(HvacMode.OFF, modes().getLast());
  }

  @Test
  void a_mode_that_the_device_has_not_is_not_done() {
    Optional<HvacMode> missing =
        Arrays.stream(HvacMode.values())
            .filter(mode -> !traits().modes().contains(mode))
            .findFirst();
    Assumptions.assumeTrue(missing.isPresent(), "it has all modes");
    TestOrder set = give((thermostat, order) -> thermostat.setMode(order, missing.orElseThrow()));
    assertFalse(bench.outcome(set) instanceof Outcome.Done);
    assertEquals(0, bench.movements(0));
  }

  @Test
  void a_set_point_out_of_range_is_not_done() {
    double tooHot = traits().heating().map(range -> range.maxCelsius() + 5).orElse(99.0);
    TestOrder set =
        give(
            (thermostat, order) ->
                thermostat.setPoints(order, OptionalDouble.of(tooHot), OptionalDouble.empty()));
    assertFalse(bench.outcome(set) instanceof Outcome.Done);
    assertEquals(0, bench.movements(0));
  }

  private interface Act {
    void on(Thermostat thermostat, TestOrder order);
  }

  private TestOrder give(Act act) {
    TestOrder order = bench.run().order(device, Bench.WINDOW);
    ordered(bench.run(), order, act);
    bench.awaitAnswer();
    return order;
  }

  private List<HvacMode> modes() {
    return bench.run().reports().of(device).stream()
        .filter(Report.Climate.class::isInstance)
        .flatMap(report -> ((Report.Climate) report).mode().stream())
        .toList();
  }

  private ThermostatTraits traits() {
    return traits(bench.run(), bench.run().order(device, Bench.WINDOW));
  }

  private static void ordered(DriverRun run, TestOrder order, Act act) {
    Thermostat thermostat = run.capability(order.deviceId(), Thermostat.class);
    run.host().loop().call(() -> act.on(thermostat, order));
  }

  private static ThermostatTraits traits(DriverRun run, TestOrder order) {
    Thermostat thermostat = run.capability(order.deviceId(), Thermostat.class);
    return assertInstanceOf(
        ThermostatTraits.class,
        run.host().loop().ask(thermostat::traits).orElseThrow(),
        "a thermostat tells its limits");
  }

  /** A mode other than off. */
  private static HvacMode on(ThermostatTraits traits) {
    return traits.modes().stream()
        .filter(mode -> mode != HvacMode.OFF)
        .min(HvacMode::compareTo)
        .orElseThrow();
  }
}
