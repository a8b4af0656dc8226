package io.lintel.driver.zwave.network;

import io.lintel.driver.zwave.api.InitData;
import io.lintel.driver.zwave.api.LongRangeNodes;
import io.lintel.driver.zwave.serial.Frame;
import io.lintel.driver.zwave.serial.SerialResult;
import io.lintel.driver.zwave.wire.MalformedFrame;
import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.driver.zwave.wire.Octets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads who is in the network, the Long Range segments too. Costs no radio.
 *
 * @param segment the Long Range segment that is asked; -1 for the mesh
 */
record NodeListing(boolean longRange, int segment, List<NodeId> found) implements Operation {
  private static final int MESH = -1;

  NodeListing {
    found = List.copyOf(found);
  }

  static NodeListing of(boolean longRange) {
    return new NodeListing(longRange, MESH, List.of());
  }

  @Override
  public Step begin() {
    return Step.of(
        this,
        new Effect.Ask(segment, segment == MESH ? InitData.ask() : LongRangeNodes.ask(segment)));
  }

  @Override
  public Step on(Input input) {
    return switch (input) {
      case Input.Replied(int asked, SerialResult.Responded(Frame response)) when asked == segment ->
          replied(response.payload());
      case Input.Replied(int asked, SerialResult _) when asked == segment -> failed();
      case Input.Cancelled() -> Step.end(new End.Cancelled());
      case Input.StickLost() -> Step.end(new End.Failed(NetworkFaults.stickLostWithout()));
      case Input.Replied _,
          Input.Woke _,
          Input.Told _,
          Input.Pinged _,
          Input.Joined _,
          Input.Kept _ ->
          Step.of(this);
    };
  }

  private Step replied(Octets payload) {
    try {
      return segment == MESH ? mesh(InitData.decode(payload)) : far(LongRangeNodes.decode(payload));
    } catch (MalformedFrame _) {
      return failed();
    }
  }

  private Step mesh(InitData data) {
    return longRange ? next(data.nodes()) : ended(data.nodes());
  }

  private Step far(LongRangeNodes answer) {
    boolean more = answer.more() && segment + 1 < LongRangeNodes.SEGMENTS_MAX;
    return more ? next(answer.nodes()) : ended(answer.nodes());
  }

  private Step next(List<NodeId> more) {
    return new NodeListing(longRange, segment + 1, with(more)).begin();
  }

  private Step ended(List<NodeId> more) {
    return Step.end(new End.Nodes(with(more)));
  }

  private List<NodeId> with(List<NodeId> more) {
    List<NodeId> all = new ArrayList<>(found);
    all.addAll(more);
    return all;
  }

  private static Step failed() {
    return Step.end(new End.Failed(NetworkFaults.stickFailed("tell its nodes")));
  }
}
