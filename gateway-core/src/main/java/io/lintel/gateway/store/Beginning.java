package io.lintel.gateway.store;

import java.util.Optional;
import java.util.UUID;

/**
 * How a start goes on from what was found: a pure decision.
 *
 * <p>At each start the database is written first and the epoch file second. A database ahead of the
 * file is therefore a crash between the two; a database behind it was put back from a copy.
 */
sealed interface Beginning {

  /** The store goes on in its epoch. */
  record Continue(Identity identity) implements Beginning {}

  /** The database is kept, as a new store in a new epoch. */
  record NewEpoch(Identity identity, String reason) implements Beginning {}

  /** There is no database to keep. */
  record NewStore(Identity identity, Optional<String> reason) implements Beginning {}

  /**
   * The decision.
   *
   * @param newStoreId for a store that begins
   * @param setAside why a file that was there is not used
   */
  static Beginning decide(
      Optional<Found> database,
      Optional<Identity> file,
      UUID newStoreId,
      Optional<String> setAside) {
    if (database.isEmpty()) {
      return new NewStore(after(file, newStoreId), setAside.or(() -> file.map(f -> GONE)));
    }
    Found kept = database.get();
    return file.<Beginning>map(f -> besides(kept, f, newStoreId))
        .orElseGet(() -> new Continue(kept.identity().nextStart(0)));
  }

  /** Why a store is new when only its epoch file was left. */
  String GONE = "the database was gone";

  /**
   * What the database says of itself.
   *
   * @param follows the store whose epoch file lay there when this one began: the file still says so
   *     when power failed between the two writes
   */
  record Found(Identity identity, Optional<UUID> follows) {}

  private static Beginning besides(Found found, Identity file, UUID newStoreId) {
    Identity database = found.identity();
    boolean same = database.storeId().equals(file.storeId());
    boolean successor =
        found.follows().filter(file.storeId()::equals).isPresent()
            && database.epoch() > file.epoch();
    if (!same && !successor) {
      return anew(database, file, newStoreId, "the database is that of another store");
    }
    if (same && isBehind(database, file)) {
      return anew(database, file, newStoreId, "the database was put back from an older copy");
    }
    return new Continue(database.nextStart(file.generation()));
  }

  private static boolean isBehind(Identity database, Identity file) {
    return database.epoch() < file.epoch()
        || (database.epoch() == file.epoch() && database.generation() < file.generation());
  }

  private static Beginning anew(Identity database, Identity file, UUID newStoreId, String reason) {
    long epoch = Math.max(database.epoch(), file.epoch()) + 1;
    return new NewEpoch(new Identity(newStoreId, epoch, 1, file.epochKnown()), reason);
  }

  private static Identity after(Optional<Identity> file, UUID newStoreId) {
    return file.map(f -> new Identity(newStoreId, f.epoch() + 1, 1, f.epochKnown()))
        .orElseGet(() -> new Identity(newStoreId, 1, 1, false));
  }
}
