package io.lintel.driver.zwave.api;

import io.lintel.driver.zwave.serial.SerialCommand;
import io.lintel.driver.zwave.wire.OctetReader;
import io.lintel.driver.zwave.wire.Octets;

/**
 * What the stick can do: GetSerialApiCapabilities, 0x07.
 *
 * @param firmwareMajor 0..255
 * @param firmwareMinor 0..255
 * @param manufacturer 16 bits, as the alliance numbers them
 * @param functions bit 0 of byte 0 = function 0x01
 */
public record ApiCapabilities(
    int firmwareMajor,
    int firmwareMinor,
    int manufacturer,
    int productType,
    int productId,
    Octets functions) {
  static final ApiCapabilities NONE = new ApiCapabilities(0, 0, 0, 0, 0, Octets.NONE);

  private static final int MASK_BYTES = 32;

  static SerialCommand ask() {
    return SerialCommand.question(FunctionId.GET_API_CAPABILITIES, Octets.NONE);
  }

  static ApiCapabilities decode(Octets payload) {
    var reader = new OctetReader(payload, "GetSerialApiCapabilities");
    return new ApiCapabilities(
        reader.u8("firmware major"),
        reader.u8("firmware minor"),
        reader.u16("manufacturer"),
        reader.u16("product type"),
        reader.u16("product id"),
        reader.octets(MASK_BYTES, "functions"));
  }

  boolean supports(int function) {
    return Bitmask.has(functions, function - 1);
  }

  /** A bridge library takes SendDataBridge and gives it the own node id too. */
  boolean isBridge() {
    return supports(FunctionId.SEND_DATA_BRIDGE);
  }
}
