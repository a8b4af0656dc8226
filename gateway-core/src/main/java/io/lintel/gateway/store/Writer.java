package io.lintel.gateway.store;

import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;

/** The one thread that writes. Owned and ended by the store through the queue. */
final class Writer implements Runnable {

  private static final System.Logger LOG = System.getLogger(Writer.class.getName());

  private final WriteQueue queue;
  private final Medium medium;
  private final Consumer<Ledger> committed;

  /**
   * A writer.
   *
   * @param committed hears the ledger after each group, before the group's listeners
   */
  Writer(WriteQueue queue, Medium medium, Consumer<Ledger> committed) {
    this.queue = queue;
    this.medium = medium;
    this.committed = committed;
  }

  @Override
  public void run() {
    try {
      medium.begin();
      for (List<Pending> group = queue.take(); !group.isEmpty(); group = queue.take()) {
        write(group);
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    } finally {
      end();
    }
  }

  private void write(List<Pending> group) {
    List<CommitResult> results = medium.commit(group);
    medium.ledger().ifPresent(committed);
    for (int i = 0; i < group.size(); i++) {
      tell(group.get(i).done(), results.get(i));
    }
  }

  /** Whoever still waits, after an interrupt or a failure of this thread, is told so. */
  private void end() {
    queue.close();
    CommitResult closed =
        new CommitResult.Failed(CommitResult.Cause.CLOSED, "the store was closed before its turn");
    for (List<Pending> rest = queue.drain(); !rest.isEmpty(); rest = queue.drain()) {
      rest.forEach(pending -> tell(pending.done(), closed));
    }
    try {
      medium.close();
    } catch (SQLException failure) {
      LOG.log(System.Logger.Level.WARNING, "the store did not close cleanly", failure);
    }
  }

  /** A listener that throws is a bug of its owner; the others are still told. */
  private static void tell(CommitListener listener, CommitResult result) {
    try {
      listener.ended(result);
    } catch (RuntimeException bug) {
      LOG.log(System.Logger.Level.ERROR, "a commit listener failed", bug);
    }
  }
}
