package io.lintel.driver.zwave.node;

import io.lintel.driver.zwave.node.LockOrder.Ending;
import io.lintel.driver.zwave.transport.Delivery;
import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.spi.Outcome;
import io.lintel.spi.Reason;

/** What an order's end is for the host. */
public final class Outcomes {
  public static Outcome of(Ending ending, NodeId node) {
    return switch (ending) {
      case Ending.Confirmed(), Ending.Obeyed() -> Outcome.confirmed();
      case Ending.Refused() -> new Outcome.Refused(Reason.COMMAND_REJECTED, Faults.refused(node));
      case Ending.NotDecoded() -> notDecoded(node);
      case Ending.Jammed() -> new Outcome.Refused(Reason.LOCK_JAMMED, Faults.jammed(node));
      case Ending.NeverLeft(var cause) -> notSent(cause, node);
      case Ending.NoProof() -> new Outcome.Unknown(Faults.noProof(node));
      case Ending.NoAnswer() -> new Outcome.Unknown(Faults.noAnswer(node));
      case Ending.StickLost() -> new Outcome.Unknown(Faults.stickLost(node));
    };
  }

  public static Outcome notSent(Delivery.Cause cause, NodeId node) {
    return switch (cause) {
      case PERMIT_ENDED -> new Outcome.NotSent(Reason.PERMIT_ENDED, Faults.permitEnded(node));
      case STICK_ABSENT -> new Outcome.NotSent(Reason.HUB_DISCONNECTED, Faults.stickAbsent());
      case STICK_REFUSES -> new Outcome.NotSent(Reason.HUB_DISCONNECTED, Faults.stickRefuses());
      case STICK_BUSY -> new Outcome.NotSent(Reason.DEVICE_BUSY, Faults.stickBusy());
      case AIR_JAMMED -> new Outcome.NotSent(Reason.DEVICE_DISCONNECTED, Faults.airJammed());
      case NODE_SILENT -> new Outcome.NotSent(Reason.DEVICE_DISCONNECTED, Faults.nodeSilent(node));
      case NO_KEY ->
          new Outcome.NotSent(Reason.MISSING_DEVICE_CREDENTIALS, Faults.securityNeeded(node));
      case TOO_LONG -> new Outcome.NotSent(Reason.DEVICE_NOT_SUPPORTED, Faults.tooLong(node));
    };
  }

  /** What the sad ends of an exchange are to the order behind it. */
  public static Outcome of(Delivery undelivered, NodeId node) {
    return switch (undelivered) {
      case Delivery.NeverLeft(var cause) -> notSent(cause, node);
      case Delivery.StickLost() -> new Outcome.Unknown(Faults.stickLost(node));
      case Delivery.Unacknowledged(), Delivery.Acknowledged() ->
          new Outcome.Unknown(Faults.noAnswer(node));
    };
  }

  /** Twice it was said that the node could not read it. Anyone nearby can say that in its name. */
  public static Outcome notDecoded(NodeId node) {
    return new Outcome.Unknown(Faults.keysDoNotFit(node));
  }

  public static Outcome busy(NodeId node) {
    return new Outcome.NotSent(Reason.DEVICE_BUSY, Faults.busy(node));
  }

  /** For an order that was under way when the device left. */
  public static Outcome detached(NodeId node, boolean nothingLeft) {
    return nothingLeft
        ? new Outcome.NotSent(Reason.DEVICE_REMOVED, Faults.detached(node))
        : new Outcome.Unknown(Faults.detached(node));
  }

  private Outcomes() {}
}
