package io.lintel.gateway.store;

import java.sql.SQLException;
import java.util.List;

/** Small named values as rows, sealed: among them are access codes and keys. */
final class BlobTable {

  private static final int VALUE_BYTES_MAX = 65_536;
  private static final int KEY_CHARS_MAX = 512;

  private final Sql sql;
  private final Sealing sealing;

  BlobTable(Sql sql, Sealing sealing) {
    this.sql = sql;
    this.sealing = sealing;
  }

  void put(Blob blob) throws SQLException {
    if (blob.value().size() > VALUE_BYTES_MAX || blob.key().length() > KEY_CHARS_MAX) {
      throw new IllegalArgumentException(
          "a named value has a key of at most "
              + KEY_CHARS_MAX
              + " characters and at most "
              + VALUE_BYTES_MAX
              + " bytes");
    }
    sql.update(
        "INSERT OR REPLACE INTO blobs VALUES (?, ?)",
        blob.key(),
        sealing.close(name(blob.key()), blob.value().toArray()));
  }

  void drop(String key) throws SQLException {
    sql.update("DELETE FROM blobs WHERE key = ?", key);
  }

  List<Blob> startingWith(String prefix) throws SQLException {
    return sql.list(
        "SELECT key, value FROM blobs WHERE key >= ? AND substr(key, 1, length(?)) = ?"
            + " ORDER BY key",
        row -> open(row.getString(1), row.getBytes(2)),
        prefix,
        prefix,
        prefix);
  }

  private Blob open(String key, byte[] column) {
    return new Blob(key, sealing.open(name(key), column));
  }

  /** Bound to its key: a value moved to another row does not open. */
  private static String name(String key) {
    return "blobs/" + key;
  }
}
