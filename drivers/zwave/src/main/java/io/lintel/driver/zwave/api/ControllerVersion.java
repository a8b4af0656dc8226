package io.lintel.driver.zwave.api;

import io.lintel.driver.zwave.serial.SerialCommand;
import io.lintel.driver.zwave.wire.OctetReader;
import io.lintel.driver.zwave.wire.Octets;

/**
 * The stick's protocol library: GetControllerVersion, 0x15.
 *
 * @param text printable ASCII such as {@code Z-Wave 7.18}
 * @param libraryType 1 static controller, 7 bridge controller
 */
public record ControllerVersion(String text, int libraryType) {
  static final ControllerVersion NONE = new ControllerVersion("", 0);

  static SerialCommand ask() {
    return SerialCommand.question(FunctionId.GET_CONTROLLER_VERSION, Octets.NONE);
  }

  static ControllerVersion decode(Octets payload) {
    var reader = new OctetReader(payload, "GetControllerVersion");
    var text = new StringBuilder();
    for (int c = reader.u8("version"); c != 0; c = reader.u8("end of version")) {
      text.append(c >= ' ' && c <= '~' ? (char) c : '?');
    }
    return new ControllerVersion(text.toString(), reader.u8("library type"));
  }
}
