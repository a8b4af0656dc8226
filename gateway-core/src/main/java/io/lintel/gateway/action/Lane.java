package io.lintel.gateway.action;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.UUID;

/**
 * The queue of one device: one attempt at a time. Locks and unlocks overtake other work that waits,
 * but nothing that runs; each of the two classes has its own room, so that queued codes never make
 * an unlock busy.
 */
final class Lane {

  private final Deque<UUID> doors = new ArrayDeque<>();
  private final Deque<UUID> others = new ArrayDeque<>();
  private final Limits limits;
  private Optional<UUID> holder = Optional.empty();

  Lane(Limits limits) {
    this.limits = limits;
  }

  /** Whether one more of the class may wait. */
  boolean hasRoom(boolean movesDoor) {
    return movesDoor ? doors.size() < limits.doorsQueued() : others.size() < limits.othersQueued();
  }

  boolean isIdle() {
    return holder.isEmpty() && doors.isEmpty() && others.isEmpty();
  }

  /** Takes an idle lane. */
  void hold(UUID attemptId) {
    if (holder.isPresent()) {
      throw new IllegalStateException("the lane is held by " + holder.get());
    }
    holder = Optional.of(attemptId);
  }

  void enqueue(UUID attemptId, boolean movesDoor) {
    (movesDoor ? doors : others).addLast(attemptId);
  }

  /** Leaves, running or waiting. */
  void leave(UUID attemptId) {
    if (holder.filter(attemptId::equals).isPresent()) {
      holder = Optional.empty();
    } else if (!doors.remove(attemptId)) {
      others.remove(attemptId);
    }
  }

  /** Who comes next when the lane is free; that one then holds it. */
  Optional<UUID> turn() {
    if (holder.isPresent()) {
      return Optional.empty();
    }
    holder = Optional.ofNullable(doors.isEmpty() ? others.pollFirst() : doors.pollFirst());
    return holder;
  }

  /** Whoever would come next, without taking the turn. */
  Optional<UUID> head() {
    return Optional.ofNullable(doors.isEmpty() ? others.peekFirst() : doors.peekFirst());
  }
}
