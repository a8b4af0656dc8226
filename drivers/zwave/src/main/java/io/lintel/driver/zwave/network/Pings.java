package io.lintel.driver.zwave.network;

import io.lintel.driver.zwave.wire.NodeId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;

/**
 * Asks a node's radio some times whether it is there. Moves nothing, and costs a sleeping lock a
 * little battery each time.
 *
 * @param tookMillis of those that were acknowledged
 * @param made so far
 */
record Pings(NodeId node, int count, int made, List<Integer> tookMillis) implements Operation {
  static final int COUNT_MAX = 20;

  /** The stick tries hard for up to a minute before it gives a node up. */
  private static final int LIMIT_MILLIS = 70_000;

  Pings {
    tookMillis = List.copyOf(tookMillis);
  }

  static Pings of(NodeId node, int count) {
    return new Pings(node, Math.clamp(count, 1, COUNT_MAX), 0, List.of());
  }

  @Override
  public Step begin() {
    return Step.of(this, new Effect.Ping(made, node), new Effect.WakeAfter(made, LIMIT_MILLIS));
  }

  @Override
  public Step on(Input input) {
    return switch (input) {
      case Input.Pinged(int asked, OptionalInt millis, _) when asked == made -> pinged(millis);
      case Input.Woke(int woken) when woken == made -> pinged(OptionalInt.empty());
      case Input.Cancelled() -> Step.end(new End.Cancelled());
      case Input.StickLost() -> Step.end(new End.Failed(NetworkFaults.stickLostWithout()));
      case Input.Pinged _,
          Input.Woke _,
          Input.Told _,
          Input.Replied _,
          Input.Joined _,
          Input.Kept _ ->
          Step.of(this);
    };
  }

  private Step pinged(OptionalInt millis) {
    List<Integer> all = new ArrayList<>(tookMillis);
    millis.ifPresent(all::add);
    var next = new Pings(node, count, made + 1, all);
    String text =
        millis.isPresent() ? "answered after " + millis.getAsInt() + " ms" : "did not answer";
    Step step =
        next.made == count
            ? Step.end(new End.Told()).after(new Effect.Row(next.row()))
            : next.begin();
    return step.after(new Effect.Say("Node " + node + " " + text + "."));
  }

  private NodeRow row() {
    SequencedMap<String, String> columns = new LinkedHashMap<>();
    columns.put("answered", tookMillis.size() + " of " + made);
    columns.put("fastest", millis(tookMillis.stream().min(Integer::compare)));
    columns.put("slowest", millis(tookMillis.stream().max(Integer::compare)));
    return new NodeRow(node, columns);
  }

  private static String millis(Optional<Integer> some) {
    return some.map(millis -> millis + " ms").orElse("-");
  }
}
