package io.lintel.gateway.access;

import io.lintel.spi.CodeSlots.Window;
import io.lintel.spi.Pin;
import java.util.Optional;

/**
 * A slot of a device that holds, or may hold, the digits of one code. It is durable before the
 * device is touched and is forgotten only once the slot was seen empty: no slot is lost.
 *
 * @param slot 1 and up; {@link #IN_GATEWAY} where the gateway holds the code itself
 * @param pin what is, or shall be, in it
 * @param window the times that the device watches itself
 * @param phase how far it is
 * @param owned whether it was proven to hold this code; only then is it written over or cleared
 *     without a look at it
 * @param over the digits that it held before, to be put back should the device refuse the new ones
 */
public record Placement(
    int slot, Pin pin, Optional<Window> window, Phase phase, boolean owned, Optional<Pin> over) {

  /** Not a slot of any device. */
  static final int IN_GATEWAY = 0;

  /** How far it is. */
  public enum Phase {
    /** To be written; it may have been. */
    CLAIMED,
    /** The device was seen to hold it. */
    HELD,
    /** To be emptied; it may have been. */
    CLEARING
  }

  static Placement claim(int slot, Target target) {
    return new Placement(
        slot, target.pin(), target.window(), Phase.CLAIMED, false, Optional.empty());
  }

  static Placement inGateway(Pin pin) {
    return new Placement(IN_GATEWAY, pin, Optional.empty(), Phase.HELD, true, Optional.empty());
  }

  Placement held() {
    return new Placement(slot, pin, window, Phase.HELD, true, Optional.empty());
  }

  Placement clearing() {
    return new Placement(slot, pin, window, Phase.CLEARING, owned, over);
  }

  /** It was seen there. */
  Placement proven() {
    return new Placement(slot, pin, window, phase, true, over);
  }

  /** To be written again; nobody may have changed who owns it. */
  Placement again() {
    return new Placement(slot, pin, window, Phase.CLAIMED, owned, over);
  }

  /** Emptied by someone else: whoever writes it next owns it. */
  Placement lost() {
    return new Placement(slot, pin, window, Phase.CLAIMED, false, Optional.empty());
  }

  /** The same slot for something else, which shall take the place of what is in it. */
  Placement becoming(Target target) {
    return new Placement(
        slot,
        target.pin(),
        target.window(),
        Phase.CLAIMED,
        owned,
        owned ? Optional.of(over.orElse(pin)) : Optional.empty());
  }

  /** Back to what it held; the device refused the rest. */
  Placement restored(Pin before) {
    return new Placement(slot, before, window, Phase.CLAIMED, owned, Optional.empty());
  }

  boolean is(Phase other) {
    return phase == other;
  }

  boolean matches(Target target) {
    return phase != Phase.CLEARING && pin.equals(target.pin()) && window.equals(target.window());
  }

  /** Whether the slot held something of this code that differs from what it shall hold. */
  boolean replaces() {
    return over.isPresent() && !over.get().equals(pin);
  }
}
