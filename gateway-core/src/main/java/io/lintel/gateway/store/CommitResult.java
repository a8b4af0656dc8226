package io.lintel.gateway.store;

import java.util.List;

/** How a transaction ended. */
public sealed interface CommitResult {

  /**
   * Durable.
   *
   * @param sequences those given to its {@link Write.Publish}s, in order
   */
  record Committed(List<Long> sequences) implements CommitResult {}

  /** Nothing of it was written. */
  record Failed(Cause cause, String message) implements CommitResult {}

  /** Why nothing was written. */
  enum Cause {
    /** No space, even after the reserve was released. */
    FULL,
    /** The file system is read-only. */
    READ_ONLY,
    /** The medium failed, or it stalled and no more can wait. */
    BROKEN,
    /** A write in it breaks a limit or a rule of the store: a fault of the caller. */
    REFUSED,
    /** The store was closed before its turn came. */
    CLOSED
  }
}
