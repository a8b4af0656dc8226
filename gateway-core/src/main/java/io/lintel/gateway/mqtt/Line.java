package io.lintel.gateway.mqtt;

/** How far the connection is. Times are boot-time nanoseconds. */
sealed interface Line {

  /** No connection; the next one is begun when the time has come. */
  record Resting(long untilNanos) implements Line {}

  /** Connecting, encrypting, waiting for CONNACK. */
  record Dialing(long generation, long begunNanos, long untilNanos) implements Line {}

  /**
   * Accepted, nothing published yet.
   *
   * @param untilNanos how long this stage may last
   */
  record Joining(long generation, long begunNanos, Accepted accepted, Stage stage, long untilNanos)
      implements Line {

    Joining lasting(long untilNanos) {
      return new Joining(generation, begunNanos, accepted, stage, untilNanos);
    }
  }

  /** Subscribed: commands come in and messages go out. */
  record Up(long generation, long begunNanos, Accepted accepted, long sinceNanos) implements Line {}

  /** The offline presence was sent; the end comes with its acknowledgement. */
  record Leaving(long generation, long begunNanos, long untilNanos) implements Line {}

  /** To be torn down when that is safe. */
  record Closing(long generation, boolean goodbye, long closeAtNanos, long restUntilNanos)
      implements Line {}

  /** Being torn down. */
  record Ending(long untilNanos, long generation, long restUntilNanos) implements Line {}

  /** Stopped for good. */
  record Stopped() implements Line {}

  /** What happens between CONNACK and the first publish. */
  enum Stage {
    /** Reading our own retained presence. */
    LOOKING,
    /** The store raises its epoch over the one that was read. */
    RAISING,
    SUBSCRIBING
  }

  /** The connection that results may come from; 0 when there is none. */
  default long live() {
    return switch (this) {
      case Dialing dialing -> dialing.generation;
      case Joining joining -> joining.generation;
      case Up up -> up.generation;
      case Leaving leaving -> leaving.generation;
      case Closing _, Ending _, Resting _, Stopped _ -> 0;
    };
  }

  /** When something is to be done if nothing happens before; far off if nothing. */
  default long deadlineNanos() {
    return switch (this) {
      case Resting resting -> resting.untilNanos;
      case Dialing dialing -> dialing.untilNanos;
      case Joining joining -> joining.untilNanos;
      case Leaving leaving -> leaving.untilNanos;
      case Closing closing -> closing.closeAtNanos;
      case Ending ending -> ending.untilNanos;
      case Up _, Stopped _ -> Long.MAX_VALUE;
    };
  }
}
