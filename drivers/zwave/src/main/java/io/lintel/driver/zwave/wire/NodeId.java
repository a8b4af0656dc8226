package io.lintel.driver.zwave.wire;

/**
 * A node of the Z-Wave network.
 *
 * @param value 1..232 in the mesh, 256..4000 on Long Range
 */
public record NodeId(int value) {
  private static final int LAST_CLASSIC = 232;
  private static final int FIRST_LONG_RANGE = 256;
  private static final int LAST_LONG_RANGE = 4000;

  public NodeId {
    if (!isValid(value)) {
      throw new IllegalArgumentException(value + " is no node id: 1..232 or 256..4000");
    }
  }

  public static boolean isValid(long value) {
    return (value >= 1 && value <= LAST_CLASSIC)
        || (value >= FIRST_LONG_RANGE && value <= LAST_LONG_RANGE);
  }

  public boolean isLongRange() {
    return value >= FIRST_LONG_RANGE;
  }

  @Override
  public String toString() {
    return Integer.toString(value);
  }
}
