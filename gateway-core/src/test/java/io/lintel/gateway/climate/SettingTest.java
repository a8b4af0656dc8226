package io.lintel.gateway.climate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.action.Ending;
import io.lintel.gateway.model.ActionType;
import io.lintel.spi.Fault;
import io.lintel.spi.Outcome;
import io.lintel.spi.Reason;
import io.lintel.spi.Report;
import io.lintel.spi.Thermostat.FanMode;
import io.lintel.spi.Thermostat.HvacMode;
import io.lintel.spi.Thermostat.Range;
import io.lintel.spi.Thermostat.ThermostatTraits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What fits a device, in which order it is sent, and when it counts as done. */
class SettingTest {

  private static final ThermostatTraits TRAITS =
      new ThermostatTraits(
          Set.of(HvacMode.OFF, HvacMode.HEAT, HvacMode.HEAT_COOL),
          Set.of(FanMode.AUTO, FanMode.ON),
          Optional.of(new Range(5, 30)),
          Optional.of(new Range(16, 35)),
          2,
          0.5);

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "COOL, -, -, -, unsupported_hvac_mode",
        "-, CIRCULATE, -, -, unsupported_fan_mode",
        "HEAT, -, 4.9, -, set_point_out_of_range",
        "HEAT, -, 30.1, -, set_point_out_of_range",
        "HEAT, -, 30, -, -",
        "HEAT_COOL, -, 20, 21.9, set_point_out_of_range",
        "HEAT_COOL, -, 20, 22, -",
        "HEAT, -, 20, 20, -",
        "-, -, 24.5, -, set_point_out_of_range",
        "OFF, AUTO, -, -, -",
      })
  void what_does_not_fit_the_device_is_refused(
      HvacMode mode, FanMode fan, Double heating, Double cooling, String error) {
    var wanted =
        new Settings(
            Optional.ofNullable(mode),
            Optional.ofNullable(fan),
            Optional.ofNullable(heating).map(Temperature::ofCelsius),
            Optional.ofNullable(cooling).map(Temperature::ofCelsius));
    var refusal = new SettingsCheck(TRAITS).refuse(wanted, shows(HvacMode.HEAT_COOL, 20, 26));
    assertEquals(Optional.ofNullable(error), refusal.map(Ending.Failure::type));
  }

  @Test
  void a_limit_given_in_fahrenheit_is_within_the_same_limit_in_celsius() {
    var wanted =
        new Settings(
            Optional.empty(),
            Optional.empty(),
            Optional.of(Temperature.ofFahrenheit(86)),
            Optional.empty());
    assertTrue(new SettingsCheck(TRAITS).refuse(wanted, Shown.nothing()).isEmpty());
    assertEquals(new Temperature(21.111, 70), Temperature.ofFahrenheit(70));
    assertEquals(new Temperature(21, 69.8), Temperature.ofCelsius(21));
  }

  @Test
  void the_mode_goes_before_the_set_points_and_the_fan_comes_last() {
    var run = SettingRun.to(wanted(), 0.5);
    var kinds = new ArrayList<Class<?>>();
    SettingRun.Move move = run.begin();
    while (move instanceof SettingRun.Move.Go(var next, var step, var after) && kinds.size() < 4) {
      kinds.add(step.getClass());
      move = next.ended(ActionType.SET_HVAC_MODE, Outcome.delivered(), reached());
    }
    assertEquals(
        List.of(
            SettingRun.Step.Mode.class,
            SettingRun.Step.SetPoints.class,
            SettingRun.Step.Fan.class,
            SettingRun.Step.Read.class),
        kinds);
    assertInstanceOf(SettingRun.Move.Reached.class, move);
  }

  @Test
  void set_points_are_not_sent_to_a_device_that_is_off() {
    var off =
        new Settings(
            Optional.of(HvacMode.OFF),
            Optional.empty(),
            Optional.of(Temperature.ofCelsius(21)),
            Optional.empty());
    assertEquals(
        List.of(new SettingRun.Step.Mode(HvacMode.OFF), new SettingRun.Step.Read()),
        SettingRun.to(off, 0.5).left());
  }

  @Test
  void a_device_that_shows_the_old_settings_is_asked_again_and_not_for_ever() {
    var run = new SettingRun(wanted(), 0.5, List.of(new SettingRun.Step.Read()), 4);
    int asked = 0;
    SettingRun.Move move = run.begin();
    while (move instanceof SettingRun.Move.Go(var next, var step, var after)) {
      asked++;
      move = next.ended(ActionType.SET_HVAC_MODE, Outcome.confirmed(), shows(HvacMode.OFF, 10, 30));
    }
    assertEquals(5, asked);
    var failed = assertInstanceOf(SettingRun.Move.Failed.class, move);
    var failure = assertInstanceOf(Ending.Failure.class, failed.failure());
    assertEquals("command_rejected", failure.type());
    assertTrue(failure.message().contains("mode is off instead of heat_cool"), failure.message());
  }

  @Test
  void a_device_that_says_no_ends_the_run() {
    var no = new Outcome.Refused(Reason.UNSUPPORTED_HVAC_MODE, Fault.retry("x.y", "no"));
    var failed =
        assertInstanceOf(
            SettingRun.Move.Failed.class,
            SettingRun.to(wanted(), 0.5).ended(ActionType.SET_HVAC_MODE, no, Shown.nothing()));
    assertEquals(
        "unsupported_hvac_mode", assertInstanceOf(Ending.Failure.class, failed.failure()).type());
  }

  @Test
  void a_set_point_within_the_devices_step_counts_as_taken() {
    assertEquals(
        List.of(), shows(HvacMode.HEAT_COOL, 20.5, 25.5).differences(points(20.2, 25.1), 0.5));
    assertEquals(
        2, shows(HvacMode.HEAT_COOL, 20.8, 26).differences(points(20.2, 25.1), 0.5).size());
    assertEquals(
        2, Shown.nothing().differences(points(20, 25), 0.5).size(), "not told is not done");
  }

  @Test
  void only_another_setting_that_was_known_before_is_somebodys_change() {
    var before = shows(HvacMode.HEAT, 20, 26);
    assertTrue(shows(HvacMode.OFF, 20, 26).isSetOtherwise(before, 0.5));
    assertTrue(shows(HvacMode.HEAT, 20.5, 26).isSetOtherwise(before, 0.5));
    assertTrue(!shows(HvacMode.HEAT, 20.1, 26).isSetOtherwise(before, 0.5));
    assertTrue(!before.isSetOtherwise(Shown.nothing(), 0.5));
    assertTrue(!before.with(Report.Climate.temperature(3)).isSetOtherwise(before, 0.5));
  }

  private static Settings wanted() {
    return new Settings(
        Optional.of(HvacMode.HEAT_COOL),
        Optional.of(FanMode.ON),
        Optional.of(Temperature.ofCelsius(20)),
        Optional.of(Temperature.ofCelsius(25)));
  }

  private static Settings points(double heating, double cooling) {
    return new Settings(
        Optional.empty(),
        Optional.empty(),
        Optional.of(Temperature.ofCelsius(heating)),
        Optional.of(Temperature.ofCelsius(cooling)));
  }

  private static Shown reached() {
    return Shown.as(wanted());
  }

  private static Shown shows(HvacMode mode, double heating, double cooling) {
    return new Shown(
        Optional.of(mode),
        Optional.of(FanMode.AUTO),
        OptionalDouble.of(heating),
        OptionalDouble.of(cooling),
        OptionalDouble.empty(),
        OptionalDouble.empty());
  }
}
