package io.lintel.gateway.store;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A listener that a test can wait on, for at most 20 s. */
final class Heard implements CommitListener {

  private static final int LIMIT_SECONDS = 20;

  private final CompletableFuture<CommitResult> result = new CompletableFuture<>();

  static Heard commit(Store store, Write... writes) {
    return commit(store, Priority.COMMAND, writes);
  }

  static Heard commit(Store store, Priority priority, Write... writes) {
    Heard heard = new Heard();
    store.commit(Transaction.of(writes), priority, heard);
    return heard;
  }

  @Override
  public void ended(CommitResult how) {
    if (!result.complete(how)) {
      throw new IllegalStateException("told twice");
    }
  }

  boolean isDone() {
    return result.isDone();
  }

  CommitResult await() {
    try {
      return result.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException never) {
      return fail("the commit did not end", never);
    }
  }

  List<Long> sequences() {
    return switch (await()) {
      case CommitResult.Committed(List<Long> sequences) -> sequences;
      case CommitResult.Failed failed -> fail("not committed: " + failed);
    };
  }

  CommitResult.Cause cause() {
    return switch (await()) {
      case CommitResult.Committed committed -> fail("committed: " + committed);
      case CommitResult.Failed(CommitResult.Cause cause, String message) -> cause;
    };
  }
}
