package io.lintel.driver.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.spi.Outcome;
import io.lintel.spi.Reason;
import io.lintel.spi.Report;
import io.lintel.spi.Simulated;
import io.lintel.spi.Thermostat;
import io.lintel.spi.Thermostat.FanMode;
import io.lintel.spi.Thermostat.HvacMode;
import io.lintel.spi.Thermostat.Range;
import io.lintel.spi.Thermostat.ThermostatTraits;
import io.lintel.spi.Traits;
import io.lintel.testkit.TestOrder;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThermostatTest {
  private static final Optional<Outcome> DONE = Optional.of(Outcome.confirmed());
  private static final Report AT_FIRST = climate(HvacMode.OFF, FanMode.AUTO, 20, 25, 21);

  private Path folder;
  private House house;

  @BeforeEach
  void a_thermostat(@TempDir Path folder) {
    this.folder = folder;
    house = House.with(folder, Map.of("kind", "thermostat"));
  }

  @Test
  void it_tells_its_limits_and_how_it_is() {
    assertEquals(List.of(new Report.Online(), AT_FIRST), house.reports().of(House.door()));
    assertEquals(
        new ThermostatTraits(
            Set.of(HvacMode.values()),
            Set.of(FanMode.values()),
            Optional.of(new Range(7, 32)),
            Optional.of(new Range(10, 35)),
            2,
            0.5),
        traits());
    assertFalse(house.run().capability(House.door(), Simulated.class).hasKeypad());
  }

  @Test
  void the_limits_are_as_configured() {
    house =
        configured(
            Map.of(
                "modes",
                List.of("off", "heat"),
                "fan_modes",
                List.of("on"),
                "heating_min",
                10.5,
                "heating_max",
                19,
                "delta",
                1,
                "step",
                0.1,
                "temperature",
                -3.5));
    assertEquals(
        new ThermostatTraits(
            Set.of(HvacMode.OFF, HvacMode.HEAT),
            Set.of(FanMode.ON),
            Optional.of(new Range(10.5, 19)),
            Optional.empty(),
            1,
            0.1),
        traits());
    assertEquals(
        new Report.Climate(
            Optional.of(HvacMode.OFF),
            Optional.of(FanMode.ON),
            OptionalDouble.of(19),
            OptionalDouble.empty(),
            OptionalDouble.of(-3.5),
            OptionalDouble.empty()),
        house.reports().of(House.door()).getLast());
  }

  @Test
  void what_is_set_is_told_before_the_end() {
    TestOrder mode = mode(HvacMode.HEAT_COOL);
    TestOrder fan = fan(FanMode.CIRCULATE);
    TestOrder points = points(OptionalDouble.of(18), OptionalDouble.of(27));
    assertEquals(
        List.of(
            climate(HvacMode.HEAT_COOL, FanMode.AUTO, 20, 25, 21),
            climate(HvacMode.HEAT_COOL, FanMode.CIRCULATE, 20, 25, 21),
            climate(HvacMode.HEAT_COOL, FanMode.CIRCULATE, 18, 27, 21)),
        house.told());
    assertEquals(DONE, house.outcome(mode));
    assertEquals(DONE, house.outcome(fan));
    assertEquals(DONE, house.outcome(points));
  }

  @Test
  void a_set_point_goes_to_the_nearest_step_and_the_other_stays() {
    points(OptionalDouble.of(18.3), OptionalDouble.empty());
    assertEquals(climate(HvacMode.OFF, FanMode.AUTO, 18.5, 25, 21), house.told().getLast());
  }

  @Test
  void steps_of_a_tenth_stay_tenths() {
    house = configured(Map.of("step", 0.1));
    points(OptionalDouble.of(21.3), OptionalDouble.empty());
    assertEquals(climate(HvacMode.OFF, FanMode.AUTO, 21.3, 25, 21), house.told().getLast());
  }

  @Test
  void what_it_cannot_is_refused_with_its_reason() {
    house = configured(Map.of("modes", List.of("off", "heat"), "fan_modes", List.of("auto")));
    assertEquals(Reason.UNSUPPORTED_HVAC_MODE, house.refusal(mode(HvacMode.COOL)));
    assertEquals(Reason.UNSUPPORTED_FAN_MODE, house.refusal(fan(FanMode.ON)));
    assertEquals(
        Reason.SET_POINT_OUT_OF_RANGE,
        house.refusal(points(OptionalDouble.of(32.5), OptionalDouble.empty())));
    assertEquals(
        Reason.SET_POINT_OUT_OF_RANGE,
        house.refusal(points(OptionalDouble.empty(), OptionalDouble.of(20))));
    assertEquals(Reason.DEVICE_NOT_SUPPORTED, house.refusal(house.enter("1234")));
    assertEquals(List.of(), house.told());
  }

  @Test
  void where_it_heats_and_cools_both_set_points_keep_apart() {
    points(OptionalDouble.of(24), OptionalDouble.of(25));
    mode(HvacMode.HEAT_COOL);
    assertEquals(
        Reason.SET_POINT_OUT_OF_RANGE,
        house.refusal(points(OptionalDouble.of(24), OptionalDouble.of(25.5))));
    assertEquals(DONE, house.outcome(points(OptionalDouble.of(24), OptionalDouble.of(26))));
  }

  @Test
  void reading_tells_how_it_is() {
    TestOrder read = house.ordered(Thermostat.class, Thermostat::read);
    assertEquals(List.of(AT_FIRST), house.told());
    assertEquals(DONE, house.outcome(read));
  }

  @Test
  void the_room_and_a_hand_at_the_knob_are_told() {
    house.tell("reading", "\"value\":19.25");
    house.tell("adjust", "\"mode\":\"heat\",\"fan\":\"on\",\"heating\":22.5");
    assertEquals(
        List.of(
            climate(HvacMode.OFF, FanMode.AUTO, 20, 25, 19.25),
            climate(HvacMode.HEAT, FanMode.ON, 22.5, 25, 19.25)),
        house.told());
  }

  @Test
  void what_cannot_be_read_or_turned_is_refused_with_words() {
    assertRefused("\"reading\",\"value\":101", "\"value\" must be -60 to 100 (°C)");
    assertRefused("\"reading\",\"value\":20,\"nrs\":3", "\"nrs\" is for a noise_sensor");
    assertRefused("\"reading\",\"value\":\"warm\"", "\"value\" must be a number");
    assertRefused("\"reading\"", "\"value\" is missing");
    assertRefused("\"adjust\",\"mode\":\"dry\"", "\"mode\" must be one of [off, heat,");
    assertRefused("\"adjust\",\"cooling\":36", "the simulated thermostat heats from 7.0 to 32.0");
    assertRefused("\"jam\"", "\"thermostat\" cannot jam: it has no bolt");
  }

  @Test
  void a_hung_one_does_nothing_late() {
    house.tell("hang");
    TestOrder mode = mode(HvacMode.HEAT);
    house.passSeconds(12);
    house.tell("release");
    assertInstanceOf(Outcome.Unknown.class, house.outcome(mode).orElseThrow());
    assertEquals(List.of(AT_FIRST), house.told());
  }

  @Test
  void a_hung_one_that_is_released_in_time_goes_on() {
    house.tell("hang");
    TestOrder mode = mode(HvacMode.HEAT);
    house.passSeconds(5);
    house.tell("release");
    assertEquals(DONE, house.outcome(mode));
  }

  @Test
  void a_slow_one_sets_at_once_and_answers_late() {
    house.tell("slow");
    TestOrder mode = mode(HvacMode.HEAT);
    assertTrue(house.say("look").contains("\"mode\":\"heat\""));
    assertEquals(Optional.empty(), house.outcome(mode));
    house.passSeconds(3);
    assertEquals(DONE, house.outcome(mode));
    assertEquals(List.of(climate(HvacMode.HEAT, FanMode.AUTO, 20, 25, 21)), house.told());
  }

  @Test
  void one_that_is_back_tells_how_it_is() {
    house.tell("offline");
    assertInstanceOf(Outcome.NotSent.class, house.outcome(mode(HvacMode.HEAT)).orElseThrow());
    house.tell("reading", "\"value\":18");
    house.tell("online");
    assertEquals(
        List.of(
            new Report.Offline(SimulatorFaults.offline()),
            new Report.Online(),
            climate(HvacMode.OFF, FanMode.AUTO, 20, 25, 18)),
        house.told());
  }

  @Test
  void a_reset_puts_it_back_to_the_configuration() {
    mode(HvacMode.HEAT);
    house.tell("reading", "\"value\":18");
    house.tell("hang");
    TestOrder reset = house.reset();
    assertEquals(DONE, house.outcome(reset));
    assertEquals(AT_FIRST, house.told().getLast());
  }

  private House configured(Map<String, ?> more) {
    var address = new HashMap<String, Object>(more);
    address.put("kind", "thermostat");
    return House.with(folder, address);
  }

  private void assertRefused(String line, String words) {
    String answer =
        house.host().say("{\"device_id\":\"%s\",\"do\":%s}".formatted(House.door(), line));
    assertTrue(answer.replace("\\\"", "\"").contains("\"error\":\"" + words), answer);
  }

  private Traits traits() {
    Thermostat thermostat = house.run().capability(House.door(), Thermostat.class);
    return house.host().loop().ask(thermostat::traits).orElseThrow();
  }

  private TestOrder mode(HvacMode mode) {
    return house.ordered(Thermostat.class, (it, order) -> it.setMode(order, mode));
  }

  private TestOrder fan(FanMode mode) {
    return house.ordered(Thermostat.class, (it, order) -> it.setFan(order, mode));
  }

  private TestOrder points(OptionalDouble heating, OptionalDouble cooling) {
    return house.ordered(Thermostat.class, (it, order) -> it.setPoints(order, heating, cooling));
  }

  private static Report climate(
      HvacMode mode, FanMode fan, double heating, double cooling, double temperature) {
    return new Report.Climate(
        Optional.of(mode),
        Optional.of(fan),
        OptionalDouble.of(heating),
        OptionalDouble.of(cooling),
        OptionalDouble.of(temperature),
        OptionalDouble.empty());
  }
}
