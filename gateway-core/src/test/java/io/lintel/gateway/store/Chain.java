package io.lintel.gateway.store;

import io.lintel.gateway.model.Bytes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Checks the hash chain of a store's journal from its columns alone. */
final class Chain {

  private Chain() {}

  private record Link(long position, Bytes prev, Bytes hash, Bytes computed) {
    static Link read(ResultSet row) throws SQLException {
      Bytes prev = Bytes.of(row.getBytes("prev"));
      long position = row.getLong("position");
      return new Link(
          position,
          prev,
          Bytes.of(row.getBytes("hash")),
          HashChain.next(
              prev,
              position,
              row.getString("class"),
              row.getString("topic"),
              row.getBytes("payload")));
    }
  }

  /**
   * The first position whose hash is not that of its row, or that does not follow the one before.
   */
  static Optional<Long> firstBreak(Sql sql) throws SQLException {
    List<Link> links = sql.list("SELECT * FROM journal ORDER BY position", Link::read);
    for (int i = 0; i < links.size(); i++) {
      Link link = links.get(i);
      boolean follows =
          i == 0
              || link.position() != links.get(i - 1).position() + 1
              || link.prev().equals(links.get(i - 1).hash());
      if (!follows || !link.hash().equals(link.computed())) {
        return Optional.of(link.position());
      }
    }
    return Optional.empty();
  }
}
