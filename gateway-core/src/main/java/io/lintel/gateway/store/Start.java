package io.lintel.gateway.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;

/**
 * What a store begins with.
 *
 * @param lock empty on a read-only file system, where nobody can write
 * @param reader makes connections for reading
 */
record Start(
    Optional<StoreLock> lock, Birth birth, Ledger ledger, Medium medium, Readers.Opener reader) {

  static Start of(Path folder, Tables.Needs needs) throws IOException, SQLException {
    DatabaseFile file = new DatabaseFile(folder);
    try {
      Files.createDirectories(folder);
      return writable(file, needs, StoreLock.take(folder));
    } catch (IOException failure) {
      if (SqliteCause.of(failure) != CommitResult.Cause.READ_ONLY || Files.notExists(file.path())) {
        throw failure;
      }
      return readOnly(file, needs);
    }
  }

  private static Start writable(DatabaseFile file, Tables.Needs needs, StoreLock lock)
      throws IOException, SQLException {
    try {
      Reserve reserve = new Reserve(file.folder(), needs.limits());
      Opening.Opened opened =
          openInSpace(new Opening(file.folder(), needs.time(), needs.sealing()), file, reserve);
      Medium medium = new Medium(file, reserve, needs, opened.sql());
      return new Start(
          Optional.of(lock),
          opened.birth(),
          medium.ledger().orElseThrow(),
          medium,
          file::openReader);
    } catch (IOException | SQLException | RuntimeException failure) {
      lock.close();
      throw failure;
    }
  }

  /** On a full disk the reserve gives the space that a start needs; the store begins as full. */
  private static Opening.Opened openInSpace(Opening opening, DatabaseFile file, Reserve reserve)
      throws IOException, SQLException {
    try {
      return opening.open();
    } catch (SQLException failure) {
      if (!reserve.isHeld() || SqliteCause.of(failure, file.folder()) != CommitResult.Cause.FULL) {
        throw failure;
      }
      reserve.release();
      return opening.open();
    }
  }

  private static Start readOnly(DatabaseFile file, Tables.Needs needs) throws SQLException {
    try (Sql sql = file.openImmutable()) {
      return new Start(
          Optional.empty(),
          Meta.birth(sql),
          new Book(sql).ledger(),
          Medium.readOnly(file, new Reserve(file.folder(), needs.limits()), needs),
          file::openImmutable);
    }
  }
}
