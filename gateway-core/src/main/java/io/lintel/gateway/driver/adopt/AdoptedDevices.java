package io.lintel.gateway.driver.adopt;

import io.lintel.gateway.action.Arrival;
import io.lintel.gateway.action.Departure;
import io.lintel.gateway.model.Bytes;
import io.lintel.gateway.model.Json;
import io.lintel.gateway.store.Blob;
import io.lintel.gateway.store.CommitListener;
import io.lintel.gateway.store.CommitResult;
import io.lintel.gateway.store.Priority;
import io.lintel.gateway.store.Store;
import io.lintel.gateway.store.Transaction;
import io.lintel.gateway.store.Write;
import io.lintel.spi.Fault;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What is kept of devices beside the configuration: those that joined, and which of all have left
 * for good. In memory and in the store. Safe from any thread.
 */
public final class AdoptedDevices {

  /** More than a Z-Wave network or an RS-485 bus can have. */
  public static final int MAX = 512;

  private static final String ADOPTED = "adopted/";
  private static final String GONE = "gone/";
  private static final CommitListener NOBODY = _ -> {};

  private final Store store;
  private final Map<UUID, AdoptedDevice> adopted = new ConcurrentHashMap<>();
  private final Map<UUID, String> gone = new ConcurrentHashMap<>();

  /** Reads what the store has. */
  public AdoptedDevices(Store store) {
    this.store = store;
    for (Blob blob : store.blobs(ADOPTED)) {
      AdoptedDevice.read(blob.value()).ifPresent(device -> adopted.put(device.deviceId(), device));
    }
    for (Blob blob : store.blobs(GONE)) {
      gone.put(UUID.fromString(blob.key().substring(GONE.length())), why(blob.value()));
    }
  }

  /** By name. */
  public List<AdoptedDevice> all() {
    return adopted.values().stream().sorted(Comparator.comparing(AdoptedDevice::name)).toList();
  }

  public Optional<AdoptedDevice> get(UUID deviceId) {
    return Optional.ofNullable(adopted.get(deviceId));
  }

  public boolean isFull() {
    return adopted.size() >= MAX;
  }

  /** Why a device left; empty while it is there. */
  public Optional<String> gone(UUID deviceId) {
    return Optional.ofNullable(gone.get(deviceId));
  }

  /**
   * Keeps a device that joined, in the place of what had its id; it is there.
   *
   * @param replaces whether it took the place of another device
   */
  public void keep(AdoptedDevice device, boolean replaces, CommitListener done) {
    UUID deviceId = device.deviceId();
    var writes = new ArrayList<Write>();
    writes.add(new Write.PutBlob(new Blob(ADOPTED + deviceId, device.bytes())));
    writes.add(new Arrival(deviceId, replaces).noted());
    if (gone.containsKey(deviceId)) {
      writes.add(new Write.DropBlob(GONE + deviceId));
    }
    store.commit(
        new Transaction(writes),
        Priority.COMMAND,
        result -> {
          if (result instanceof CommitResult.Committed) {
            adopted.put(deviceId, device);
            gone.remove(deviceId);
          }
          done.ended(result);
        });
  }

  /** A device has left. Returns whether that is news. */
  public boolean left(UUID deviceId, Fault why) {
    boolean news = gone.put(deviceId, why.message()) == null;
    if (news) {
      var value = Json.write(Json.object().put("why", why.message()));
      commit(
          new Write.PutBlob(new Blob(GONE + deviceId, value)),
          new Departure(deviceId, why).noted());
    }
    return news;
  }

  /** A device is there, or there again. */
  public void back(UUID deviceId) {
    if (gone.remove(deviceId) != null) {
      commit(new Write.DropBlob(GONE + deviceId));
    }
  }

  /** Forgets a device for good. */
  public void forget(UUID deviceId, CommitListener done) {
    adopted.remove(deviceId);
    gone.remove(deviceId);
    var writes =
        List.<Write>of(new Write.DropBlob(ADOPTED + deviceId), new Write.DropBlob(GONE + deviceId));
    store.commit(new Transaction(writes), Priority.COMMAND, done);
  }

  private void commit(Write... writes) {
    store.commit(new Transaction(List.of(writes)), Priority.ACCESS, NOBODY);
  }

  private static String why(Bytes value) {
    return Json.read(value).map(json -> json.path("why").asText()).orElse("");
  }
}
