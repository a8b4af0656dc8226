package io.lintel.gateway.store;

import io.lintel.gateway.store.CommitResult.Cause;
import io.lintel.gateway.store.CommitResult.Failed;
import io.lintel.gateway.store.StoreHealth.State;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The database as the writer meets it on good and bad days. Owned by the writer thread; {@link
 * #state} from any.
 *
 * <p>On a full disk the reserve is given up, telemetry is refused and dropped, and the rest goes
 * on. After other trouble the connection is made anew with the next group.
 */
final class Medium implements AutoCloseable {

  private final DatabaseFile file;
  private final Reserve reserve;
  private final Tables.Needs needs;
  private final boolean foundReadOnly;
  private @Nullable Tables tables;
  private volatile State state = State.WELL;

  Medium(DatabaseFile file, Reserve reserve, Tables.Needs needs, Sql sql) throws SQLException {
    this(file, reserve, needs, false);
    this.tables = attach(sql);
  }

  private Medium(DatabaseFile file, Reserve reserve, Tables.Needs needs, boolean foundReadOnly) {
    this.file = file;
    this.reserve = reserve;
    this.needs = needs;
    this.foundReadOnly = foundReadOnly;
  }

  /** One that was read-only at the start and takes nothing until the next. */
  static Medium readOnly(DatabaseFile file, Reserve reserve, Tables.Needs needs) {
    Medium medium = new Medium(file, reserve, needs, true);
    medium.state = State.READ_ONLY;
    return medium;
  }

  State state() {
    return state;
  }

  /** What is in the file, when it can be known. */
  Optional<Ledger> ledger() {
    return Optional.ofNullable(tables).map(known -> known.book().ledger());
  }

  /** Takes the reserve at the start, or goes sparingly from the start. */
  void begin() {
    if (!foundReadOnly && !reserve.isHeld()) {
      regain();
    }
  }

  /** One result per member, in order. */
  List<CommitResult> commit(List<Pending> group) {
    if (foundReadOnly) {
      Failed failed =
          new Failed(
              Cause.READ_ONLY, "the storage was read-only at the start: mend it, then restart");
      return group.stream().<CommitResult>map(each -> failed).toList();
    }
    try {
      Tables open = open();
      List<CommitResult> results =
          state == State.FULL ? commitSparingly(open, group) : commitAll(open, group);
      boolean proven = tables != null && !group.stream().allMatch(Pending::empty);
      if (proven && (state == State.READ_ONLY || state == State.BROKEN)) {
        state = State.WELL;
      }
      return results;
    } catch (SQLException | RuntimeException failure) {
      return failAll(group, failure);
    }
  }

  @Override
  public void close() throws SQLException {
    if (tables != null) {
      Sql sql = tables.sql();
      tables = null;
      sql.close();
    }
  }

  private List<CommitResult> commitAll(Tables open, List<Pending> group) throws SQLException {
    try {
      return new GroupCommit(open).commit(group);
    } catch (SQLException failure) {
      if (SqliteCause.of(failure, file.folder()) != Cause.FULL) {
        throw failure;
      }
      becomeFull(open);
      return commitSparingly(open, group);
    }
  }

  private void becomeFull(Tables open) throws SQLException {
    state = State.FULL;
    try {
      reserve.release();
    } catch (IOException notReleased) {
      throw new SQLException("the reserve cannot be released", notReleased);
    }
    limit(open.sql());
  }

  /** Without telemetry, each on its own: what fits is kept, also when the medium then breaks. */
  private List<CommitResult> commitSparingly(Tables open, List<Pending> group) {
    List<CommitResult> results = new ArrayList<>(group.size());
    try {
      for (Pending each : group) {
        results.add(each.telemetry() ? full("telemetry is dropped") : commitOne(open, each));
      }
      regain();
    } catch (SQLException | RuntimeException failure) {
      results.addAll(failAll(group.subList(results.size(), group.size()), failure));
    }
    return results;
  }

  private CommitResult commitOne(Tables open, Pending one) throws SQLException {
    try {
      return new GroupCommit(open).commit(List.of(one)).getFirst();
    } catch (SQLException failure) {
      if (SqliteCause.of(failure, file.folder()) != Cause.FULL) {
        throw failure;
      }
      return commitAfterDropping(open, one);
    }
  }

  private CommitResult commitAfterDropping(Tables open, Pending one) throws SQLException {
    try {
      new GroupCommit(open).commit(List.of(Pending.ofStore(Tables::spare, result -> {})));
      open.sql().run("PRAGMA wal_checkpoint(TRUNCATE)");
      return new GroupCommit(open).commit(List.of(one)).getFirst();
    } catch (SQLException failure) {
      if (SqliteCause.of(failure, file.folder()) != Cause.FULL) {
        throw failure;
      }
      return full(String.valueOf(failure.getMessage()));
    }
  }

  /** Takes the reserve again when there is space for it, on the disk and in the database. */
  private void regain() {
    try {
      Tables open = open();
      if (reserve.fits() && usedPages(open.sql()) < reserve.pagesToRegain()) {
        reserve.make();
        state = State.WELL;
        limit(open.sql());
      } else {
        state = State.FULL;
      }
    } catch (IOException | SQLException stillFull) {
      state = State.FULL;
    }
  }

  private List<CommitResult> failAll(List<Pending> group, Exception failure) {
    Cause cause =
        failure instanceof SQLException sqlite
            ? SqliteCause.of(sqlite, file.folder())
            : Cause.BROKEN;
    state = cause == Cause.READ_ONLY ? State.READ_ONLY : State.BROKEN;
    abandon(failure);
    Failed failed = new Failed(cause, String.valueOf(failure.getMessage()));
    return group.stream().<CommitResult>map(each -> failed).toList();
  }

  private void abandon(Exception failure) {
    try {
      close();
    } catch (SQLException alsoFailed) {
      failure.addSuppressed(alsoFailed);
    }
  }

  private Tables open() throws SQLException {
    if (tables == null) {
      tables = attach(file.openWriter());
    }
    return tables;
  }

  private Tables attach(Sql sql) throws SQLException {
    limit(sql);
    return new Tables(sql, needs);
  }

  private void limit(Sql sql) throws SQLException {
    sql.run("PRAGMA max_page_count = " + reserve.pagesAllowed(state != State.FULL));
  }

  private static long usedPages(Sql sql) throws SQLException {
    return sql.number("PRAGMA page_count") - sql.number("PRAGMA freelist_count");
  }

  private static Failed full(String message) {
    return new Failed(Cause.FULL, message);
  }
}
