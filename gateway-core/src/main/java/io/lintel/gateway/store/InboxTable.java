package io.lintel.gateway.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.sql.SQLException;

/**
 * Commands as they came, sealed whole because they carry codes. The first one under an id is kept;
 * a repeat adds nothing.
 */
final class InboxTable {

  private final Sql sql;
  private final Sealing sealing;

  InboxTable(Sql sql, Sealing sealing) {
    this.sql = sql;
    this.sealing = sealing;
  }

  void keep(Write.KeepCommand command) throws SQLException {
    sql.update(
        "INSERT INTO inbox (attempt_id, content, received_at) VALUES (?, ?, ?)"
            + " ON CONFLICT (attempt_id) DO NOTHING",
        Columns.blob(command.attemptId()),
        sealing.close("inbox/" + command.attemptId(), content(command)),
        Columns.text(command.receivedAt()));
  }

  /** Payload, then each name and value; each with its length in four bytes before it. */
  private static byte[] content(Write.KeepCommand command) {
    var out = new ByteArrayOutputStream();
    field(out, command.payload().toArray());
    command
        .userProperties()
        .forEach(
            property -> {
              field(out, property.getKey().getBytes(UTF_8));
              field(out, property.getValue().getBytes(UTF_8));
            });
    return out.toByteArray();
  }

  private static void field(ByteArrayOutputStream out, byte[] value) {
    out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(value.length).array());
    out.writeBytes(value);
  }
}
