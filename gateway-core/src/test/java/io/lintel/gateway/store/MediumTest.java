package io.lintel.gateway.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.lintel.gateway.model.DeliveryClass;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteErrorCode;

class MediumTest {

  /** A file so small that the reserve cannot be taken again: each member commits on its own. */
  private static final StoreLimits SPARING =
      StoreLimits.defaults().withFile(1024 * 1024, 512 * 1024);

  @TempDir Path folder;

  @Test
  void on_a_full_disk_what_was_committed_stays_so_when_the_medium_then_breaks()
      throws IOException, SQLException {
    var needs =
        new Tables.Needs(new HandTime(), new Sealing(Optional.empty()), SPARING, Samples::dropped);
    var start = Start.of(folder, needs);
    try (var _ = start.lock().orElseThrow();
        var medium = start.medium()) {
      medium.begin();
      assertEquals(StoreHealth.State.FULL, medium.state());
      var results = medium.commit(List.of(publish(), broken(), publish()));
      assertEquals(new CommitResult.Committed(List.of(1L)), results.get(0));
      assertInstanceOf(CommitResult.Failed.class, results.get(1));
      assertInstanceOf(CommitResult.Failed.class, results.get(2));
      assertEquals(
          List.of(new CommitResult.Committed(List.of(2L))), medium.commit(List.of(publish())));
    }
  }

  private static Pending publish() {
    return Pending.of(
        Transaction.of(Samples.publish(DeliveryClass.COMMAND, "x")),
        Priority.COMMAND,
        result -> {});
  }

  private static Pending broken() {
    return Pending.ofStore(
        tables -> {
          throw new SQLException("the card is gone", null, SQLiteErrorCode.SQLITE_IOERR.code);
        },
        result -> {});
  }
}
