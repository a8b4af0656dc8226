package io.lintel.driver.zwave.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.lintel.driver.zwave.wire.MalformedFrame;
import io.lintel.driver.zwave.wire.OctetReader;
import io.lintel.driver.zwave.wire.Octets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Thermostats and sensors; bytes as zwave-js 15.29 writes and reads them. */
class ClimateCommandVectors {
  /** Precision(3 bits), scale(2), size(3); then a signed number. */
  @ParameterizedTest
  @CsvSource({
    "21.5, 0, 2200d7",
    "-5, 0, 01fb",
    "22.5, 1, 2a00e1",
    "78.5, 1, 2a0311",
    "100, 0, 0164",
    "0.01, 0, 4101",
    "128, 0, 020080",
    "32768, 0, 0400008000",
  })
  void numbers(double value, int scale, String hex) {
    assertEquals(hex, ScaledNumber.of(value, scale).encode().hex());
    ScaledNumber read = read(hex);
    assertEquals(value, read.value());
    assertEquals(scale, read.scale());
  }

  @Test
  void a_number_keeps_the_form_of_another_and_grows_only_where_it_must() {
    ScaledNumber reported = read("2200d7");
    assertEquals("2200e1", reported.with(22.5).encode().hex());
    assertEquals("220032", reported.with(5).encode().hex());
    // rounded to the precision that the node has
    assertEquals("2200d9", reported.with(21.66).encode().hex());
    assertEquals("020080", read("0114").with(128).encode().hex());
    assertEquals(0.1, reported.step());
    assertEquals("2200c8", read("0114").inTenths().encode().hex());
    assertEquals(reported, reported.inTenths());
  }

  @ParameterizedTest
  @ValueSource(strings = {"00", "03000000", "0500000000", "22", "2200", "04000000"})
  void a_number_of_a_size_that_there_is_not_or_that_is_cut_is_malformed(String hex) {
    assertThrows(MalformedFrame.class, () -> read(hex));
  }

  @Test
  void what_is_sent() {
    assertEquals("400101", ThermostatModeClass.set(ThermostatModeClass.HEAT).hex());
    assertEquals("4002", ThermostatModeClass.get().hex());
    assertEquals("4004", ThermostatModeClass.getSupported().hex());
    // type, number: 22.5 °C
    assertEquals("4301012200e1", ThermostatSetpointClass.set(1, ScaledNumber.of(22.5, 0)).hex());
    assertEquals("430202", ThermostatSetpointClass.get(2).hex());
    assertEquals("4304", ThermostatSetpointClass.getSupported().hex());
    assertEquals("430901", ThermostatSetpointClass.getCapabilities(1).hex());
    assertEquals("440101", ThermostatFanModeClass.set(ThermostatFanModeClass.LOW).hex());
    assertEquals("4404", ThermostatFanModeClass.getSupported().hex());
    assertEquals("4502", ThermostatFanStateClass.get().hex());
    assertEquals("4202", ThermostatOperatingStateClass.get().hex());
    assertEquals("3101", MultilevelSensorClass.getSupported().hex());
    assertEquals("31031e", MultilevelSensorClass.getScales(0x1E).hex());
    // scale in bits 4..3
    assertEquals("31041e08", MultilevelSensorClass.get(0x1E, 1).hex());
    assertEquals("3104", MultilevelSensorClass.get().hex());
  }

  @Test
  void what_is_told() {
    assertEquals(new ThermostatModeClass.Report(0x1F), decode("40033f"));
    assertEquals(new ThermostatModeClass.Supported(Set.of(0, 1, 2, 3, 11)), decode("40050f08"));
    assertEquals(new ThermostatFanModeClass.Report(true, 6), decode("440386"));
    assertEquals(new ThermostatFanModeClass.Supported(Set.of(0, 1, 6)), decode("440543"));
    assertEquals(new ThermostatFanStateClass.Report(1), decode("450301"));
    assertEquals(new ThermostatOperatingStateClass.Report(2), decode("420302"));
    assertEquals(
        new ThermostatSetpointClass.Capabilities(1, read("0105"), read("22012c")),
        decode("430a01010522012c"));
    assertEquals(new MultilevelSensorClass.Report(0x1E, read("2a0311")), decode("31051e2a0311"));
    assertEquals(new MultilevelSensorClass.Supported(Set.of(1, 5, 30)), decode("310211000020"));
    assertEquals(new MultilevelSensorClass.Scales(0x1E, Set.of(0, 1)), decode("31061e03"));
  }

  /** Bit n is the n-th of 0, 1, 2, 7, 8, 9, A, B, C, D, E, F. */
  @Test
  void bits_of_set_points_are_counted_over_the_types_in_use() {
    assertEquals(new ThermostatSetpointClass.Supported(Set.of(1, 2)), decode("430506"));
    assertEquals(new ThermostatSetpointClass.Supported(Set.of(7, 11, 14)), decode("43058804"));
  }

  private static ScaledNumber read(String hex) {
    return ScaledNumber.read(new OctetReader(Octets.ofHex(hex), "number"));
  }

  private static NodeCommand decode(String hex) {
    return CommandClasses.decode(Octets.ofHex(hex));
  }
}
