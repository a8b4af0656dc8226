package io.lintel.gateway.store;

import java.util.List;

/** What the broker has not acknowledged yet. Reads from any thread. */
public interface Outbox {

  /** Rows after a sequence, in order. */
  List<OutboxRow> after(long sequence, int limit);

  /** How many wait. */
  long size();

  /** Called on the writer thread after each commit that added rows; returns at once. */
  void onAppend(AppendListener listener);

  /** Hears that rows were added. */
  @FunctionalInterface
  interface AppendListener {
    /**
     * Rows are there.
     *
     * @param putBack one of them may have been put back ({@link Write.Republish}): it has its old
     *     sequence, below those already read
     */
    void appended(boolean putBack);
  }
}
