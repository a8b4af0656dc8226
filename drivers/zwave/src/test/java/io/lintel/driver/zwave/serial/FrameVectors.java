package io.lintel.driver.zwave.serial;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lintel.driver.zwave.wire.Octets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Frames as zwave-js 15.29 and sticks put them on the line. */
class FrameVectors {
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "GetSerialApiInitData,      REQUEST,  02, '',                     01030002fe",
    "GetSerialApiCapabilities,  REQUEST,  07, '',                     01030007fb",
    "GetControllerVersion,      REQUEST,  15, '',                     01030015e9",
    "GetControllerCapabilities, REQUEST,  05, '',                     01030005f9",
    "SoftReset,                 REQUEST,  08, '',                     01030008f4",
    "GetControllerId,           REQUEST,  20, '',                     01030020dc",
    "SendData accepted,         RESPONSE, 13, 01,                     0104011301e8",
    "SendData callback,         REQUEST,  13, 1f00000d,               010700131f00000df9",
    "SerialAPIStarted,          REQUEST,  0a, 0700010100085e989f556c568f7400,"
        + " 0112000a0700010100085e989f556c568f740025",
    "GetControllerId answer,    RESPONSE, 20, c0de000101,             01080120c0de000101c8",
    "bridge command,            REQUEST,  a8, 0001020a3202213400000000000000,"
        + " 011200a80001020a320221340000000000000069",
  })
  void a_frame_is_written_and_read(
      String name, Frame.Type type, String function, String payload, String line) {
    var frame = new Frame(type, Integer.parseInt(function, 16), Octets.ofHex(payload));
    assertEquals(line, frame.encode().hex(), name);
    assertEquals(
        List.of(new Received.Whole(frame)), new FrameParser().feed(Octets.ofHex(line).buffer(), 0));
  }
}
