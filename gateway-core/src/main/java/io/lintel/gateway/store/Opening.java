package io.lintel.gateway.store;

import io.lintel.gateway.time.Time;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/**
 * Opens what is there: looks, decides ({@link Beginning}), writes the decision into the database
 * and then into the epoch file.
 */
final class Opening {

  private static final System.Logger LOG = System.getLogger(Opening.class.getName());

  private final DatabaseFile file;
  private final EpochFile epochFile;
  private final Time time;
  private final Sealing sealing;

  Opening(Path folder, Time time, Sealing sealing) {
    this.file = new DatabaseFile(folder);
    this.epochFile = new EpochFile(folder);
    this.time = time;
    this.sealing = sealing;
  }

  /** An open store: the writer's connection, and which store it is. */
  record Opened(Sql sql, Birth birth) {}

  Opened open() throws IOException, SQLException {
    Examination examination = Examination.of(file);
    Optional<String> setAside = setAside(examination);
    Optional<Identity> noted = epochFile.read();
    Beginning beginning = Beginning.decide(examination.found(), noted, UUID.randomUUID(), setAside);
    boolean made = Files.exists(file.path());
    Sql sql = file.openWriter();
    try {
      Identity identity = begin(sql, beginning, noted);
      if (!made) {
        EpochFile.syncFolder(file.folder());
      }
      note(identity);
      return new Opened(sql, Meta.birth(sql));
    } catch (IOException | SQLException | RuntimeException failure) {
      sql.close();
      throw failure;
    }
  }

  /** A file that is behind is no harm; not starting on a full disk would be. */
  private void note(Identity identity) {
    try {
      epochFile.write(identity);
    } catch (IOException failure) {
      LOG.log(System.Logger.Level.WARNING, "the epoch file could not be written", failure);
    }
  }

  private Optional<String> setAside(Examination examination) throws IOException {
    if (examination.unusable().isEmpty()) {
      return Optional.empty();
    }
    Path kept = file.setAside(time.wall());
    return Optional.of(examination.unusable().get() + "; the file was set aside as " + kept);
  }

  /** One database transaction: a power cut leaves it begun or not begun. */
  private Identity begin(Sql sql, Beginning beginning, Optional<Identity> noted)
      throws SQLException, IOException {
    sql.update("BEGIN IMMEDIATE");
    Identity identity =
        switch (beginning) {
          case Beginning.Continue(Identity kept) -> {
            Meta.nextStart(sql, kept);
            yield kept;
          }
          case Beginning.NewEpoch(Identity next, String reason) -> {
            Meta.beginEpoch(sql, next, noted, time.wall(), reason);
            yield next;
          }
          case Beginning.NewStore(Identity next, Optional<String> reason) -> {
            Meta.create(sql, next, noted, time.wall(), reason.orElse(null));
            yield next;
          }
        };
    Meta.checkSeal(sql, sealing);
    sql.update("COMMIT");
    return identity;
  }
}
