package io.lintel.gateway.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What waits for the writer, by lane. Taking brings all that waits: that is the group commit.
 * Acknowledgements alone wake nobody until they are ripe or many.
 */
final class WriteQueue {

  /** Per lane. When it is full the medium has stalled, and more is refused. */
  private static final int LANE_MAX = 10_000;

  /** In one group, so that its transaction stays of bounded size. */
  private static final int GROUP_MAX = 1_000;

  private static final int ACKNOWLEDGEMENTS_RIPE = 256;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<Pending.Lane, Deque<Pending>> lanes = new EnumMap<>(Pending.Lane.class);
  private boolean ripe;
  private boolean closed;

  WriteQueue() {
    for (Pending.Lane lane : Pending.Lane.values()) {
      lanes.put(lane, new ArrayDeque<>());
    }
  }

  /** How an offer went. */
  enum Offered {
    QUEUED,
    /** The first acknowledgement that waits: call {@link #ripen} in a while. */
    QUEUED_UNRIPE,
    FULL,
    CLOSED
  }

  Offered offer(Pending pending) {
    lock.lock();
    try {
      Deque<Pending> lane = lane(pending.lane());
      if (closed) {
        return Offered.CLOSED;
      }
      if (lane.size() >= LANE_MAX) {
        return Offered.FULL;
      }
      lane.add(pending);
      changed.signal();
      return pending.lane() == Pending.Lane.ACKNOWLEDGEMENT && lane.size() == 1
          ? Offered.QUEUED_UNRIPE
          : Offered.QUEUED;
    } finally {
      lock.unlock();
    }
  }

  /** All that waits, highest lane first; empty once closed and drained. Blocks. */
  List<Pending> take() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!ready()) {
        changed.await();
      }
      return drainLocked();
    } finally {
      lock.unlock();
    }
  }

  /** What waits now, a group at most. */
  List<Pending> drain() {
    lock.lock();
    try {
      return drainLocked();
    } finally {
      lock.unlock();
    }
  }

  /** The acknowledgements have waited long enough. */
  void ripen() {
    lock.lock();
    try {
      ripe = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Refuses more; what is queued can still be taken. */
  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private boolean ready() {
    int acknowledgements = lane(Pending.Lane.ACKNOWLEDGEMENT).size();
    int others = lanes.values().stream().mapToInt(Deque::size).sum() - acknowledgements;
    return closed
        || others > 0
        || acknowledgements >= ACKNOWLEDGEMENTS_RIPE
        || (ripe && acknowledgements > 0);
  }

  private List<Pending> drainLocked() {
    List<Pending> group = new ArrayList<>();
    for (Pending.Lane each : Pending.Lane.values()) {
      Deque<Pending> lane = lane(each);
      while (!lane.isEmpty() && group.size() < GROUP_MAX) {
        group.add(lane.remove());
      }
    }
    ripe = false;
    return group;
  }

  @SuppressWarnings("NullAway") // the constructor put every lane in
  private Deque<Pending> lane(Pending.Lane lane) {
    return lanes.get(lane);
  }
}
