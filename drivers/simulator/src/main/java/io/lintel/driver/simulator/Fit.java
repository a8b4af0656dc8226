package io.lintel.driver.simulator;

import java.util.EnumSet;
import java.util.Set;

/**
 * Which devices a verb fits.
 *
 * @param otherwise what to say of the others
 */
record Fit(Set<Kind> kinds, String otherwise) {

  private static final Set<Kind> BOLTS = EnumSet.of(Kind.LOCK, Kind.KEYPAD_LOCK);
  private static final Set<Kind> KEYPADS = EnumSet.of(Kind.KEYPAD_LOCK, Kind.READER);
  private static final Set<Kind> ANSWERING =
      EnumSet.complementOf(EnumSet.of(Kind.READER, Kind.NOISE_SENSOR));
  private static final Set<Kind> SENSORS = EnumSet.of(Kind.THERMOSTAT, Kind.NOISE_SENSOR);

  static Fit of(Verb verb) {
    return switch (verb) {
      case LOOK, OFFLINE, ONLINE, HANG, RELEASE -> new Fit(EnumSet.allOf(Kind.class), "");
      case JAM, UNJAM -> new Fit(Kind.DOORS, "it has no bolt: use a lock, keypad_lock or release");
      case SLOW -> new Fit(ANSWERING, "it answers nothing that could be late: hang it");
      case MANUAL_LOCK, MANUAL_UNLOCK ->
          new Fit(BOLTS, "it has no thumb-turn: use a lock or keypad_lock");
      case KEY -> new Fit(KEYPADS, "it has no keypad: use a keypad_lock or reader");
      case CARD -> new Fit(EnumSet.of(Kind.READER), "it tells of no cards: use a reader");
      case READING -> new Fit(SENSORS, "it measures nothing: use a thermostat or noise_sensor");
      case ADJUST ->
          new Fit(EnumSet.of(Kind.THERMOSTAT), "it has nothing to adjust: use a thermostat");
      case PRESENT_CARD, REMOVE_CARD ->
          new Fit(EnumSet.of(Kind.ENCODER), "no card can lie on it: use an encoder");
      case FOREIGN_CODE, FILL_SLOTS, REFUSE_CODES ->
          new Fit(EnumSet.of(Kind.KEYPAD_LOCK), "it holds no codes: use a keypad_lock");
    };
  }
}
