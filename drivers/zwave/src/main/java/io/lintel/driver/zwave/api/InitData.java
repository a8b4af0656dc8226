package io.lintel.driver.zwave.api;

import io.lintel.driver.zwave.serial.SerialCommand;
import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.driver.zwave.wire.OctetReader;
import io.lintel.driver.zwave.wire.Octets;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The network as the stick knows it: GetSerialApiInitData, 0x02.
 *
 * @param nodeMask bit 0 of byte 0 = node 1; Long Range nodes are not in it
 */
public record InitData(int apiVersion, int capabilities, Octets nodeMask) {
  static final InitData NONE = new InitData(0, 0, Octets.NONE);

  public static SerialCommand ask() {
    return SerialCommand.question(FunctionId.GET_INIT_DATA, Octets.NONE);
  }

  public static InitData decode(Octets payload) {
    var reader = new OctetReader(payload, "GetSerialApiInitData");
    return new InitData(
        reader.u8("api version"),
        reader.u8("capabilities"),
        reader.octets(reader.u8("mask length"), "node mask"));
  }

  public List<NodeId> nodes() {
    return IntStream.rangeClosed(1, nodeMask.size() * 8)
        .filter(id -> NodeId.isValid(id) && Bitmask.has(nodeMask, id - 1))
        .mapToObj(NodeId::new)
        .toList();
  }
}
