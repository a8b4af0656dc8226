package io.lintel.gateway.action;

import io.lintel.gateway.model.Bytes;
import io.lintel.gateway.store.Blob;
import io.lintel.gateway.store.Store;
import io.lintel.gateway.store.Write;
import java.util.List;
import java.util.UUID;

/**
 * A device that was kept and is not told yet. The note is committed with the device and dropped
 * with the event, so that a power cut between the two neither loses nor repeats it.
 *
 * @param replaces whether it took the place of another, of which nothing holds any more
 */
public record Arrival(UUID deviceId, boolean replaces) {

  private static final String KEY = "arrival/";
  private static final String REPLACES = "replaces";

  /** To be committed with the device itself. */
  public Write noted() {
    Bytes kind = Bytes.utf8(replaces ? REPLACES : "new");
    return new Write.PutBlob(new Blob(KEY + deviceId, kind));
  }

  /** To be committed with its event; there may be no note. */
  static Write told(UUID deviceId) {
    return new Write.DropBlob(KEY + deviceId);
  }

  static List<Arrival> untold(Store store) {
    return store.blobs(KEY).stream().map(Arrival::read).toList();
  }

  private static Arrival read(Blob blob) {
    return new Arrival(
        UUID.fromString(blob.key().substring(KEY.length())), blob.value().utf8().equals(REPLACES));
  }
}
