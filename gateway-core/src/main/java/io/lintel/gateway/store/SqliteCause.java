package io.lintel.gateway.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * What SQLite's result codes mean for us. The lowest byte is the primary code (sqlite.org/rescode).
 */
final class SqliteCause {

  private static final int PRIMARY = 0xff;

  private SqliteCause() {}

  /** Whether the database as a whole is in trouble, and not just this one change. */
  static boolean isOfMedium(SQLException failure) {
    return switch (primary(failure)) {
      case SQLITE_CONSTRAINT, SQLITE_MISMATCH, SQLITE_TOOBIG, SQLITE_RANGE, SQLITE_ERROR -> false;
      default -> true;
    };
  }

  static CommitResult.Cause of(SQLException failure, Path folder) {
    return switch (primary(failure)) {
      case SQLITE_FULL -> CommitResult.Cause.FULL;
      case SQLITE_READONLY -> CommitResult.Cause.READ_ONLY;
      case SQLITE_IOERR, SQLITE_CANTOPEN -> probe(folder);
      case SQLITE_CONSTRAINT, SQLITE_MISMATCH, SQLITE_TOOBIG, SQLITE_RANGE, SQLITE_ERROR ->
          CommitResult.Cause.REFUSED;
      default -> CommitResult.Cause.BROKEN;
    };
  }

  /** Whether the file is no database, or not a sound one. */
  static boolean isDamage(SQLException failure) {
    return switch (primary(failure)) {
      case SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_FORMAT -> true;
      default -> false;
    };
  }

  private static SQLiteErrorCode primary(SQLException failure) {
    int code =
        failure instanceof SQLiteException sqlite
            ? sqlite.getResultCode().code
            : failure.getErrorCode();
    return SQLiteErrorCode.getErrorCode(code & PRIMARY);
  }

  /** An input/output error does not say why; writing a file of our own beside it does. */
  private static CommitResult.Cause probe(Path folder) {
    Path probe = folder.resolve(".probe");
    try {
      Files.write(probe, new byte[4096]);
      Files.delete(probe);
      return CommitResult.Cause.BROKEN;
    } catch (IOException failure) {
      return of(failure);
    }
  }

  static CommitResult.Cause of(IOException failure) {
    String text = String.valueOf(failure.getMessage());
    if (text.contains("Read-only file system")) {
      return CommitResult.Cause.READ_ONLY;
    }
    return text.contains("No space left") || text.contains("quota")
        ? CommitResult.Cause.FULL
        : CommitResult.Cause.BROKEN;
  }
}
