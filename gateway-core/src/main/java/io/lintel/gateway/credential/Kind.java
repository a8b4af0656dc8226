package io.lintel.gateway.credential;

import java.util.Optional;
import java.util.stream.Stream;

/** The two published kinds of what a card can carry. */
enum Kind {
  ACS_CREDENTIAL("acs_credential", (byte) 0),
  ACCESS_METHOD("access_method", (byte) 1);

  private final String wireName;
  private final byte onCard;

  Kind(String wireName, byte onCard) {
    this.wireName = wireName;
    this.onCard = onCard;
  }

  static Optional<Kind> ofCard(byte code) {
    return Stream.of(values()).filter(kind -> kind.onCard == code).findFirst();
  }

  /** How cards say it; never changes. */
  byte onCard() {
    return onCard;
  }

  /** Of the object in {@code params} and in results. */
  String wireName() {
    return wireName;
  }

  /** Of the field with its id. */
  String idField() {
    return wireName + "_id";
  }
}
