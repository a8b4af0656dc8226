package io.lintel.driver.zwave.api;

import io.lintel.driver.zwave.serial.SerialCommand;
import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.driver.zwave.wire.OctetReader;
import io.lintel.driver.zwave.wire.Octets;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The Long Range nodes of a network, a segment at a time: GetLongRangeNodes, 0xDA.
 *
 * @param more whether there is a next segment
 * @param mask bit 0 = node 256 + segment * 1024
 */
public record LongRangeNodes(boolean more, int segment, Octets mask) {
  /** 256..4000 in segments of 1024. */
  public static final int SEGMENTS_MAX = 4;

  private static final int FIRST = 256;
  private static final int SEGMENT_NODES = 1024;

  public static SerialCommand ask(int segment) {
    return SerialCommand.question(FunctionId.GET_LONG_RANGE_NODES, Octets.of(segment));
  }

  public static boolean isKnownTo(StickInfo stick) {
    return stick.capabilities().supports(FunctionId.GET_LONG_RANGE_NODES);
  }

  public static LongRangeNodes decode(Octets payload) {
    var reader = new OctetReader(payload, "GetLongRangeNodes");
    return new LongRangeNodes(
        reader.u8("more") != 0,
        reader.u8("segment"),
        reader.octets(reader.u8("length"), "node mask"));
  }

  public List<NodeId> nodes() {
    int first = FIRST + segment * SEGMENT_NODES;
    return IntStream.range(0, mask.size() * 8)
        .filter(bit -> Bitmask.has(mask, bit) && NodeId.isValid(first + bit))
        .mapToObj(bit -> new NodeId(first + bit))
        .toList();
  }
}
