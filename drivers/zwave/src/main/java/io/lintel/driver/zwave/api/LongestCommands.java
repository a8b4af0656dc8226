package io.lintel.driver.zwave.api;

import io.lintel.driver.zwave.wire.NodeId;

/**
 * What fits in one transmission, in bytes, security included; longer needs Transport Service.
 *
 * @param classic with explore, which takes the most of a frame
 * @param longRange to nodes from 256 on
 */
public record LongestCommands(int classic, int longRange) {
  /** Of sticks that do not say: what fits at the slowest speeds, with explore. */
  public static final LongestCommands USUAL = new LongestCommands(46, 46);

  /** An S0 command of two bytes with its endpoint fits at least. */
  private static final int LEAST = 22;

  /** What a frame of Long Range has room for. */
  private static final int MOST = 170;

  int to(NodeId node) {
    return node.isLongRange() ? longRange : classic;
  }

  LongestCommands withClassic(int size) {
    return isTrue(size) ? new LongestCommands(size, longRange) : this;
  }

  LongestCommands withLongRange(int size) {
    return isTrue(size) ? new LongestCommands(classic, size) : this;
  }

  private static boolean isTrue(int size) {
    return size >= LEAST && size <= MOST;
  }
}
