package io.lintel.gateway.access;

/**
 * The whole pass over a device's slots: list, compare, repair.
 *
 * @param wanted whether the device is to be asked for all slots
 * @param repairing whether it was, and what differs is being put right
 * @param asked whether someone waits for it
 * @param tries that failed
 * @param notBeforeNanos boot time of the next try
 * @param nextNanos boot time of the next one that nobody asked for
 */
record Listing(
    boolean wanted,
    boolean repairing,
    boolean asked,
    int tries,
    long notBeforeNanos,
    long nextNanos) {

  static Listing first(long nextNanos) {
    return new Listing(false, false, false, 0, nextNanos, nextNanos);
  }

  Listing begin(boolean someoneWaits, long nowNanos) {
    return new Listing(true, false, asked || someoneWaits, 0, nowNanos, nextNanos);
  }

  Listing failed(long againNanos) {
    return new Listing(true, false, asked, tries + 1, againNanos, nextNanos);
  }

  Listing listed(long nextTimeNanos) {
    return new Listing(false, true, asked, 0, nextTimeNanos, nextTimeNanos);
  }

  /** Whoever waited has been told. */
  Listing told() {
    return new Listing(wanted, false, false, tries, notBeforeNanos, nextNanos);
  }
}
