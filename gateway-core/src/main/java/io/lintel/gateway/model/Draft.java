package io.lintel.gateway.model;

import java.time.Instant;
import java.util.UUID;

/**
 * An attempt envelope or event that has no sequence yet; the store gives it one in the transaction
 * that commits it.
 *
 * @param kind which topic it goes to
 * @param deliveryClass what it competes with for space
 * @param subject the attempt's id, or the device's (the gateway's for its own events)
 * @param topic after {@code lintel/v1/{gw}/}
 * @param json a JSON object in UTF-8 without {@code store_id}, {@code epoch}, {@code sequence} and
 *     {@code historical}; at most 64 KiB
 * @param createdAt when the record was made
 */
public record Draft(
    Kind kind,
    DeliveryClass deliveryClass,
    UUID subject,
    String topic,
    Bytes json,
    Instant createdAt) {

  /**
   * The bytes that go out: the object with its place in the store, closed by {@code historical},
   * which the sender alone may turn to true.
   */
  public Bytes placed(UUID storeId, long epoch, long sequence) {
    var open = json.utf8();
    return Bytes.utf8(
        open.substring(0, open.lastIndexOf('}'))
            + (",\"store_id\":\"" + storeId + "\",\"epoch\":" + epoch)
            + (",\"sequence\":" + sequence + ",\"historical\":false}"));
  }

  /** The two kinds of message that carry a sequence. */
  public enum Kind {
    ATTEMPT,
    EVENT
  }
}
