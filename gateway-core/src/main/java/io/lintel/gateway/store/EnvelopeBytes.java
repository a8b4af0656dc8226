package io.lintel.gateway.store;

import io.lintel.gateway.model.Bytes;
import io.lintel.gateway.model.DeliveryClass;
import io.lintel.gateway.model.Draft;
import java.time.Instant;
import java.util.UUID;

/** Whole messages made of drafts, and back while nobody has seen them. */
final class EnvelopeBytes {

  private static final int JSON_BYTES_MAX = 65_536;
  private static final String PLACE = ",\"store_id\":\"";

  private EnvelopeBytes() {}

  /** The whole message of a draft. */
  static byte[] complete(Draft draft, UUID storeId, long epoch, long sequence) {
    byte[] json = draft.json().toArray();
    if (json.length > JSON_BYTES_MAX) {
      throw new IllegalArgumentException(
          "a message of " + json.length + " bytes is over " + JSON_BYTES_MAX);
    }
    if (json.length <= 2 || json[0] != '{' || json[json.length - 1] != '}') {
      throw new IllegalArgumentException(
          "a message is one JSON object with members and without space around it");
    }
    return draft.placed(storeId, epoch, sequence).toArray();
  }

  /** The whole message of what {@link #draftOf} gave. */
  static byte[] place(Bytes json, UUID storeId, long epoch, long sequence) {
    return new Draft(Draft.Kind.EVENT, DeliveryClass.GATEWAY, storeId, "", json, Instant.EPOCH)
        .placed(storeId, epoch, sequence)
        .toArray();
  }

  /** What {@link #complete} was given: the same without the store's own members. */
  static Bytes draftOf(Bytes whole) {
    String text = whole.utf8();
    return Bytes.utf8(text.substring(0, text.lastIndexOf(PLACE)) + '}');
  }
}
