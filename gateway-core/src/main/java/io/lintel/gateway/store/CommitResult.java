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
    /** The medium failed. */
    BROKEN,
    /** The store was closed before its turn came. */
    CLOSED
  }
}
