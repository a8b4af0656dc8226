package io.lintel.gateway.action;

import io.lintel.gateway.store.CommitResult;
import io.lintel.spi.Outcome;

/** What can happen to an attempt. */
sealed interface AttemptInput {

  /**
   * The commit under way is durable.
   *
   * @param nowNanos boot time when the engine heard of it
   */
  record Committed(long nowNanos) implements AttemptInput {}

  /** The commit under way failed; nothing of it was written. */
  record CommitFailed(CommitResult.Failed why) implements AttemptInput {}

  /** Its lane is free for it and the device's abilities are known. */
  record Turn(long nowNanos) implements AttemptInput {}

  /** While it waited it turned out that the device cannot do it. */
  record Unfit(Refusal refusal) implements AttemptInput {}

  /** The driver ended its order. */
  record Came(Outcome outcome) implements AttemptInput {}

  /** Its specialist ended it. */
  record Concluded(Ending ending) implements AttemptInput {}

  /** After a restart the device told where it is. */
  record ReadBack(boolean goalReached) implements AttemptInput {}

  /** The last instant to touch hardware has passed. */
  record NotAfterPassed() implements AttemptInput {}

  /** The last instant to wait for proof has passed. */
  record DeadlinePassed() implements AttemptInput {}
}
