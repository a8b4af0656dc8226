package io.lintel.driver.simulator;

import io.lintel.spi.Outcome;
import io.lintel.spi.Report;
import io.lintel.spi.Report.LockState;
import java.util.List;

/**
 * A simulated door.
 *
 * @param bolt where it rests, or where it came from while it moves
 * @param queue what waits for the bolt; at most {@link #QUEUE_MAX}
 * @param untold reports that a silent device keeps for later; at most {@link #UNTOLD_MAX}
 * @param held outcomes that a hung device keeps for later; their orders are given up in time
 * @param round of the last movement or answer begun
 * @param holdRound of the last time that a release was released
 * @param codes that it holds
 */
record DoorState(
    Spec spec,
    Condition condition,
    Phase phase,
    LockState bolt,
    List<Task> queue,
    List<Report> untold,
    List<Held> held,
    int round,
    int holdRound,
    Codes codes)
    implements Machine {

  static final int QUEUE_MAX = 16;
  static final int UNTOLD_MAX = 64;

  DoorState {
    queue = List.copyOf(queue);
    untold = List.copyOf(untold);
    held = List.copyOf(held);
  }

  /** A job that is done at the door, which has not said so. */
  record Held(Job job, Outcome outcome) {}

  static DoorState unready(Spec spec, CodeMemory codes) {
    return new DoorState(
        spec,
        Condition.well(),
        new Phase.Unready(),
        LockState.UNKNOWN,
        List.of(),
        List.of(),
        List.of(),
        0,
        0,
        Codes.of(codes));
  }

  /** The door after something happened. A pure function. */
  @Override
  public Step<DoorState> on(Input input, Now now) {
    return new Turn(this, now).take(input);
  }

  boolean isMoving() {
    return phase instanceof Phase.Starting || phase instanceof Phase.Moving;
  }

  @Override
  public boolean isFull() {
    return queue.size() >= QUEUE_MAX;
  }
}
