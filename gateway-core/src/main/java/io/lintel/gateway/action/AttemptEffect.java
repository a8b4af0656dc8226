package io.lintel.gateway.action;

import io.lintel.gateway.store.CommitResult;

/** What follows from a step of an attempt. */
sealed interface AttemptEffect {

  /** Tell the issuer's transport that the command is in the store. */
  record Acknowledge() implements AttemptEffect {}

  /** Write "started". */
  record CommitStart() implements AttemptEffect {}

  /** Give the order to the driver. */
  record CallDriver() implements AttemptEffect {}

  /** Take the order's permit back. */
  record Revoke() implements AttemptEffect {}

  /** Write the end, its envelope and its event in one transaction. */
  record CommitEnd(Ending ending) implements AttemptEffect {}

  /** The lane is free for the next. */
  record LeaveLane() implements AttemptEffect {}

  /** It could not be stored at all: publish the error without a row, then acknowledge. */
  record RefuseUnstored(CommitResult.Failed why) implements AttemptEffect {}

  /** The end could not be written: publish it live and try to write it again. */
  record RetryEnd(Ending ending, CommitResult.Failed why) implements AttemptEffect {}

  /** Forget it. */
  record Forget() implements AttemptEffect {}
}
