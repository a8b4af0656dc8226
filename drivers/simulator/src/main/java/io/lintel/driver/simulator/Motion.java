package io.lintel.driver.simulator;

import io.lintel.spi.Permit;
import io.lintel.spi.Report.LockState;
import io.lintel.spi.Report.Method;
import io.lintel.spi.Report.Position;
import io.lintel.spi.Report.User;
import java.util.Optional;
import java.util.UUID;

/**
 * A bolt on its way.
 *
 * @param job that it serves; empty for what nobody ordered, or when its order has ended meanwhile
 * @param attemptId whose movement it is; empty for one by hand, code or by itself
 * @param moves false for a pulse to a release that is released already: it only holds it longer
 */
record Motion(
    LockState goal,
    Method method,
    int slot,
    Optional<Job> job,
    Optional<UUID> attemptId,
    boolean moves) {

  static Motion ordered(Job job, LockState goal, boolean moves) {
    return new Motion(
        goal, Method.REMOTE, 0, Optional.of(job), Optional.of(job.order().id()), moves);
  }

  /** A simulated hand or code: the movement is its own, and no attempt's. */
  static Motion simulated(Job job, LockState goal, Method method, int slot) {
    return new Motion(goal, method, slot, Optional.of(job), Optional.empty(), true);
  }

  static Motion unordered(Task.Unordered task) {
    return new Motion(
        task.goal(), task.method(), task.slot(), Optional.empty(), Optional.empty(), true);
  }

  Motion withoutJob() {
    return new Motion(goal, method, slot, Optional.empty(), attemptId, moves);
  }

  /** The permit under which it may begin. A hand needs none. */
  Permit permit() {
    return job.map(j -> j.order().permit()).orElse(Permit.unlimited());
  }

  Position endingAt(LockState bolt) {
    return new Position(bolt, method, new User(slot));
  }
}
