package io.lintel.driver.zwave.network;

import io.lintel.driver.zwave.serial.SerialCommand;
import io.lintel.driver.zwave.wire.NodeId;

/** What an operation wants done. */
public sealed interface Effect {
  /** {@link Input.Replied} with this round follows. */
  record Ask(int round, SerialCommand command) implements Effect {}

  /** How it ends does not matter. */
  record Tell(SerialCommand command) implements Effect {}

  /** Wakes it once; takes the place of the wake-up before it. */
  record WakeAfter(int round, int delayMillis) implements Effect {}

  /** A command without content, which moves nothing; {@link Input.Pinged} follows. */
  record Ping(int round, NodeId node) implements Effect {}

  /** The exchange of keys with a node that has just come in; {@link Input.Joined} follows. */
  record Join(int round, Newcomer node, Rules rules) implements Effect {}

  /** Tells the node that the exchange is over; {@link Input.Joined} follows all the same. */
  record CancelJoin() implements Effect {}

  /** A line for the operator. */
  record Say(String text) implements Effect {}

  /**
   * How far it is.
   *
   * @param done of {@code total}
   */
  record Progress(int done, int total) implements Effect {}

  /** A line of a table for the operator. */
  record Row(NodeRow row) implements Effect {}

  /**
   * Keeps durably what is half done, for the next start to tell; {@link Input.Kept} follows, unless
   * the storage refuses.
   */
  record Keep(int round, Unfinished what) implements Effect {}

  /** The node is in for good, or never came: its joining is not half done any more. */
  record Settled(NodeId node) implements Effect {}

  /** The node has left the network; nothing of it is half done any more. */
  record Left(NodeId node) implements Effect {}

  /** The stick is to start anew. */
  record RestartStick() implements Effect {}

  /** The last effect. */
  record Ended(End end) implements Effect {}
}
