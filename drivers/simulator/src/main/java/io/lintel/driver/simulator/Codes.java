package io.lintel.driver.simulator;

import java.util.List;

/**
 * The codes of a lock and the orders that wait for theirs to be durable.
 *
 * @param unkept orders whose change counts at the keypad and would not survive a power cut yet; at
 *     most {@link #UNKEPT_MAX}
 * @param writes how many slots were written; names the last write
 */
record Codes(CodeMemory memory, List<Job> unkept, int writes) {

  static final int UNKEPT_MAX = 16;

  Codes {
    unkept = List.copyOf(unkept);
  }

  static Codes of(CodeMemory memory) {
    return new Codes(memory, List.of(), 0);
  }
}
