package io.lintel.driver.zwave.node;

import io.lintel.spi.Report.Method;
import java.util.Optional;

/** With what someone moved a bolt, as User Credential numbers its types. */
enum Credential {
  CODE("a code", Method.KEYCODE),
  CARD("a card", Method.CARD),
  PHONE("a phone", Method.UNKNOWN),
  EYE("an eye", Method.UNKNOWN),
  FACE("a face", Method.UNKNOWN),
  FINGER("a finger", Method.UNKNOWN),
  HAND("a hand", Method.UNKNOWN),
  BODY("a mark of the body", Method.UNKNOWN);

  private final String words;
  private final Method method;

  Credential(String words, Method method) {
    this.words = words;
    this.method = method;
  }

  /** In an installer's words. */
  String words() {
    return words;
  }

  /** As what events tell it: they name codes and cards alone. */
  Method method() {
    return method;
  }

  /**
   * The kind of a type.
   *
   * @param type 0 when not told
   */
  static Optional<Credential> of(int type) {
    return switch (type) {
      // PIN, password
      case 0x01, 0x02 -> Optional.of(CODE);
      // RFID, NFC, DESFire
      case 0x03, 0x05, 0x0C -> Optional.of(CARD);
      // Bluetooth LE, ultra wide band
      case 0x04, 0x06 -> Optional.of(PHONE);
      case 0x07 -> Optional.of(EYE);
      case 0x08 -> Optional.of(FACE);
      case 0x09 -> Optional.of(FINGER);
      case 0x0A -> Optional.of(HAND);
      case 0x0B -> Optional.of(BODY);
      default -> Optional.empty();
    };
  }
}
