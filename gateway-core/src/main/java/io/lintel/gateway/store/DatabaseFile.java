package io.lintel.gateway.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.sqlite.JDBC;

/** The database file with its log, and how connections to it are made. */
final class DatabaseFile {

  /** "LINT": marks the file as ours. */
  static final int APPLICATION_ID = 0x4c494e54;

  /** Of schema.sql. Another number is another Lintel's file. */
  static final int SCHEMA_VERSION = 1;

  private static final DateTimeFormatter FILE_TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** The log and its index come first: a database never stands beside a log that is not its own. */
  private static final List<String> PARTS = List.of("-wal", "-shm", "");

  private final Path folder;

  DatabaseFile(Path folder) {
    this.folder = folder;
  }

  Path path() {
    return folder.resolve("lintel.db");
  }

  Path folder() {
    return folder;
  }

  /**
   * The writer's connection: durable at commit even through a power cut (WAL, FULL), a log of about
   * 4 MB, and free pages that can be given back.
   */
  Sql openWriter() throws SQLException {
    return open(
        path().toString(),
        "PRAGMA page_size = 4096",
        "PRAGMA auto_vacuum = INCREMENTAL",
        "PRAGMA journal_mode = WAL",
        "PRAGMA synchronous = FULL",
        "PRAGMA wal_autocheckpoint = 1000",
        "PRAGMA journal_size_limit = 4194304",
        "PRAGMA cache_size = -2000",
        "PRAGMA temp_store = MEMORY",
        "PRAGMA trusted_schema = OFF",
        "PRAGMA cell_size_check = ON");
  }

  Sql openReader() throws SQLException {
    return open(path().toString(), "PRAGMA query_only = ON", "PRAGMA cache_size = -1000");
  }

  /**
   * A connection for a read-only file system. With a log left there it is read too; without one
   * SQLite must be told that nobody changes the file, since it cannot make the log's index.
   */
  Sql openImmutable() throws SQLException {
    String mode = Files.exists(folder.resolve("lintel.db-wal")) ? "mode=ro" : "immutable=1";
    return open("file:" + path() + "?" + mode, "PRAGMA query_only = ON");
  }

  /** Bytes of the database, its log and the log's index. */
  long size() {
    return PARTS.stream()
        .mapToLong(part -> folder.resolve("lintel.db" + part).toFile().length())
        .sum();
  }

  /** Renames it with the time, so that it can be looked at later; returns the new name. */
  Path setAside(Instant now) throws IOException {
    String free = freeName("lintel.db.set-aside-" + FILE_TIME.format(now));
    for (String part : PARTS) {
      Path from = folder.resolve("lintel.db" + part);
      if (Files.exists(from)) {
        Files.move(from, folder.resolve(free + part));
      }
    }
    EpochFile.syncFolder(folder);
    return folder.resolve(free);
  }

  private String freeName(String wanted) {
    String name = wanted;
    for (int i = 2;
        PARTS.stream().map(name::concat).map(folder::resolve).anyMatch(Files::exists);
        i++) {
      name = wanted + "-" + i;
    }
    return name;
  }

  private static Sql open(String url, String... pragmas) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("busy_timeout", "5000");
    properties.setProperty("jdbc.get_generated_keys", "false"); // a query after each insert
    Sql sql = new Sql(JDBC.createConnection("jdbc:sqlite:" + url, properties));
    try {
      for (String pragma : pragmas) {
        sql.run(pragma);
      }
      return sql;
    } catch (SQLException failure) {
      sql.close();
      throw failure;
    }
  }
}
