package io.lintel.gateway.action;

import io.lintel.spi.LinkSecurity;

/**
 * What a device offers now.
 *
 * @param kind how its door is held
 * @param readback whether it tells its position when asked
 * @param simulated whether it exists in software alone
 * @param keypad whether a simulated one has a keypad
 * @param security of the conversation with it
 */
public record Abilities(
    Kind kind, boolean readback, boolean simulated, boolean keypad, LinkSecurity security) {

  /** How a door is held. */
  public enum Kind {
    /** Attached, but not known yet: an interview is under way or its link is down. */
    UNKNOWN,
    /** Not attached, or nothing that moves a door. */
    NONE,
    BOLT,
    /** A bolt that cannot tell where it is. */
    BOLT_BLIND,
    RELEASE_MOMENTARY,
    RELEASE_LATCHED
  }

  public static Abilities unknown() {
    return new Abilities(Kind.UNKNOWN, false, false, false, LinkSecurity.NOT_APPLICABLE);
  }

  public static Abilities none() {
    return new Abilities(Kind.NONE, false, false, false, LinkSecurity.NOT_APPLICABLE);
  }
}
