package io.lintel.gateway.action;

import io.lintel.gateway.log.HouseLog;
import io.lintel.gateway.model.Bytes;
import io.lintel.gateway.model.DeliveryClass;
import io.lintel.gateway.model.Draft;
import io.lintel.gateway.store.Blob;
import io.lintel.gateway.store.CommitResult;
import io.lintel.gateway.store.Write;
import io.lintel.gateway.time.Loop;
import io.lintel.gateway.time.Time;
import io.lintel.spi.Capability;
import io.lintel.spi.Order;
import io.lintel.spi.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** What a {@link Specialist} may use. On the engine's loop alone; every call returns at once. */
public interface Workshop {

  Time time();

  /** The engine's own. */
  Loop loop();

  List<KnownDevice> devices();

  Abilities abilities(UUID deviceId);

  /** Whether the device's driver has said since this start that it does not answer. */
  boolean isOffline(UUID deviceId);

  /**
   * One exchange with a device, in its lane: it waits while another one or a door attempt is under
   * way, and doors overtake what waits. Too much waiting ends it as {@code NotSent}, {@code
   * DEVICE_BUSY}.
   *
   * @param call hands the order to the capability, on the driver's loop
   * @param within the order's permit ends so much after now
   * @param then hears the outcome, once
   */
  <C extends Capability> void order(
      UUID deviceId,
      Class<C> capability,
      BiConsumer<C, Order> call,
      Duration within,
      Consumer<Outcome> then);

  /**
   * Lets someone in who stands at the door: neither the store nor the lane is waited for.
   *
   * @param within the order's permit ends so much after now
   */
  void unlockNow(UUID deviceId, Duration within, Consumer<Outcome> then);

  /** Committed values whose keys begin so, in order of their keys. */
  List<Blob> blobs(String prefix);

  /** Commits what has happened, in order, and insists until it is written. */
  void record(List<Write> writes);

  /** Commits, and tells how that ended. */
  void commit(List<Write> writes, Consumer<CommitResult> then);

  /**
   * An event of a device, for {@link Write.Publish}. Its id is minted here, once.
   *
   * @param fields beside those that every event of a device has
   */
  Draft event(
      String type,
      DeliveryClass deliveryClass,
      UUID deviceId,
      Instant occurredAt,
      Map<String, Object> fields);

  /** Publishes the device's retained state again, with {@link Specialist#properties}. */
  void refreshState(UUID deviceId);

  /**
   * Puts a retained latest value.
   *
   * @param topic below the gateway's own
   */
  void slot(String topic, Bytes json);

  HouseLog house();

  UUID newId();
}
