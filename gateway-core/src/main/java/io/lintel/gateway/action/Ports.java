package io.lintel.gateway.action;

import io.lintel.gateway.log.HouseLog;
import io.lintel.gateway.model.Identity;
import io.lintel.gateway.store.CommitResult;
import io.lintel.gateway.store.Priority;
import io.lintel.gateway.store.Store;
import io.lintel.gateway.store.Transaction;
import io.lintel.gateway.store.Write;
import io.lintel.gateway.time.Loop;
import io.lintel.gateway.time.Time;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What the engine stands on.
 *
 * @param loop the engine's own: everything of the engine runs there
 * @param ids for events and for orders that are no attempts
 */
public record Ports(
    Time time,
    Loop loop,
    Store store,
    DriverPort drivers,
    Live live,
    Slots slots,
    HouseLog house,
    Identity identity,
    Limits limits,
    List<KnownDevice> devices,
    Supplier<UUID> ids) {

  /**
   * Commits what belongs to a command.
   *
   * @param then on the loop
   */
  void commit(List<Write> writes, Consumer<CommitResult> then) {
    store.commit(
        new Transaction(writes),
        Priority.COMMAND,
        result -> loop.execute(() -> then.accept(result)));
  }
}
