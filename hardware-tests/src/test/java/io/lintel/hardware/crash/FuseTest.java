package io.lintel.hardware.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FuseTest {
  private final AtomicInteger deaths = new AtomicInteger();
  private final Fuse fuse = new Fuse(Point.BEFORE_COMMIT, 2, deaths::incrementAndGet);

  @Test
  void it_blows_at_the_nth_passage_of_its_own_point_alone() {
    fuse.arm();
    fuse.pass(Point.BEFORE_COMMIT);
    fuse.pass(Point.AFTER_COMMIT);
    fuse.pass(Point.BEFORE_PUBACK);
    assertEquals(0, deaths.get());

    fuse.pass(Point.BEFORE_COMMIT);
    assertEquals(1, deaths.get());
  }

  @Test
  void it_does_not_count_before_it_is_armed() {
    fuse.pass(Point.BEFORE_COMMIT);
    fuse.pass(Point.BEFORE_COMMIT);
    assertEquals(0, deaths.get());
  }
}
