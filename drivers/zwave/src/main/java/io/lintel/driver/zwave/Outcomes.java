package io.lintel.driver.zwave;

import io.lintel.driver.zwave.node.BoltOrder.Ending;
import io.lintel.driver.zwave.transport.Delivery;
import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.spi.Outcome;
import io.lintel.spi.Reason;

/** What an order's end is for the host. */
final class Outcomes {
  static Outcome of(Ending ending, NodeId node) {
    return switch (ending) {
      case Ending.Confirmed() -> Outcome.confirmed();
      case Ending.Jammed() -> new Outcome.Refused(Reason.LOCK_JAMMED, Faults.jammed(node));
      case Ending.NeverLeft(var cause) -> notSent(cause, node);
      case Ending.NoProof() -> new Outcome.Unknown(Faults.noProof(node));
      case Ending.NoAnswer() -> new Outcome.Unknown(Faults.noAnswer(node));
      case Ending.StickLost() -> new Outcome.Unknown(Faults.stickLost(node));
    };
  }

  static Outcome notSent(Delivery.Cause cause, NodeId node) {
    return switch (cause) {
      case PERMIT_ENDED -> new Outcome.NotSent(Reason.PERMIT_ENDED, Faults.permitEnded(node));
      case STICK_ABSENT -> new Outcome.NotSent(Reason.HUB_DISCONNECTED, Faults.stickAbsent());
      case STICK_REFUSES -> new Outcome.NotSent(Reason.HUB_DISCONNECTED, Faults.stickRefuses());
      case STICK_BUSY -> new Outcome.NotSent(Reason.DEVICE_BUSY, Faults.stickBusy());
      case AIR_JAMMED -> new Outcome.NotSent(Reason.DEVICE_DISCONNECTED, Faults.airJammed());
    };
  }

  private Outcomes() {}
}
