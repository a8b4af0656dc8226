package io.lintel.gateway.store;

import io.lintel.gateway.model.Bytes;
import io.lintel.gateway.model.DeliveryClass;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * The {@link Ledger} and its rows in {@code meta} and {@code totals}. Owned by the writer thread.
 */
final class Book {

  private static final String JOURNAL = "journal";

  private final Sql sql;
  private Ledger ledger;
  private Ledger saved;

  Book(Sql sql) throws SQLException {
    this.sql = sql;
    this.ledger = load(sql);
    this.saved = ledger;
  }

  Ledger ledger() {
    return ledger;
  }

  void turnTo(Ledger next) {
    ledger = next;
  }

  /** Writes what changed, as the last thing before the commit. */
  void save() throws SQLException {
    if (ledger.equals(saved)) {
      return;
    }
    sql.update(
        "UPDATE meta SET epoch = ?, last_sequence = ?, chain = ?, connected = ?",
        ledger.epoch(),
        ledger.lastSequence(),
        ledger.chain().toArray(),
        ledger.connected());
    saveTotals();
  }

  void committed() {
    saved = ledger;
  }

  /** Back to what is in the file. */
  void rolledBack() {
    ledger = saved;
  }

  private void saveTotals() throws SQLException {
    Totals before = saved.totals();
    Totals now = ledger.totals();
    saveTotal(JOURNAL, before.journal(), now.journal());
    for (DeliveryClass each : DeliveryClass.values()) {
      saveTotal(each.name(), before.outbox(each), now.outbox(each));
    }
  }

  private void saveTotal(String name, Fill before, Fill now) throws SQLException {
    if (!before.equals(now)) {
      sql.update("INSERT OR REPLACE INTO totals VALUES (?, ?, ?)", name, now.rows(), now.bytes());
    }
  }

  private static Ledger load(Sql sql) throws SQLException {
    Totals totals = loadTotals(sql);
    boolean untold =
        sql.number("SELECT EXISTS (SELECT 1 FROM tombstones WHERE told_at IS NULL)") == 1;
    return sql.first(
            "SELECT store_id, epoch, last_sequence, chain, connected FROM meta",
            row ->
                new Ledger(
                    UUID.fromString(row.getString(1)),
                    row.getLong(2),
                    row.getLong(3),
                    Bytes.of(row.getBytes(4)),
                    row.getBoolean(5),
                    untold,
                    0,
                    totals))
        .orElseThrow(() -> new SQLException("the store has no meta row"));
  }

  private static Totals loadTotals(Sql sql) throws SQLException {
    Map<String, Fill> fills = new HashMap<>();
    sql.list(
        "SELECT name, row_count, byte_count FROM totals",
        row -> fills.put(row.getString(1), new Fill(row.getLong(2), row.getLong(3))));
    Map<DeliveryClass, Fill> outbox = new EnumMap<>(DeliveryClass.class);
    Arrays.stream(DeliveryClass.values())
        .forEach(each -> outbox.put(each, fills.getOrDefault(each.name(), Fill.NONE)));
    return new Totals(fills.getOrDefault(JOURNAL, Fill.NONE), outbox);
  }
}
