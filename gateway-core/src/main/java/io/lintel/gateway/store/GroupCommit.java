package io.lintel.gateway.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Commits a group as one database transaction with one sync, each member in a savepoint: one that
 * is wrong in itself fails alone. Trouble with the medium fails the whole group, which is then as
 * if it had never begun.
 */
final class GroupCommit {

  private final Tables tables;

  GroupCommit(Tables tables) {
    this.tables = tables;
  }

  /** One result per member, in order. */
  List<CommitResult> commit(List<Pending> group) throws SQLException {
    if (group.stream().allMatch(Pending::empty)) {
      return group.stream().<CommitResult>map(each -> committed(List.of())).toList();
    }
    Sql sql = tables.sql();
    sql.update("BEGIN IMMEDIATE");
    try {
      List<CommitResult> results = applyAll(group);
      applyInSavepoint(Tables::housekeep);
      applyInSavepoint(Tables::tell);
      tables.book().save();
      sql.update("COMMIT");
      tables.book().committed();
      return results;
    } catch (SQLException | RuntimeException failure) {
      rollBack(failure);
      throw failure;
    }
  }

  private List<CommitResult> applyAll(List<Pending> group) throws SQLException {
    List<CommitResult> results = new ArrayList<>(group.size());
    int acknowledgements = 0;
    while (acknowledgements < group.size() && isAcknowledgement(group.get(acknowledgements))) {
      acknowledgements++;
    }
    List<Pending> together = group.subList(0, acknowledgements);
    if (!together.isEmpty()) {
      results.addAll(Collections.nCopies(together.size(), applyInSavepoint(all(together))));
    }
    for (Pending each : group.subList(acknowledgements, group.size())) {
      results.add(applyInSavepoint(each.work()));
    }
    return results;
  }

  /** Deleting a row by its number cannot be wrong in itself: one savepoint for all of them. */
  private static Pending.Work all(List<Pending> acknowledgements) {
    return tables -> {
      for (Pending each : acknowledgements) {
        each.work().apply(tables);
      }
      return List.of();
    };
  }

  private static boolean isAcknowledgement(Pending pending) {
    return pending.lane() == Pending.Lane.ACKNOWLEDGEMENT;
  }

  private CommitResult applyInSavepoint(Pending.Work work) throws SQLException {
    Sql sql = tables.sql();
    Ledger before = tables.book().ledger();
    sql.update("SAVEPOINT one");
    try {
      List<Long> sequences = work.apply(tables);
      sql.update("RELEASE one");
      return committed(sequences);
    } catch (SQLException failure) {
      if (SqliteCause.isOfMedium(failure)) {
        throw failure;
      }
      return undo(before, failure);
    } catch (RuntimeException wrong) {
      return undo(before, wrong);
    }
  }

  private CommitResult undo(Ledger before, Exception wrong) throws SQLException {
    tables.sql().update("ROLLBACK TO one");
    tables.sql().update("RELEASE one");
    tables.book().turnTo(before);
    return new CommitResult.Failed(CommitResult.Cause.REFUSED, String.valueOf(wrong.getMessage()));
  }

  private void rollBack(Exception cause) {
    tables.book().rolledBack();
    try {
      tables.sql().update("ROLLBACK");
    } catch (SQLException alreadyRolledBack) {
      // SQLite itself rolls back on a full disk and on input/output errors
      cause.addSuppressed(alreadyRolledBack);
    }
  }

  private static CommitResult committed(List<Long> sequences) {
    return new CommitResult.Committed(List.copyOf(sequences));
  }
}
