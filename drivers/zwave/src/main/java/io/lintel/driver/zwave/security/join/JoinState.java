package io.lintel.driver.zwave.security.join;

/** Where a key exchange stands. */
public sealed interface JoinState permits S2State, S0State, JoinState.Over {
  /** It has ended, and nothing more comes of it. */
  record Over() implements JoinState {}
}
