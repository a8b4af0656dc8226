package io.lintel.driver.simulator;

import io.lintel.spi.Outcome;
import io.lintel.spi.Report;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What a device wants done. */
sealed interface Effect {

  /** Write the movement down, if its permit still allows it: with that it begins. */
  record Begin(Motion motion, int round) implements Effect {}

  record After(Duration delay, Input then) implements Effect {}

  /** Tell {@link Input.GaveUp} a while after the order's not-after. */
  record GiveUpOn(Job job) implements Effect {}

  /** Tell this when the order's permit ends. */
  record WhenPermitEnds(Job job, Input then) implements Effect {}

  /**
   * Keep these codes.
   *
   * @param durable told once they would survive a power cut
   */
  record Keep(Map<Integer, CodeMemory.Content> codes, Optional<Input> durable) implements Effect {}

  record Tell(Report report) implements Effect {}

  record End(Job job, Outcome outcome) implements Effect {}
}
