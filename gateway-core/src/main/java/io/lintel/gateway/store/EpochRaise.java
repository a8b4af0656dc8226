package io.lintel.gateway.store;

import io.lintel.gateway.model.Bytes;
import io.lintel.gateway.model.DeliveryClass;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Moves all that was written in an epoch of which nothing was sent yet into a higher one. Happens
 * at most once in the life of a store: when database and epoch file were both gone.
 */
final class EpochRaise {

  private final Sql sql;
  private final Book book;
  private final Sealing sealing;

  EpochRaise(Sql sql, Book book, Sealing sealing) {
    this.sql = sql;
    this.book = book;
    this.sealing = sealing;
  }

  /** The epoch is known from now on, and is {@code atLeast} or higher. */
  void to(long atLeast) throws SQLException {
    Ledger ledger = book.ledger();
    boolean known = sql.number("SELECT epoch_known FROM meta") == 1;
    if (known || ledger.connected()) {
      throw new IllegalStateException("the epoch is known, or some of it was sent");
    }
    if (atLeast > ledger.epoch()) {
      move(ledger, atLeast);
    }
    sql.update("UPDATE meta SET epoch_known = 1");
  }

  private void move(Ledger ledger, long epoch) throws SQLException {
    long first = Position.of(ledger.epoch(), 0);
    long shift = Position.of(epoch, 0) - first;
    Bytes chain = HashChain.START;
    for (long position : positions(first)) {
      chain = moveRow(ledger, position, shift, chain);
    }
    shiftReferences(first, shift);
    book.turnTo(ledger.moved(epoch, chain, recount(ledger.totals())));
  }

  private List<Long> positions(long first) throws SQLException {
    return sql.list(
        "SELECT position FROM journal WHERE position >= ? ORDER BY position",
        row -> row.getLong(1),
        first);
  }

  private Bytes moveRow(Ledger ledger, long position, long shift, Bytes previous)
      throws SQLException {
    Line line =
        sql.first(
                "SELECT class, topic, payload FROM journal WHERE position = ?",
                Line::read,
                position)
            .orElseThrow();
    long moved = position + shift;
    byte[] column = sealing.closeMessage(moved, replaced(ledger, line, position, moved));
    Bytes hash = HashChain.next(previous, moved, line.deliveryClass(), line.topic(), column);
    sql.update(
        "UPDATE journal SET position = ?, payload = ?, prev = ?, hash = ? WHERE position = ?",
        moved,
        column,
        previous.toArray(),
        hash.toArray(),
        position);
    return hash;
  }

  private byte[] replaced(Ledger ledger, Line line, long position, long moved) {
    return EnvelopeBytes.place(
        EnvelopeBytes.draftOf(sealing.openMessage(position, line.payload().toArray())),
        ledger.storeId(),
        Position.epoch(moved),
        Position.sequence(moved));
  }

  /** Each of them points to rows of the one epoch, so that nothing collides on the way. */
  private void shiftReferences(long first, long shift) throws SQLException {
    sql.update("UPDATE outbox SET position = position + ?", shift);
    sql.update(
        "UPDATE outbox SET byte_count ="
            + " (SELECT length(payload) FROM journal j WHERE j.position = outbox.position)");
    sql.update("UPDATE envelopes SET position = position + ? WHERE position >= ?", shift, first);
    sql.update(
        "UPDATE tombstones SET from_position = from_position + ?1,"
            + " to_position = to_position + ?1 WHERE from_position >= ?2",
        shift,
        first);
    sql.update("UPDATE tombstones SET told_at = told_at + ? WHERE told_at >= ?", shift, first);
  }

  private Totals recount(Totals before) throws SQLException {
    Map<DeliveryClass, Fill> outbox = new EnumMap<>(DeliveryClass.class);
    for (DeliveryClass each : DeliveryClass.values()) {
      outbox.put(each, fill("SELECT count(*), sum(byte_count) FROM outbox WHERE class = ?", each));
    }
    Fill journal =
        sql.first("SELECT count(*), sum(length(payload)) FROM journal", EpochRaise::fill)
            .orElse(before.journal());
    return new Totals(journal, outbox);
  }

  private Fill fill(String text, DeliveryClass deliveryClass) throws SQLException {
    return sql.first(text, EpochRaise::fill, deliveryClass.name()).orElse(Fill.NONE);
  }

  private static Fill fill(ResultSet row) throws SQLException {
    return new Fill(row.getLong(1), row.getLong(2));
  }

  private record Line(String deliveryClass, String topic, Bytes payload) {
    static Line read(ResultSet row) throws SQLException {
      return new Line(row.getString(1), row.getString(2), Bytes.of(row.getBytes(3)));
    }
  }
}
