package io.lintel.driver.zwave.security;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/**
 * A radio that loses, doubles, delays and reorders, in virtual time.
 *
 * @param <F> what is on it
 */
public final class SimulatedAir<F> {
  /** One end of it. */
  public interface Side<F> {
    void hear(F frame);

    void woke(long round);

    /** The radio got no acknowledgement for this; it may have arrived all the same. */
    void undelivered(F frame);
  }

  /** What a side may do. */
  public interface Hands<F> {
    void send(F frame);

    void wakeAfter(long round, int delayMillis);
  }

  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparingLong(Event::atMillis).thenComparingInt(Event::order));

  /** Per cent of frames. */
  public record Faults(int lost, int ackLost, int doubled, int delayed, int swallowed) {
    public static final Faults NONE = new Faults(0, 0, 0, 0, 0);
  }

  private record Event(long atMillis, int order, Runnable what) {}

  private final SplittableRandom random;
  private final Faults faults;
  private final List<F> heardByAll = new ArrayList<>();
  private UnaryOperator<F> interference = UnaryOperator.identity();
  private int order;
  private long nowMillis;

  public SimulatedAir(SplittableRandom random, Faults faults) {
    this.random = random;
    this.faults = faults;
  }

  /** Someone who stands in between. */
  public void interfere(UnaryOperator<F> how) {
    interference = how;
  }

  public List<F> heardByAll() {
    return heardByAll;
  }

  public long nowMillis() {
    return nowMillis;
  }

  public void after(long delayMillis, Runnable what) {
    events.add(new Event(nowMillis + delayMillis, order++, what));
  }

  public void transmit(F frame, Side<F> from, Side<F> to) {
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

  private void deliver(F frame, Side<F> to) {
    F arriving = interference.apply(frame);
    after(latencyMillis(), () -> to.hear(arriving));
    if (random.nextInt(100) < faults.doubled()) {
      after(latencyMillis(), () -> to.hear(arriving));
    }
  }

  private int latencyMillis() {
    return 5 + random.nextInt(random.nextInt(100) < faults.delayed() ? 3_000 : 40);
  }

  /** Until nothing happens any more, or too long. */
  public void run(long limitMillis) {
    while (!events.isEmpty() && nowMillis <= limitMillis) {
      Event next = events.remove();
      nowMillis = next.atMillis();
      next.what().run();
    }
  }
}
