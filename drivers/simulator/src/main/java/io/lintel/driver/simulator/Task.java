package io.lintel.driver.simulator;

import io.lintel.spi.Report.LockState;
import io.lintel.spi.Report.Method;

/** What waits for the bolt to be at rest. */
sealed interface Task {

  record Ordered(Job job) implements Task {}

  /**
   * What nobody ordered: a hand, a code at the keypad, a release that relocks by itself.
   *
   * @param slot of the code that was entered; 0 for none
   */
  record Unordered(LockState goal, Method method, int slot) implements Task {}
}
