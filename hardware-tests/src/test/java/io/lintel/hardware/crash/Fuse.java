package io.lintel.hardware.crash;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ends this process without any shutdown work at the n-th passage of a point. Passages count from
 * the first command on: what happens at every start is met by kills at random.
 */
final class Fuse {
  /** The status of a process that SIGKILL ended. */
  static final int STATUS = 137;

  private final Point point;
  private final AtomicInteger left;
  private final Runnable death;
  private volatile boolean armed;

  Fuse(Point point, int passage, Runnable death) {
    this.point = point;
    this.left = new AtomicInteger(passage);
    this.death = death;
  }

  static Fuse of(Point point, int passage) {
    return new Fuse(point, passage, () -> Runtime.getRuntime().halt(STATUS));
  }

  void arm() {
    armed = true;
  }

  void pass(Point passed) {
    if (armed && passed == point && left.decrementAndGet() == 0) {
      death.run();
    }
  }
}
