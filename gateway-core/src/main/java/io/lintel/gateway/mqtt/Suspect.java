package io.lintel.gateway.mqtt;

/**
 * A row that may be what the broker hangs up on.
 *
 * @param sequence 0 for none
 * @param ends connections that the broker ended while the row was in flight alone
 */
record Suspect(long sequence, int ends) {

  static final Suspect NONE = new Suspect(0, 0);

  boolean exists() {
    return sequence != 0;
  }

  /** Another end with this row the oldest in flight; it counts when it flew alone. */
  Suspect endedWith(long row, boolean alone) {
    int before = row == sequence ? ends : 0;
    return new Suspect(row, alone ? before + 1 : before);
  }
}
