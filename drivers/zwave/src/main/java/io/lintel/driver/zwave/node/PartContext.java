package io.lintel.driver.zwave.node;

import io.lintel.driver.zwave.talk.Talk;
import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.spi.DeviceStore;
import io.lintel.spi.Reports;
import io.lintel.spi.Time;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

/**
 * What a part may use.
 *
 * @param profile what the interview found; a new one comes with new parts
 * @param talk with this node alone
 * @param store of the whole instance: use {@link #keep} and {@link #kept}
 */
public record PartContext(
    NodeId node,
    UUID deviceId,
    ZoneId timeZone,
    NodeProfile profile,
    Talk talk,
    Time time,
    Reports reports,
    DeviceStore store,
    System.Logger logger) {
  /** What was kept of this device under a name; it stays when the node is replaced. */
  public Optional<byte[]> kept(String name) {
    return store.get(key(name));
  }

  /**
   * Keeps a little of this device.
   *
   * @param durable called once it would survive a power cut
   */
  public void keep(String name, byte[] value, Runnable durable) {
    store.put(key(name), value, durable);
  }

  public void forget(String name) {
    store.remove(key(name));
  }

  private String key(String name) {
    return "device." + deviceId + "." + name;
  }
}
