package io.lintel.driver.zwave.wire;

/** How many bytes a node id takes in every frame; set by SerialAPISetup and lost at each reset. */
public enum NodeIdWidth {
  EIGHT_BITS,
  SIXTEEN_BITS;

  public Octets write(NodeId node) {
    return switch (this) {
      case EIGHT_BITS -> Octets.of(narrow(node));
      case SIXTEEN_BITS -> Octets.of(node.value() >> 8, node.value() & 0xFF);
    };
  }

  /** The raw id: 0 and foreign ids come too, so it is not yet a {@link NodeId}. */
  public int read(OctetReader reader, String field) {
    return switch (this) {
      case EIGHT_BITS -> reader.u8(field);
      case SIXTEEN_BITS -> reader.u16(field);
    };
  }

  private static int narrow(NodeId node) {
    if (node.isLongRange()) {
      throw new IllegalArgumentException("node " + node + " needs 16-bit node ids");
    }
    return node.value();
  }
}
