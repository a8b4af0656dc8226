package io.lintel.driver.zwave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Outcome;
import io.lintel.spi.Reason;
import io.lintel.spi.Report;
import io.lintel.spi.Report.Climate;
import io.lintel.spi.SoundLevel;
import io.lintel.spi.Thermostat;
import io.lintel.spi.Thermostat.FanMode;
import io.lintel.spi.Thermostat.HvacMode;
import io.lintel.spi.Thermostat.Range;
import io.lintel.spi.Thermostat.ThermostatTraits;
import io.lintel.testkit.TestOrder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Thermostats and sensors. */
class ClimateTest {
  private final SimulatedThermostat works = new SimulatedThermostat();
  private final SimulatedNode node = SimulatedNode.with(7, works);

  @Test
  void the_interview_finds_modes_ranges_and_the_smallest_step() {
    House house = House.of(node).started();
    var traits = traits(house);
    assertEquals(
        Set.of(HvacMode.OFF, HvacMode.HEAT, HvacMode.COOL, HvacMode.HEAT_COOL), traits.modes());
    assertEquals(Set.of(FanMode.AUTO, FanMode.ON, FanMode.CIRCULATE), traits.fanModes());
    assertEquals(Optional.of(new Range(5, 30)), traits.heating());
    assertEquals(0.1, traits.stepCelsius());
  }

  @Test
  void after_the_interview_it_is_told_how_everything_stands() {
    House house = House.of(node).started();
    List<Climate> told = told(house);
    assertTrue(told.stream().anyMatch(c -> c.mode().equals(Optional.of(HvacMode.OFF))));
    assertTrue(told.stream().anyMatch(c -> c.fan().equals(Optional.of(FanMode.AUTO))));
    assertTrue(told.stream().anyMatch(c -> c.heatingSetPointCelsius().equals(at(20))));
    assertTrue(told.stream().anyMatch(c -> c.coolingSetPointCelsius().equals(at(25))));
    assertTrue(told.stream().anyMatch(c -> c.temperatureCelsius().equals(at(21.5))));
    assertTrue(told.stream().anyMatch(c -> c.relativeHumidity().equals(at(0.4))));
  }

  @Test
  void a_set_point_goes_in_the_form_that_the_node_reports_and_is_read_back() {
    House house = House.of(node).started();
    assertEquals(Outcome.confirmed(), house.outcome(points(house, at(22.5), at(27))));
    assertEquals(225, works.points.get(1));
    assertEquals(270, works.points.get(2));
  }

  @Test
  void a_thermostat_that_tells_whole_degrees_briefly_is_set_to_halves_all_the_same() {
    works.brief = true;
    House house = House.of(node).started();
    assertEquals(
        Outcome.confirmed(), house.outcome(points(house, at(21.5), OptionalDouble.empty())));
    assertEquals(215, works.points.get(1));
  }

  @Test
  void a_thermostat_that_counts_in_fahrenheit_is_spoken_to_in_fahrenheit() {
    works.fahrenheit = true;
    House house = House.of(node).started();
    assertEquals(Optional.of(new Range(5, 30)), traits(house).heating());
    assertEquals(Outcome.confirmed(), house.outcome(points(house, at(20), OptionalDouble.empty())));
    assertEquals(680, works.points.get(1));
  }

  @Test
  void a_set_point_out_of_range_goes_nowhere() {
    House house = House.of(node).started();
    var refused =
        assertInstanceOf(
            Outcome.Refused.class, house.outcome(points(house, at(30.5), OptionalDouble.empty())));
    assertEquals(Reason.SET_POINT_OUT_OF_RANGE, refused.reason());
    assertEquals(200, works.points.get(1));
  }

  @Test
  void a_setting_that_the_node_does_not_take_is_refused_not_believed() {
    House house = House.of(node).started();
    node.mood = SimulatedNode.Mood.JAMMED;
    var refused =
        assertInstanceOf(
            Outcome.Refused.class,
            house.outcome(given(house, (t, order) -> t.setFan(order, FanMode.ON))));
    assertEquals("zwave.setting_not_taken", refused.fault().code());
  }

  @Test
  void each_fan_mode_is_set_and_told() {
    House house = House.of(node).started();
    for (FanMode mode : List.of(FanMode.CIRCULATE, FanMode.ON, FanMode.AUTO)) {
      assertEquals(
          Outcome.confirmed(), house.outcome(given(house, (t, order) -> t.setFan(order, mode))));
      assertEquals(Optional.of(mode), told(house).getLast().fan());
    }
  }

  @Test
  void what_is_turned_at_the_thermostat_itself_is_told() {
    House house = House.of(node).started();
    house.stick.fromNode(node, Octets.ofHex("430301220096"));
    house.pass(House.WINDOW);
    assertEquals(at(15), told(house).getLast().heatingSetPointCelsius());
  }

  @Test
  void each_reading_is_told_once() {
    House house = House.of(node).started();
    house.stick.fromNode(node, Octets.ofHex("3105012200b4"));
    house.pass(House.WINDOW);
    assertEquals(
        1, told(house).stream().filter(c -> c.temperatureCelsius().equals(at(18))).count());
  }

  @Test
  void loudness_is_asked_for_in_decibels_as_the_ear_weighs_them() {
    House house = House.of(node).started();
    assertTrue(house.run.offers(house.device(node), SoundLevel.class).isPresent());
    assertTrue(
        house.reports(node).contains(new Report.Sound(78.5, OptionalDouble.empty())),
        house.reports(node).toString());
  }

  @Test
  void a_sensor_that_has_said_nothing_for_long_is_asked_and_one_that_speaks_is_not() {
    House house = House.of(node).started();
    int before = sounds(house);
    house.pass(Duration.ofMinutes(4));
    house.stick.fromNode(node, Octets.ofHex("31051e220190"));
    house.pass(Duration.ofMinutes(4));
    assertEquals(before + 1, sounds(house));
    house.pass(Duration.ofMinutes(2));
    assertEquals(before + 2, sounds(house));
  }

  private static int sounds(List<Report> reports) {
    return (int) reports.stream().filter(Report.Sound.class::isInstance).count();
  }

  private int sounds(House house) {
    return sounds(house.reports(node));
  }

  private List<Climate> told(House house) {
    return house.reports(node).stream()
        .filter(Climate.class::isInstance)
        .map(Climate.class::cast)
        .toList();
  }

  private ThermostatTraits traits(House house) {
    return assertInstanceOf(
        ThermostatTraits.class,
        house.run.capability(house.device(node), Thermostat.class).traits().orElseThrow());
  }

  private TestOrder points(House house, OptionalDouble heating, OptionalDouble cooling) {
    return given(house, (t, order) -> t.setPoints(order, heating, cooling));
  }

  private interface Act {
    void on(Thermostat thermostat, TestOrder order);
  }

  private TestOrder given(House house, Act act) {
    TestOrder order = house.run.order(house.device(node), House.WINDOW);
    Thermostat thermostat = house.run.capability(house.device(node), Thermostat.class);
    house.host.loop().call(() -> act.on(thermostat, order));
    return order;
  }

  private static OptionalDouble at(double celsius) {
    return OptionalDouble.of(celsius);
  }
}
