package io.lintel.driver.zwave.talk;

import io.lintel.driver.zwave.serial.StickLine;

/**
 * What nodes are given before all else, by kind, and how much of each may be on its way at a time:
 * to one node and in all. What is beyond is not said, and counted: a node that waits for it asks
 * anew. Together they fit in the line's queue, so that a flood of one kind shuts out no other.
 *
 * @see StickLine
 */
enum Reply {
  /** A lock that did not see the first asks once more. */
  NONCE(2, 16),
  /** Reports of Supervision, under any security. */
  ANSWER(4, 32),
  /** What is said to a sender in pieces: Complete, Request, Wait. */
  PIECES(2, 16);

  private final int toOneNode;
  private final int inAll;

  Reply(int toOneNode, int inAll) {
    this.toOneNode = toOneNode;
    this.inAll = inAll;
  }

  int toOneNode() {
    return toOneNode;
  }

  int inAll() {
    return inAll;
  }
}
