package io.lintel.gateway.driver.job;

import io.lintel.spi.Secret;

/** An operator's hand on a job under way. From any thread; returns at once. */
public interface Operation {

  /** Answers a question; does nothing when that is over. */
  void answer(int number, Secret text);

  /** A question will not be answered. */
  void decline(int number);

  /** Says what became of a file: whether it is wholly on the disk. */
  void written(int number, boolean whole);

  /** Asks for an early end. What cannot be left half done goes on a little. */
  void cancel();

  /** Nobody is there any more: nothing is answered, and the job is cancelled. */
  void gone();
}
