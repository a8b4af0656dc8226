package io.lintel.gateway.mqtt;

import io.lintel.gateway.model.Bytes;

/** The one change that a stored message may undergo. */
final class Historical {

  private static final String FRESH = "\"historical\":false}";
  private static final String OLD = "\"historical\":true}";

  private Historical() {}

  /** The same message, saying that it was sent long after it was made. */
  static Bytes mark(Bytes payload) {
    String json = payload.utf8();
    if (!json.endsWith(FRESH)) {
      throw new IllegalArgumentException("a stored message does not end in " + FRESH);
    }
    return Bytes.utf8(json.substring(0, json.length() - FRESH.length()) + OLD);
  }
}
