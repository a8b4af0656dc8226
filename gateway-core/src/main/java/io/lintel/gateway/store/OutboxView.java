package io.lintel.gateway.store;

import io.lintel.gateway.model.DeliveryClass;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;

/** The outbox as its readers see it. */
final class OutboxView implements Outbox {

  private final Readers readers;
  private final Sealing sealing;
  private final Acknowledged acknowledged;
  private final LongSupplier rows;
  private final List<AppendListener> listeners = new CopyOnWriteArrayList<>();

  /**
   * A view.
   *
   * @param rows committed ones
   */
  OutboxView(Readers readers, Sealing sealing, Acknowledged acknowledged, LongSupplier rows) {
    this.readers = readers;
    this.sealing = sealing;
    this.acknowledged = acknowledged;
    this.rows = rows;
  }

  @Override
  public List<OutboxRow> after(long sequence, int limit) {
    List<OutboxRow> found =
        readers.read(
            sql ->
                sql.list(
                    "SELECT j.position, j.class, j.topic, j.payload, j.created_at FROM outbox o"
                        + " JOIN journal j ON j.position = o.position"
                        + " WHERE o.position > (SELECT epoch << 40 FROM meta) + ?"
                        + " ORDER BY o.position LIMIT ?",
                    this::read,
                    Math.max(0, sequence),
                    limit + acknowledged.after(sequence)));
    return found.stream().filter(row -> !acknowledged.hides(row.sequence())).limit(limit).toList();
  }

  @Override
  public long size() {
    return Math.max(0, rows.getAsLong() - acknowledged.size());
  }

  @Override
  public void onAppend(AppendListener listener) {
    listeners.add(listener);
  }

  void appended(boolean putBack) {
    listeners.forEach(listener -> listener.appended(putBack));
  }

  private OutboxRow read(ResultSet row) throws SQLException {
    long position = row.getLong("position");
    return new OutboxRow(
        Position.sequence(position),
        DeliveryClass.valueOf(row.getString("class")),
        row.getString("topic"),
        sealing.openMessage(position, row.getBytes("payload")),
        Instant.parse(row.getString("created_at")));
  }
}
