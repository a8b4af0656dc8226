package io.lintel.driver.zwave.security;

/** How well a command was protected on the air, or is to be. */
public sealed interface Level {
  /** Anyone can have sent it. */
  record Clear() implements Level {}

  /** Under the network key of a class. */
  record Secure(SecurityClass by) implements Level {}

  /** Under the temporary key of an inclusion that is under way with this node. */
  record Joining() implements Level {}
}
