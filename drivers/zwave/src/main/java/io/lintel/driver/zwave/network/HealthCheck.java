package io.lintel.driver.zwave.network;

import io.lintel.driver.zwave.api.BackgroundNoise;
import io.lintel.driver.zwave.api.Neighbors;
import io.lintel.driver.zwave.api.TransmissionReport;
import io.lintel.driver.zwave.serial.Frame;
import io.lintel.driver.zwave.serial.SerialCommand;
import io.lintel.driver.zwave.serial.SerialResult;
import io.lintel.driver.zwave.wire.MalformedFrame;
import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.driver.zwave.wire.Octets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Looks after the links of nodes, one after the other: how loud the air is, whom each hears, how
 * fast each answers. Changes nothing.
 *
 * @param at index of the node that is looked at
 */
record HealthCheck(Plan plan, Phase phase, int round, int at, LinkHealth link)
    implements Operation {
  static final int PINGS = 3;

  private static final int PING_MILLIS = 70_000;

  /**
   * What can be asked.
   *
   * @param noise whether the stick measures the air
   * @param neighbors whether it tells whom nodes hear
   */
  record Plan(List<NodeId> nodes, Site site, boolean noise, boolean neighbors) {
    Plan {
      nodes = List.copyOf(nodes);
    }
  }

  enum Phase {
    NOISE,
    NEIGHBORS,
    PINGING
  }

  static HealthCheck of(Plan plan) {
    return new HealthCheck(plan, Phase.NOISE, 1, 0, LinkHealth.UNKNOWN);
  }

  @Override
  public Step begin() {
    return plan.noise() ? ask(this, BackgroundNoise.ask()) : node();
  }

  @Override
  public Step on(Input input) {
    return switch (input) {
      case Input.Replied(int asked, SerialResult result) when asked == round -> replied(result);
      case Input.Pinged(int asked, OptionalInt millis, var report) when asked == round ->
          pinged(millis, report);
      case Input.Woke(int woken) when woken == round ->
          pinged(OptionalInt.empty(), Optional.empty());
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

  /** What the stick does not tell is left out; it is no reason to end. */
  private Step replied(SerialResult result) {
    Octets payload =
        result instanceof SerialResult.Responded(Frame response) ? response.payload() : Octets.NONE;
    return switch (phase) {
      case NOISE -> node().after(new Effect.Say(noise(payload)));
      case NEIGHBORS -> with(link.hears(neighbors(payload))).ping();
      case PINGING -> Step.of(this);
    };
  }

  private static String noise(Octets payload) {
    List<Integer> channels = BackgroundNoise.decode(payload);
    if (channels.isEmpty()) {
      return "The stick does not say how loud the air is.";
    }
    int loudest = channels.stream().max(Integer::compare).orElseThrow();
    return "Background noise: " + loudest + " dBm" + LinkHealth.noiseVerdict(loudest) + ".";
  }

  private List<NodeId> neighbors(Octets payload) {
    try {
      return Neighbors.decode(payload);
    } catch (MalformedFrame _) {
      return List.of();
    }
  }

  /** Begins with the next node, or ends. */
  private Step node() {
    if (at == plan.nodes().size()) {
      return Step.end(new End.Told());
    }
    boolean hasNeighbors = plan.neighbors() && !current().isLongRange();
    HealthCheck next = new HealthCheck(plan, Phase.NEIGHBORS, round + 1, at, LinkHealth.UNKNOWN);
    Step step =
        hasNeighbors ? ask(next, Neighbors.ask(current(), plan.site().width())) : next.ping();
    return step.after(new Effect.Progress(at, plan.nodes().size()));
  }

  private Step ping() {
    var next = new HealthCheck(plan, Phase.PINGING, round + 1, at, link);
    return Step.of(
        next,
        new Effect.Ping(next.round, current()),
        new Effect.WakeAfter(next.round, PING_MILLIS));
  }

  private Step pinged(OptionalInt millis, Optional<TransmissionReport> report) {
    HealthCheck next = with(link.pinged(millis, report));
    boolean enough = next.link.pings() == PINGS || next.link.isSilentAtFirst();
    return enough
        ? new HealthCheck(plan, phase, round + 1, at + 1, next.link)
            .node()
            .after(new Effect.Row(new NodeRow(current(), next.link.columns())))
        : next.ping();
  }

  private NodeId current() {
    return plan.nodes().get(at);
  }

  private HealthCheck with(LinkHealth more) {
    return new HealthCheck(plan, phase, round, at, more);
  }

  private static Step ask(HealthCheck next, SerialCommand command) {
    return Step.of(next, new Effect.Ask(next.round, command));
  }
}
