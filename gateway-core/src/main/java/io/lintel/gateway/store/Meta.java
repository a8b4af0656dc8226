package io.lintel.gateway.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The one row that says which store this is: made, continued, begun anew. */
final class Meta {

  private Meta() {}

  /** Makes all tables and the row. */
  static void create(
      Sql sql, Identity identity, Optional<Identity> file, Instant now, @Nullable String replaced)
      throws SQLException, IOException {
    for (String statement : schema()) {
      sql.run(statement);
    }
    sql.run("PRAGMA application_id = " + DatabaseFile.APPLICATION_ID);
    sql.run("PRAGMA user_version = " + DatabaseFile.SCHEMA_VERSION);
    sql.update(
        "INSERT INTO meta (only_row, store_id, epoch, epoch_known, generation, follows, born_at,"
            + " replaced, chain) VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?)",
        identity.storeId().toString(),
        identity.epoch(),
        identity.epochKnown(),
        identity.generation(),
        file.map(Identity::storeId).map(UUID::toString).orElse(null),
        Columns.text(now),
        replaced,
        HashChain.START.toArray());
  }

  static void nextStart(Sql sql, Identity identity) throws SQLException {
    sql.update("UPDATE meta SET generation = ?", identity.generation());
  }

  /**
   * Makes the store a new one that keeps what it knows. What still waited for the broker cannot be
   * sent under a new epoch: it stays in the journal, and tombstones tell.
   */
  static void beginEpoch(
      Sql sql, Identity identity, Optional<Identity> file, Instant now, String reason)
      throws SQLException {
    sql.update(
        "INSERT INTO tombstones (from_position, to_position, class, row_count, reason)"
            + " SELECT min(position), max(position), class, count(*), 'store_restored'"
            + " FROM outbox GROUP BY class, position >> 40");
    sql.update("DELETE FROM outbox");
    sql.update("UPDATE totals SET row_count = 0, byte_count = 0 WHERE name <> 'journal'");
    sql.update(
        "UPDATE meta SET store_id = ?, epoch = ?, epoch_known = ?, generation = ?, follows = ?,"
            + " born_at = ?, replaced = ?, connected = 0, last_sequence = 0, chain = ?",
        identity.storeId().toString(),
        identity.epoch(),
        identity.epochKnown(),
        identity.generation(),
        file.map(Identity::storeId).map(UUID::toString).orElse(null),
        Columns.text(now),
        reason,
        HashChain.START.toArray());
  }

  /**
   * Which store this is. It counts as fresh until a broker has acknowledged a row of this epoch,
   * and tells why it replaced another until it has given its first sequence: a crash before that
   * loses neither.
   */
  static Birth birth(Sql sql) throws SQLException {
    return sql.first(
            "SELECT store_id, epoch, connected, born_at, replaced, last_sequence, epoch_known"
                + " FROM meta",
            row ->
                new Birth(
                    UUID.fromString(row.getString(1)),
                    row.getLong(2),
                    !row.getBoolean(3),
                    Instant.parse(row.getString(4)),
                    row.getLong(6) == 0 ? Columns.text(row, "replaced") : Optional.empty(),
                    row.getBoolean(7)))
        .orElseThrow(() -> new SQLException("the store has no meta row"));
  }

  static Identity identity(Sql sql) throws SQLException {
    return sql.first("SELECT store_id, epoch, generation, epoch_known FROM meta", Meta::identity)
        .orElseThrow(() -> new SQLException("the store has no meta row"));
  }

  static Identity identity(ResultSet row) throws SQLException {
    return new Identity(
        UUID.fromString(row.getString("store_id")),
        row.getLong("epoch"),
        row.getLong("generation"),
        row.getBoolean("epoch_known"));
  }

  /** Sees that sealed values will open, before anything rests on it. */
  static void checkSeal(Sql sql, Sealing sealing) throws SQLException {
    Optional<byte[]> check =
        sql.first(
            "SELECT seal_check FROM meta WHERE seal_check IS NOT NULL", row -> row.getBytes(1));
    if (check.isPresent()) {
      sealing.verify(check.get());
    } else if (sealing.check().isPresent()) {
      sql.update("UPDATE meta SET seal_check = ?", sealing.check().get());
    }
  }

  private static String[] schema() throws IOException {
    try (InputStream in = Meta.class.getResourceAsStream("schema.sql")) {
      if (in == null) {
        throw new IOException("schema.sql is not in the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip().split(";\\s*", 0);
    }
  }
}
