package io.lintel.gateway.action;

/** Where an attempt is. */
sealed interface AttemptState {

  /**
   * Its acceptance is being committed.
   *
   * @param starting the same commit says that it started: its lane was idle
   */
  record Accepting(boolean starting) implements AttemptState {}

  /** Committed; waits for its turn. */
  record Waiting() implements AttemptState {}

  /** Its start is being committed: the intent stands before hardware is touched. */
  record Starting() implements AttemptState {}

  /** The driver has it. */
  record Running() implements AttemptState {}

  /** It had been started when the gateway went down: its device is asked where it is. */
  record Recovering() implements AttemptState {}

  /** Its end is being committed. */
  record Closing(Ending ending) implements AttemptState {}

  /** Nothing changes any more. */
  record Ended() implements AttemptState {}
}
