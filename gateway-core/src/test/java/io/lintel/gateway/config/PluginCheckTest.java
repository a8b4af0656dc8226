package io.lintel.gateway.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.spi.Settings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PluginCheckTest {

  private static final PluginCheck.Rules RADIO =
      new PluginCheck.Rules(
          Map.of(
              "link", rule(SettingRule.Type.TEXT, true),
              "key", rule(SettingRule.Type.SECRET, false),
              "channels", rule(SettingRule.Type.TEXTS, false),
              "bands", bounded(SettingRule.Type.NUMBERS, "1", "9"),
              "gain", bounded(SettingRule.Type.DECIMAL, "-0.5", "2.5")),
          Map.of(
              "node",
                  new SettingRule(
                      SettingRule.Type.NUMBER,
                      true,
                      true,
                      Optional.empty(),
                      List.of(),
                      Optional.empty(),
                      Optional.of("1"),
                      Optional.of("232"),
                      ""),
              "travel",
                  new SettingRule(
                      SettingRule.Type.DURATION,
                      false,
                      false,
                      Optional.of("200ms"),
                      List.of(),
                      Optional.empty(),
                      Optional.empty(),
                      Optional.of("60s"),
                      ""),
              "kind",
                  new SettingRule(
                      SettingRule.Type.TEXT,
                      false,
                      false,
                      Optional.empty(),
                      List.of("lock", "strike"),
                      Optional.empty(),
                      Optional.empty(),
                      Optional.empty(),
                      "")));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{link: x}                    | {node: 7}              | ",
        "{link: x, channels: [a, b]}  | {node: 7, kind: lock}  | ",
        "{}                           | {node: 7}              | f:4:18: drivers.radio.link: is missing",
        "{link: 5}                    | {node: 7}              | f:4:25: drivers.radio.link: must be text: put it in quotes, \"5\"",
        "{link: x, lnk: y}            | {node: 7}              | f:4:28: drivers.radio.lnk: there is no such key; did you mean \"link\"?",
        "{link: x, key: 1234}         | {node: 7}              | f:4:33: drivers.radio.key: must be text in quotes",
        "{link: x, channels: a}       | {node: 7}              | f:4:38: drivers.radio.channels: must be a list, such as [a, b], not text",
        "{link: x, channels: [1]}     | {node: 7}              | f:4:38: drivers.radio.channels: has an entry that must be text: put it in quotes, \"1\"",
        "{link: x, bands: [4, 5]}     | {node: 7}              | ",
        "{link: x, bands: 4}          | {node: 7}              | f:4:35: drivers.radio.bands: must be a list, such as [a, b], not a number",
        "{link: x, bands: [4, x]}     | {node: 7}              | f:4:35: drivers.radio.bands: has an entry that must be a whole number from 1 to 9, not \"x\"",
        "{link: x, gain: -0.5}        | {node: 7}              | ",
        "{link: x, gain: 2}           | {node: 7}              | ",
        "{link: x, gain: 2.6}         | {node: 7}              | f:4:34: drivers.radio.gain: must be a number from -0.5 to 2.5, not \"2.6\"",
        "{link: x, gain: '2'}         | {node: 7}              | f:4:34: drivers.radio.gain: must be a number from -0.5 to 2.5, not \"2\"",
        "{link: x}                    | {}                     | f:6:96: devices[0].address.node: is missing",
        "{link: x}                    | {node: 233}            | f:6:103: devices[0].address.node: must be a whole number from 1 to 232, not \"233\"",
        "{link: x}                    | {node: 7, travel: 2}   | f:6:114: devices[0].address.travel: must be a time from 0s to 1m, such as 5s, not \"2\"",
        "{link: x}                    | {node: 7, kind: gate}  | f:6:112: devices[0].address.kind: must be one of lock, strike, not \"gate\"",
      })
  void sections_are_held_to_the_descriptor(String settings, String address, String expected) {
    assertEquals(
        Optional.ofNullable(expected).stream().toList(), check(settings, device(1, address)));
  }

  @Test
  void two_devices_at_one_address_are_found() {
    assertEquals(
        List.of("f:7:96: devices[1].address: the same address (node: 7) as \"Door\" in line 6"),
        check("{link: x}", device(1, "{node: 7}") + device(2, "{node: 7, travel: 1s}")));
  }

  @Test
  void a_plugin_that_is_not_installed_is_told_with_those_that_are() {
    var config = Given.good(Given.GATEWAY + "drivers: {radoi: {}}");
    assertEquals(
        List.of("f:4:18: drivers.radoi: no plugin \"radoi\" is installed; did you mean \"radio\"?"),
        lines(PluginCheck.check(config, Map.of("radio", RADIO))));
  }

  @Test
  void a_driver_sees_values_and_defaults_and_no_secret_is_printed() {
    var config =
        Given.good(file("{link: x, key: s3cr3t, channels: [a, b]}", device(1, "{node: 7}")));
    Settings settings = settings(config.drivers().getFirst().settings(), RADIO.settings());
    Settings address = settings(config.devices().getFirst().address(), RADIO.address());
    assertEquals(Optional.of("x"), settings.text("link"));
    assertEquals(List.of("a", "b"), settings.texts("channels"));
    assertEquals(
        "s3cr3t",
        new String(settings.secret("key").orElseThrow().reveal(), StandardCharsets.UTF_8));
    assertEquals(OptionalLong.of(7), address.number("node"));
    assertEquals(Optional.of(Duration.ofMillis(200)), address.duration("travel"));
    assertEquals(Optional.empty(), address.text("kind"));
    assertTrue(!settings.toString().contains("s3cr3t"), settings::toString);
  }

  @Test
  void a_driver_sees_whole_numbers_and_decimals() {
    var config = Given.good(file("{link: x, bands: [4, 5], gain: 2}", ""));
    Settings settings = settings(config.drivers().getFirst().settings(), RADIO.settings());
    assertEquals(List.of(4L, 5L), settings.numbers("bands"));
    assertEquals(OptionalDouble.of(2), settings.decimal("gain"));
    assertEquals(List.of(), settings.numbers("channels2"));
    assertEquals(OptionalDouble.empty(), settings.decimal("gain2"));
  }

  @Test
  void a_drivers_own_problem_names_line_and_key() {
    var config = Given.good(file("{link: x}", ""));
    var fault =
        settings(config.drivers().getFirst().settings(), RADIO.settings())
            .problem("link", "no such port");
    assertEquals("config.setting", fault.code());
    assertEquals("line 4, drivers.radio.link: no such port", fault.message());
  }

  @Test
  void a_default_that_breaks_its_own_rule_is_a_defect_of_the_rule() {
    var rule =
        new SettingRule(
            SettingRule.Type.NUMBER,
            false,
            false,
            Optional.of("9"),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.of("8"),
            "");
    assertTrue(rule.defect().orElseThrow().startsWith("its default must be a whole number"));
  }

  private static SettingRule bounded(SettingRule.Type type, String min, String max) {
    return new SettingRule(
        type,
        false,
        false,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.of(min),
        Optional.of(max),
        "");
  }

  private static SettingRule rule(SettingRule.Type type, boolean required) {
    return SettingRule.of(type, required);
  }

  private static Settings settings(ConfigNode.Mapping node, Map<String, SettingRule> rules) {
    var problems = new Problems();
    Settings settings = SettingsCheck.check(node, rules, problems);
    assertTrue(problems.none(), () -> problems.all().toString());
    return settings;
  }

  private static List<String> check(String settings, String devices) {
    return lines(PluginCheck.check(Given.good(file(settings, devices)), Map.of("radio", RADIO)));
  }

  private static List<String> lines(List<Problem> problems) {
    return problems.stream().map(problem -> problem.line("f")).toList();
  }

  private static String file(String settings, String devices) {
    return Given.GATEWAY + "drivers: {radio: " + settings + "}\ndevices:\n" + devices;
  }

  private static String device(int last, String address) {
    return "  - {device_id: 5f7c1c1e-2a54-4a5e-8f1e-0d1d5b3d7a0%d, name: Door, driver: radio, address:      %s}\n"
        .formatted(last, address);
  }
}
