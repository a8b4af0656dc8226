package io.lintel.gateway.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused below the {@code gateway:} section (lines 1 to 3), in which words. */
class RefusalsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "clock: {trust: sometimes}                   | f:4:16: clock.trust: must be one of auto, always, never, not \"sometimes\"",
        "clock: auto                                 | f:4:8: clock: must be a section with keys, not text",
        "clock: [auto]                               | f:4:8: clock: must be a section with keys, not a list",
        "clok: {trust: auto}                         | f:4:1: clok: there is no such key; did you mean \"clock\"?",
        "limits: {locks_per_minute: 0}               | f:4:28: limits.locks_per_minute: must be a whole number from 1 to 600, not \"0\"",
        "limits: {locks_per_minute: many}            | f:4:28: limits.locks_per_minute: must be a whole number from 1 to 600, not \"many\"",
        "limits: {locks_per_minute: 1.5}             | f:4:28: limits.locks_per_minute: must be a whole number from 1 to 600, not \"1.5\"",
        "limits: {locks_per_minute: 99999999999999999999} | f:4:28: limits.locks_per_minute: must be a whole number from 1 to 600, not \"99999999999999999999\"",
        "limits: {lock_per_minute: 5}                | f:4:10: limits.lock_per_minute: there is no such key; did you mean \"locks_per_minute\"?",
        "log: {dir: log}                             | f:4:12: log.dir: must be an absolute path, beginning with /, not \"log\"",
        "log: {dir: }                                | f:4:11: log.dir: is empty: give a value or remove the key",
        "mqtt: {}                                    | f:4:7: mqtt.url: is missing",
        "mqtt: {url: \"http://b\"}                   | f:4:13: mqtt.url: must be mqtts://host or mqtts://host:port (mqtt:// without encryption), not \"http://b\"",
        "mqtt: {url: \"mqtts://me:pw@b\"}            | f:4:13: mqtt.url: must be mqtts://host or mqtts://host:port (mqtt:// without encryption), not \"mqtts://<redacted>@b\"",
        "mqtt: {url: \"mqtts://b/x\"}                | f:4:13: mqtt.url: must be mqtts://host or mqtts://host:port (mqtt:// without encryption), not \"mqtts://b/x\"",
        "mqtt: {url: \"mqtt://b\"}                   | f:4:13: mqtt.url: mqtt:// to another machine can be read and forged on the way: use mqtts://, or set allow_plaintext: true if the network is trusted",
        "mqtt: {url: \"mqtts://b\", allow_plaintext: yes} | f:4:43: mqtt.allow_plaintext: must be true or false, not \"yes\"",
        "mqtt: {url: \"mqtts://b\", keep_alive: 1s}  | f:4:38: mqtt.keep_alive: must be a time from 5s to 1h, such as 5s, not \"1s\"",
        "mqtt: {url: \"mqtts://b\", keep_alive: 30}  | f:4:38: mqtt.keep_alive: must be a time from 5s to 1h, such as 5s, not \"30\"",
        "mqtt: {url: \"mqtts://b\", key_file: /k}    | f:4:36: mqtt.key_file: needs cert_file beside it",
        "mqtt: {url: \"mqtts://b\", password_file: /p} | f:4:41: mqtt.password_file: needs username beside it",
        "mqtt: {url: \"mqtt://localhost\", pins_in_messages: clear} | f:4:51: mqtt.pins_in_messages: clear needs an encrypted connection (mqtts://)",
        "drivers: {9: {}}                            | f:4:11: drivers.9: must be 1 to 32 of a-z, 0-9, _ and -, beginning with a letter, not \"9\"",
        "drivers: {a: 5}                             | f:4:14: drivers.a: must be a section with keys, not a number",
        "devices: {}                                 | f:4:10: devices: must be a list (lines beginning with -), not a section with keys",
        "devices: [5]                                | f:4:11: devices[0]: must be a section with keys, not a number",
        "clock: &a {trust: auto}                     | ",
        "clock: {trust: auto, trust: never}          | f:4:22: clock.trust: this key is here twice",
        "clock: {trust: auto                         | f:5:1: this is not YAML: expected ',' or '}', but got <stream end>",
      })
  void a_line_is_refused_with_its_place_and_words(String line, String expected) {
    if (expected == null) {
      Given.good(Given.GATEWAY + line + "\n");
    } else {
      assertEquals(List.of(expected), Given.lines(Given.GATEWAY + line + "\n"));
    }
  }

  @Test
  void an_alias_is_refused_and_never_followed() {
    assertEquals(
        "f:4:8: store: aliases (*name) are not allowed: write the value again",
        Given.lines(Given.GATEWAY + "clock: &a {trust: auto}\nstore: *a\n").getFirst());
  }

  @Test
  void a_device_of_no_driver_and_one_with_a_known_id_are_found() {
    String device =
        "  - {device_id: 5f7c1c1e-2a54-4a5e-8f1e-0d1d5b3d7a01, name: Front door, driver: ";
    assertEquals(
        List.of(
            "f:6:81: devices[0].driver: there is no \"radoi\" under drivers:; did you mean \"radio\"?",
            "f:7:17: devices[1].device_id: the device in line 6 has the same id"),
        Given.lines(
            Given.GATEWAY
                + "drivers: {radio: {}}\ndevices:\n"
                + device
                + "radoi}\n"
                + device
                + "radio}\n"));
  }

  @Test
  void a_reader_that_guards_no_lock_is_found() {
    String device = "  - {driver: a, device_id: 5f7c1c1e-2a54-4a5e-8f1e-0d1d5b3d7a0";
    String guards = ", guards: 5f7c1c1e-2a54-4a5e-8f1e-0d1d5b3d7a0";
    assertEquals(
        List.of(
            "f:7:88: devices[1].guards: a reader cannot guard itself: give the device_id of the lock"
                + " that it opens",
            "f:8:88: devices[2].guards: there is no device with this device_id: give that of the lock"
                + " that it opens",
            "f:9:88: devices[3].guards: that device is a reader itself (it has guards:): give the"
                + " device_id of the lock"),
        Given.lines(
            Given.GATEWAY
                + "drivers: {a: }\ndevices:\n"
                + device
                + "1, name: Lock}\n"
                + device
                + "2, name: Itself"
                + guards
                + "2}\n"
                + device
                + "3, name: Nobody"
                + guards
                + "9}\n"
                + device
                + "4, name: Reader"
                + guards
                + "3}\n"
                + device
                + "5, name: Keypad"
                + guards
                + "1}\n"));
  }

  @Test
  void a_name_that_would_disturb_a_log_is_refused() {
    String device =
        "devices:\n  - {device_id: 5f7c1c1e-2a54-4a5e-8f1e-0d1d5b3d7a01, driver: a, name: ";
    assertEquals(
        List.of(
            "f:6:72: devices[0].name: must be 1 to 100 printable characters, not \"a\\u{202e}b\""),
        Given.lines(Given.GATEWAY + "drivers: {a: }\n" + device + "\"a\\u202eb\"}\n"));
  }

  @Test
  void a_file_with_a_thousand_mistakes_tells_of_the_first_hundred() {
    var text = new StringBuilder(Given.GATEWAY);
    for (int i = 0; i < 1000; i++) {
      text.append("nonsense_").append(i).append(": 1\n");
    }
    List<String> lines = Given.lines(text.toString());
    assertEquals(101, lines.size());
    assertEquals("f:104:1: there are more problems; mend these first", lines.getLast());
  }

  @ParameterizedTest
  @CsvSource({"'',the file is empty", "'# nothing\n',the file is empty"})
  void an_empty_file_is_refused(String text, String message) {
    assertEquals(List.of("f:1:1: " + message), Given.lines(text));
  }

  @Test
  void a_thousand_brackets_are_refused_at_the_depth_limit() {
    assertTrue(Given.lines("a: " + "[".repeat(1000)).getFirst().contains("this is not YAML"));
  }
}
