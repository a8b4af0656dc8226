package io.lintel.gateway.access.local;

import io.lintel.gateway.access.DoorCode;
import io.lintel.spi.Pin;
import io.lintel.spi.Secret;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Codes and keys for tests. */
final class Given {

  static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");
  static final UUID DOOR = new UUID(7, 0);
  static final UUID KEYPAD = new UUID(7, 1);
  static final UUID OTHER_KEYPAD = new UUID(7, 2);

  private Given() {}

  static KeyedHash hash() {
    return new KeyedHash(new Secret(new byte[32]));
  }

  static DoorCode code(long id, String digits) {
    return new DoorCode(
        new UUID(9, id), new Pin(digits), Optional.empty(), Optional.empty(), false);
  }

  static DoorCode code(long id, String digits, Instant from, Instant until) {
    return new DoorCode(
        new UUID(9, id), new Pin(digits), Optional.of(from), Optional.of(until), false);
  }

  static DoorCode duress(long id, String digits) {
    return new DoorCode(new UUID(9, id), new Pin(digits), Optional.empty(), Optional.empty(), true);
  }
}
