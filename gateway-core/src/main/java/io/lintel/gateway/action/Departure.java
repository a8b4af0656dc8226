package io.lintel.gateway.action;

import io.lintel.gateway.model.Json;
import io.lintel.gateway.store.Blob;
import io.lintel.gateway.store.Store;
import io.lintel.gateway.store.Write;
import io.lintel.spi.Fault;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A device that was marked as gone and is not told yet. The note is committed with the mark and
 * dropped with the event: see {@link Arrival}.
 *
 * @param why as its driver said it
 */
public record Departure(UUID deviceId, Fault why) {

  private static final String KEY = "departure/";

  /** To be committed with the mark. */
  public Write noted() {
    var note = Json.object().put("code", why.code()).put("message", why.message());
    return new Write.PutBlob(new Blob(KEY + deviceId, Json.write(note)));
  }

  /** To be committed with its event; there may be no note. */
  static Write told(UUID deviceId) {
    return new Write.DropBlob(KEY + deviceId);
  }

  static List<Departure> untold(Store store) {
    return store.blobs(KEY).stream().flatMap(Departure::read).toList();
  }

  private static Stream<Departure> read(Blob blob) {
    var deviceId = UUID.fromString(blob.key().substring(KEY.length()));
    return Json.read(blob.value()).stream()
        .map(note -> Fault.repair(note.path("code").asText(), note.path("message").asText()))
        .map(why -> new Departure(deviceId, why));
  }
}
