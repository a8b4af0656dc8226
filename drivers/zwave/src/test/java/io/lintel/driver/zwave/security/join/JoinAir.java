package io.lintel.driver.zwave.security.join;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/** A radio that loses, doubles, delays and reorders, in virtual time. */
final class JoinAir {
  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparingLong(Event::atMillis).thenComparingInt(Event::order));

  /** Per cent of frames. */
  record Faults(int lost, int ackLost, int doubled, int delayed, int swallowed) {
    static final Faults NONE = new Faults(0, 0, 0, 0, 0);
  }

  private record Event(long atMillis, int order, Runnable what) {}

  private final SplittableRandom random;
  private final Faults faults;
  private final List<AirFrame> heardByAll = new ArrayList<>();
  private UnaryOperator<AirFrame> interference = UnaryOperator.identity();
  private int order;
  private long nowMillis;

  JoinAir(SplittableRandom random, Faults faults) {
    this.random = random;
    this.faults = faults;
  }

  /** Someone who stands in between. */
  void interfere(UnaryOperator<AirFrame> how) {
    interference = how;
  }

  List<AirFrame> heardByAll() {
    return heardByAll;
  }

  long nowMillis() {
    return nowMillis;
  }

  void after(long delayMillis, Runnable what) {
    events.add(new Event(nowMillis + delayMillis, order++, what));
  }

  void transmit(AirFrame frame, JoinSide from, JoinSide to) {
    heardByAll.add(frame);
    int luck = random.nextInt(100);
    boolean lost = luck < faults.lost();
    boolean ackLost = !lost && luck < faults.lost() + faults.ackLost();
    boolean swallowed = !lost && !ackLost && random.nextInt(100) < faults.swallowed();
    if (!lost && !swallowed) {
      deliver(frame, to);
    }
    if (lost || ackLost) {
      after(100, () -> from.undelivered(frame));
    }
  }

  private void deliver(AirFrame frame, JoinSide to) {
    AirFrame arriving = interference.apply(frame);
    after(latencyMillis(), () -> to.hear(arriving));
    if (random.nextInt(100) < faults.doubled()) {
      after(latencyMillis(), () -> to.hear(arriving));
    }
  }

  private int latencyMillis() {
    return 5 + random.nextInt(random.nextInt(100) < faults.delayed() ? 3_000 : 40);
  }

  /** Until nothing happens any more, or too long. */
  void run(long limitMillis) {
    while (!events.isEmpty() && nowMillis <= limitMillis) {
      Event next = events.remove();
      nowMillis = next.atMillis();
      next.what().run();
    }
  }
}
