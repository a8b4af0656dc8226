package io.lintel.driver.zwave.security.join;

/**
 * An S0 key exchange under way, seen from the host. The rounds are as in {@link S2State}.
 *
 * @param keySent whether the node was given the key, and is to prove it
 */
record S0State(
    NetworkKeys keys,
    boolean keySent,
    JoinEffect.Send last,
    int repeats,
    long deadlineRound,
    long repeatRound,
    long round)
    implements JoinState {
  S0State keySent(JoinEffect.Send sent) {
    return new S0State(keys, true, sent, 0, round + 1, 0, round + 1);
  }

  S0State repeatingAt(long repeat) {
    return new S0State(keys, keySent, last, repeats + 1, deadlineRound, repeat, repeat);
  }
}
