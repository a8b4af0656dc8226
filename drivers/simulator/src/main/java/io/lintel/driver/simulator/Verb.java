package io.lintel.driver.simulator;

import java.util.List;
import java.util.Locale;

/** What the outside can do, in the words of the control socket. */
enum Verb {
  LOOK,
  JAM,
  UNJAM,
  OFFLINE,
  ONLINE,
  HANG,
  RELEASE,
  SLOW,
  MANUAL_LOCK,
  MANUAL_UNLOCK,
  KEY,
  CARD,
  READING,
  ADJUST,
  PRESENT_CARD,
  REMOVE_CARD,
  FOREIGN_CODE,
  FILL_SLOTS,
  REFUSE_CODES;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The keys that go with it, beside device_id and do. */
  List<String> keys() {
    return switch (this) {
      case KEY -> List.of("digits");
      case CARD -> List.of("bits", "hex");
      case READING -> List.of("value", "nrs");
      case ADJUST -> List.of("mode", "fan", "heating", "cooling");
      case PRESENT_CARD -> List.of("uid", "content");
      case FOREIGN_CODE -> List.of("slot", "digits");
      case LOOK,
          JAM,
          UNJAM,
          OFFLINE,
          ONLINE,
          HANG,
          RELEASE,
          SLOW,
          MANUAL_LOCK,
          MANUAL_UNLOCK,
          REMOVE_CARD,
          FILL_SLOTS,
          REFUSE_CODES ->
          List.of();
    };
  }
}
