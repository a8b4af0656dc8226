package io.lintel.driver.simulator;

import java.util.Optional;

/** What the door is doing. It does one thing at a time. */
sealed interface Phase {

  /** Where its bolt is has not been read yet. */
  record Unready() implements Phase {}

  record Idle() implements Phase {}

  /** A slow device takes its time before it answers what moves nothing. */
  record Thinking(Optional<Job> job) implements Phase {}

  /** The movement is being written down; with that it begins. */
  record Starting(Motion motion) implements Phase {}

  record Moving(Motion motion) implements Phase {}
}
