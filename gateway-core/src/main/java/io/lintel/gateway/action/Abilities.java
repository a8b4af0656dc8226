package io.lintel.gateway.action;

import io.lintel.spi.Capability;
import io.lintel.spi.LinkSecurity;
import io.lintel.spi.Traits;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a device offers now.
 *
 * @param kind how its door is held
 * @param readback whether it tells its position when asked
 * @param simulated whether it exists in software alone
 * @param keypad whether a simulated one has a keypad
 * @param security of the conversation with it
 * @param offered the capabilities, by their interfaces
 * @param traits what they said of themselves
 */
public record Abilities(
    Kind kind,
    boolean readback,
    boolean simulated,
    boolean keypad,
    LinkSecurity security,
    Set<Class<? extends Capability>> offered,
    List<Traits> traits) {

  public Abilities {
    offered = Set.copyOf(offered);
    traits = List.copyOf(traits);
  }

  /** What moves a door, and nothing else. */
  public Abilities(
      Kind kind, boolean readback, boolean simulated, boolean keypad, LinkSecurity security) {
    this(kind, readback, simulated, keypad, security, Set.of(), List.of());
  }

  public boolean offers(Class<? extends Capability> capability) {
    return offered.contains(capability);
  }

  /** The traits of a kind, if its capability is offered. */
  public <T extends Traits> Optional<T> traits(Class<T> kind) {
    return traits.stream().filter(kind::isInstance).map(kind::cast).findFirst();
  }

  /** Whether it is known what the device can do. */
  public boolean isKnown() {
    return kind != Kind.UNKNOWN;
  }

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
