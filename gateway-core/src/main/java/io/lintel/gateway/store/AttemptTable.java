package io.lintel.gateway.store;

import io.lintel.gateway.model.Bytes;
import io.lintel.gateway.model.Origin;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Attempts as rows. Parameters hold codes and are sealed; so is the fingerprint, from which a
 * four-digit code could be guessed.
 */
final class AttemptTable {

  private final Sql sql;
  private final Sealing sealing;

  AttemptTable(Sql sql, Sealing sealing) {
    this.sql = sql;
    this.sealing = sealing;
  }

  void put(AttemptRow row) throws SQLException {
    sql.update(
        "INSERT INTO attempts (attempt_id, type, device_id, fingerprint, params, origin, issued_by,"
            + " stage, requested_at, deadline, expires_at, started_at, finished_at, keep_until)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            + " ON CONFLICT (attempt_id) DO UPDATE SET type = excluded.type,"
            + " device_id = excluded.device_id, fingerprint = excluded.fingerprint,"
            + " params = excluded.params, origin = excluded.origin,"
            + " issued_by = excluded.issued_by, stage = excluded.stage,"
            + " requested_at = excluded.requested_at, deadline = excluded.deadline,"
            + " expires_at = excluded.expires_at, started_at = excluded.started_at,"
            + " finished_at = excluded.finished_at, keep_until = excluded.keep_until",
        Columns.blob(row.attemptId()),
        row.type(),
        row.deviceId().map(Columns::blob).orElse(null),
        sealing.close(fingerprintName(row.attemptId()), row.fingerprint().toArray()),
        sealing.close(paramsName(row.attemptId()), row.params().toArray()),
        row.origin().name(),
        row.issuedBy(),
        row.stage().name(),
        Columns.text(row.requestedAt()),
        Columns.text(row.deadline()),
        Columns.instantOrNull(row.expiresAt()),
        Columns.stampOrNull(row.startedAt()),
        Columns.stampOrNull(row.finishedAt()),
        Columns.text(row.keepUntil()));
  }

  Optional<AttemptRow> find(UUID attemptId) throws SQLException {
    return sql.first(
        "SELECT * FROM attempts WHERE attempt_id = ?", this::read, Columns.blob(attemptId));
  }

  List<AttemptRow> unfinished() throws SQLException {
    return sql.list(
        "SELECT * FROM attempts WHERE stage IN ('WAITING', 'STARTED') ORDER BY row", this::read);
  }

  private AttemptRow read(ResultSet row) throws SQLException {
    UUID attemptId = Columns.uuid(row.getBytes("attempt_id"));
    return new AttemptRow(
        attemptId,
        row.getString("type"),
        Optional.ofNullable(row.getBytes("device_id")).map(Columns::uuid),
        open(fingerprintName(attemptId), row, "fingerprint"),
        open(paramsName(attemptId), row, "params"),
        Origin.valueOf(row.getString("origin")),
        row.getString("issued_by"),
        AttemptRow.Stage.valueOf(row.getString("stage")),
        Columns.stamp(row.getString("requested_at")),
        Columns.stamp(row.getString("deadline")),
        Columns.instant(row, "expires_at"),
        Columns.stamp(row, "started_at"),
        Columns.stamp(row, "finished_at"),
        Columns.stamp(row.getString("keep_until")));
  }

  private Bytes open(String name, ResultSet row, String column) throws SQLException {
    return sealing.open(name, row.getBytes(column));
  }

  private static String fingerprintName(UUID attemptId) {
    return "attempts/fingerprint/" + attemptId;
  }

  private static String paramsName(UUID attemptId) {
    return "attempts/params/" + attemptId;
  }
}
