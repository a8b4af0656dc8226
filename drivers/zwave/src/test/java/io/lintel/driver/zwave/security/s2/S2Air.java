package io.lintel.driver.zwave.security.s2;

import io.lintel.driver.zwave.wire.Octets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/** A radio between two sides in virtual time, and someone who listens and interferes. */
final class S2Air {
  private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);

  /** Where frames arrive. */
  interface Ears {
    void heard(S2Side side, Octets frame);
  }

  private record Event(long atNanos, long order, Runnable what) {}

  private final SplittableRandom random;
  private final Ears ears;
  private final S2Side host;
  private final S2Side node;
  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparingLong(Event::atNanos).thenComparingLong(Event::order));
  private final List<Octets> recorded = new ArrayList<>();
  private long nowNanos;
  private long order;
  private int transmissions;
  private boolean bad = true;

  S2Air(SplittableRandom random, Ears ears, S2Side host, S2Side node) {
    this.random = random;
    this.ears = ears;
    this.host = host;
    this.node = node;
  }

  long nowNanos() {
    return nowNanos;
  }

  int transmissions() {
    return transmissions;
  }

  /** From now on nothing is lost and nobody interferes. */
  void calm() {
    bad = false;
  }

  boolean isCalm() {
    return !bad;
  }

  void after(long delayNanos, Runnable what) {
    events.add(new Event(nowNanos + delayNanos, order++, what));
  }

  void advance(long nanos) {
    long end = nowNanos + nanos;
    while (!events.isEmpty() && events.peek().atNanos() <= end) {
      Event next = events.remove();
      nowNanos = next.atNanos();
      next.what().run();
    }
    nowNanos = end;
  }

  void transmit(S2Side from, Octets frame) {
    transmissions++;
    S2Side to = from == host ? node : host;
    if (!bad) {
      arrive(to, frame, (5 + random.nextInt(15)) * MILLI);
      return;
    }
    recorded.add(frame);
    int copies = random.nextInt(100) < 15 ? 0 : random.nextInt(100) < 15 ? 2 : 1;
    for (int copy = 0; copy < copies; copy++) {
      arrive(to, frame, badDelay());
    }
    if (random.nextInt(3) == 0) {
      interfere();
    }
  }

  private long badDelay() {
    int longest = random.nextInt(10) == 0 ? 1_500 : 60;
    return (1 + random.nextInt(longest)) * MILLI;
  }

  private void interfere() {
    S2Side victim = random.nextBoolean() ? host : node;
    Octets old = recorded.get(random.nextInt(recorded.size()));
    Octets frame =
        switch (random.nextInt(6)) {
          case 0 -> recorded.getLast();
          case 1 -> changed(old);
          case 2 -> new S2Frame.NonceGet(random.nextInt(256)).encode();
          case 3 -> S2Frame.NonceReport.giving(random.nextInt(256), noise(16)).encode();
          case 4 -> Octets.of(0x62, 1, 0, 1);
          default -> old;
        };
    arrive(victim, frame, badDelay());
  }

  private Octets changed(Octets frame) {
    byte[] bytes = frame.toArray();
    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    return Octets.copyOf(bytes);
  }

  private Octets noise(int size) {
    byte[] bytes = new byte[size];
    random.nextBytes(bytes);
    return Octets.copyOf(bytes);
  }

  private void arrive(S2Side at, Octets frame, long delayNanos) {
    after(delayNanos, () -> ears.heard(at, frame));
  }
}
