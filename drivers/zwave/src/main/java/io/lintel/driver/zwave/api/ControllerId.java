package io.lintel.driver.zwave.api;

import io.lintel.driver.zwave.serial.SerialCommand;
import io.lintel.driver.zwave.wire.MalformedFrame;
import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.driver.zwave.wire.NodeIdWidth;
import io.lintel.driver.zwave.wire.OctetReader;
import io.lintel.driver.zwave.wire.Octets;

/**
 * Who the stick is: GetControllerId, 0x20.
 *
 * @param homeId 4 bytes, the network's name
 */
public record ControllerId(Octets homeId, NodeId node) {
  static SerialCommand ask() {
    return SerialCommand.question(FunctionId.GET_CONTROLLER_ID, Octets.NONE);
  }

  static ControllerId decode(Octets payload, NodeIdWidth width) {
    var reader = new OctetReader(payload, "GetControllerId");
    Octets homeId = reader.octets(4, "home id");
    int node = width.read(reader, "node id");
    if (!NodeId.isValid(node)) {
      throw new MalformedFrame("GetControllerId", "node id", 4);
    }
    return new ControllerId(homeId, new NodeId(node));
  }
}
