package io.lintel.gateway.store;

import io.lintel.gateway.model.Bytes;
import java.util.UUID;

/**
 * What the writer knows by heart: the row of {@code meta} that changes with each group, and the
 * totals. A transaction that fails puts the ledger back to where it was.
 *
 * @param lastSequence given in this epoch; 0 before the first
 * @param chain hash of the last journal row
 * @param connected whether a broker ever acknowledged a row of this epoch
 * @param untold whether tombstones wait to be told
 * @param queued rows put into the outbox since the start, those put back included
 */
record Ledger(
    UUID storeId,
    long epoch,
    long lastSequence,
    Bytes chain,
    boolean connected,
    boolean untold,
    long queued,
    Totals totals) {

  Ledger appended(long sequence, Bytes hash, Totals after) {
    return new Ledger(storeId, epoch, sequence, hash, connected, untold, queued + 1, after);
  }

  Ledger with(Totals after) {
    return new Ledger(storeId, epoch, lastSequence, chain, connected, untold, queued, after);
  }

  Ledger putBack(Totals after) {
    return new Ledger(storeId, epoch, lastSequence, chain, connected, untold, queued + 1, after);
  }

  Ledger connectedOnce() {
    return new Ledger(storeId, epoch, lastSequence, chain, true, untold, queued, totals);
  }

  Ledger untold(boolean now) {
    return new Ledger(storeId, epoch, lastSequence, chain, connected, now, queued, totals);
  }

  Ledger moved(long newEpoch, Bytes hash, Totals after) {
    return new Ledger(storeId, newEpoch, lastSequence, hash, connected, untold, queued, after);
  }
}
