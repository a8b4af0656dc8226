package io.lintel.gateway.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One connection with its prepared statements, each made once. Owned by one thread at a time; the
 * statements' texts are constants, so their number is bounded.
 */
final class Sql implements AutoCloseable {

  private final Connection connection;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();

  Sql(Connection connection) {
    this.connection = connection;
  }

  /** Runs a change; returns how many rows it touched. */
  int update(String text, @Nullable Object... arguments) throws SQLException {
    try {
      return bind(text, arguments).executeUpdate();
    } catch (SQLException failure) {
      throw forgotten(text, failure);
    }
  }

  <T> List<T> list(String text, Reading<T> reading, @Nullable Object... arguments)
      throws SQLException {
    try (ResultSet rows = bind(text, arguments).executeQuery()) {
      List<T> found = new ArrayList<>();
      while (rows.next()) {
        found.add(reading.of(rows));
      }
      return found;
    } catch (SQLException failure) {
      throw forgotten(text, failure);
    }
  }

  <T> Optional<T> first(String text, Reading<T> reading, @Nullable Object... arguments)
      throws SQLException {
    return list(text, reading, arguments).stream().findFirst();
  }

  long number(String text, @Nullable Object... arguments) throws SQLException {
    return first(text, row -> row.getLong(1), arguments).orElse(0L);
  }

  /** Runs a statement once that is not worth keeping: a pragma, a piece of the schema. */
  void run(String text) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(text);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  private PreparedStatement bind(String text, @Nullable Object... arguments) throws SQLException {
    PreparedStatement statement = prepared.get(text);
    if (statement == null) {
      statement = connection.prepareStatement(text);
      prepared.put(text, statement);
    }
    for (int i = 0; i < arguments.length; i++) {
      statement.setObject(i + 1, arguments[i]);
    }
    return statement;
  }

  /** The JDBC driver closes a statement that failed: the next use prepares it anew. */
  private SQLException forgotten(String text, SQLException failure) {
    PreparedStatement failed = prepared.remove(text);
    try {
      if (failed != null) {
        failed.close();
      }
    } catch (SQLException alreadyClosed) {
      failure.addSuppressed(alreadyClosed);
    }
    return failure;
  }

  /** Makes a value of a row. */
  @FunctionalInterface
  interface Reading<T> {
    T of(ResultSet row) throws SQLException;
  }
}
