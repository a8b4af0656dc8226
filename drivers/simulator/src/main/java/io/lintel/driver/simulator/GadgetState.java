package io.lintel.driver.simulator;

import io.lintel.spi.Outcome;
import io.lintel.spi.Report;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A simulated device without a bolt. What it would tell while it is silent is lost, so that nothing
 * opens late; what it shows is told again when it speaks again.
 *
 * @param slowBy how much later it answers while it is slow
 * @param ready whether it may speak yet
 * @param busy with the one order that it is at
 * @param queue what waits; at most {@link #QUEUE_MAX}
 * @param held what a hung device keeps for later; its orders are given up in time
 * @param round of the last timer set
 */
record GadgetState(
    Works works,
    Duration slowBy,
    Condition condition,
    boolean ready,
    Optional<Busy> busy,
    List<Job> queue,
    List<Busy.Answering> held,
    int round)
    implements Machine {

  static final int QUEUE_MAX = 16;

  GadgetState {
    queue = List.copyOf(queue);
    held = List.copyOf(held);
  }

  /** An order on its way to its end. */
  sealed interface Busy {

    Job job();

    /** For something that must happen first. */
    record Waiting(Job job, Outcome inVain) implements Busy {}

    record Working(Job job) implements Busy {}

    /** It is done, and the device has not said so. */
    record Answering(Job job, List<Report> reports, Outcome outcome) implements Busy {}
  }

  static GadgetState unready(Works works, Duration slowBy) {
    return new GadgetState(
        works, slowBy, Condition.well(), false, Optional.empty(), List.of(), List.of(), 0);
  }

  @Override
  public Step<GadgetState> on(Input input, Now now) {
    return new GadgetTurn(this, now).take(input);
  }

  @Override
  public boolean isFull() {
    return queue.size() >= QUEUE_MAX;
  }
}
