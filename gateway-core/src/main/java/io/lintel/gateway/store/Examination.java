package io.lintel.gateway.store;

import java.nio.file.Files;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/**
 * Whether the file that lies there can be used.
 *
 * @param found the identity of a sound store of ours; empty when there is none yet
 * @param unusable why the file must be set aside
 */
record Examination(Optional<Beginning.Found> found, Optional<String> unusable) {

  private static final Examination NOTHING = new Examination(Optional.empty(), Optional.empty());

  static Examination of(DatabaseFile file) throws SQLException {
    if (!Files.exists(file.path())) {
      return NOTHING;
    }
    try (Sql sql = file.openReader()) {
      return examine(sql);
    } catch (SQLException failure) {
      if (SqliteCause.isDamage(failure)) {
        return unusable("it is damaged: " + failure.getMessage());
      }
      throw failure;
    }
  }

  private static Examination examine(Sql sql) throws SQLException {
    if (sql.number("SELECT count(*) FROM sqlite_schema") == 0) {
      return NOTHING; // power failed while it was made: nothing was in it yet
    }
    if (sql.number("PRAGMA application_id") != DatabaseFile.APPLICATION_ID) {
      return unusable("it is not a store of Lintel");
    }
    long version = sql.number("PRAGMA user_version");
    if (version != DatabaseFile.SCHEMA_VERSION) {
      return unusable("another version of Lintel wrote it (schema " + version + ")");
    }
    String check = sql.first("PRAGMA quick_check(1)", row -> row.getString(1)).orElse("no answer");
    return check.equals("ok") ? found(sql) : unusable("it is damaged: " + check);
  }

  private static Examination found(Sql sql) throws SQLException {
    Optional<Beginning.Found> found =
        sql.first(
            "SELECT follows, store_id, epoch, generation, epoch_known FROM meta",
            row ->
                new Beginning.Found(
                    Meta.identity(row), Columns.text(row, "follows").map(UUID::fromString)));
    return found.isPresent()
        ? new Examination(found, Optional.empty())
        : unusable("it does not say which store it is");
  }

  private static Examination unusable(String why) {
    return new Examination(Optional.empty(), Optional.of(why));
  }
}
